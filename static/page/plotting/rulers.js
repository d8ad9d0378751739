// An axis with its ticks, its numbers, its label and, if asked for, its lines across the plot.

import { made as model, put } from "../adapters/figures.js";
import { colourOf, tokenOf } from "../dom/tokens.js";

const TICKS = 5;

export function ruled(plot, { side, dimension, log, label, grid: isRuled }) {
  const mono = tokenOf("mono") || "monospace";
  const even = log ? model("LogTicker", { desired_num_ticks: TICKS }) : model("BasicTicker", { desired_num_ticks: TICKS });
  const axis = model(log ? "LogAxis" : "LinearAxis", {
    ticker: even, axis_label: label || null, axis_label_standoff: 4, axis_label_text_font_style: "normal",
    axis_label_text_font: mono, axis_label_text_font_size: "13px",
    major_label_text_font: mono, major_label_text_font_size: "12px",
    minor_tick_line_color: null, major_tick_in: 0, major_tick_out: 4, major_label_standoff: 4,
  });
  plot[side].push(axis);
  const grid = isRuled ? model("Grid", { dimension, ticker: even, axis }) : null;
  if (grid) plot.center.push(grid);
  const paint = () => {
    put(axis, { axis_line_color: colourOf("strong"), major_tick_line_color: colourOf("strong") });
    put(axis, { major_label_text_color: colourOf("soft"), axis_label_text_color: colourOf("ink") });
    if (grid) put(grid, { grid_line_color: colourOf("line") });
  };
  let before = "";
  /** On a logarithmic axis the powers of ten alone, where there are enough of them. */
  const tick = (powers) => {
    if (!log || before === String(powers)) return;
    before = String(powers);
    const ticker = powers.length ? model("FixedTicker", { ticks: powers }) : even;
    for (const each of grid ? [axis, grid] : [axis]) put(each, { ticker });
  };
  return { paint, tick };
}
