// A program's figures under its output: Bokeh models from plain data. What is drawn, and how, has been decided in Python.

import { embedded, made as model, put } from "../adapters/figures.js";
import { colourOf, tokenOf } from "../dom/tokens.js";
import { element } from "../dom/elements.js";
import { icon, shape } from "../dom/icon.js";
import "./plots.css";

const LARGER = "M9.5 2H14v4.5M14 2 9.5 6.5M6.5 14H2V9.5M2 14l4.5-4.5";

/** Keeps `root` showing the newest figures: new points in the old axes where only numbers have changed. */
export function plotting(root) {
  let form = "[]";
  let drawn = [];
  const theme = () => drawn.forEach((axes) => axes.paint());
  const show = (figures) => {
    const fresh = JSON.stringify(figures, (name, value) => (FLOWING.has(name) ? undefined : value));
    const all = figures.flatMap(({ axes }) => axes);
    if (fresh === form) return drawn.forEach((axes, at) => axes.move(all[at]));
    form = fresh;
    drawn.forEach((axes) => axes.remove());
    drawn = [];
    root.replaceChildren(...figures.map((figure) => figureOf(figure, (axes) => drawn.push(axes))));
    root.hidden = !figures.length;
  };
  return { show, theme };
}

const FLOWING = new Set(["x", "y", "words"]); // what moves with a slider

function figureOf({ title, columns, axes }, made) {
  const root = element("div", "plot", { role: "group", "aria-label": title || "Figure" });
  const grid = element("div", columns > 1 ? "grid" : "grid single", { style: `--columns: ${columns}` });
  const larger = element("button", "larger", { type: "button", "aria-label": "Enlarge", title: "Enlarge" });
  larger.append(icon(LARGER, 16));
  larger.addEventListener("click", () => enlarge(root));
  if (title) root.append(element("h3", "", {}, title));
  grid.append(...axes.map((each) => axesOf(each, made)));
  root.append(larger, grid);
  return root;
}

function axesOf(axes, made) {
  const root = element("figure");
  const canvas = element("div", "canvas", { role: "img" });
  if (axes.title) root.append(element("figcaption", "", {}, axes.title));
  root.append(canvas, legendOf(axes.marks));
  made(picture(canvas, axes));
  return root;
}

/** The names as they were typed, each beside its stroke. */
function legendOf(marks) {
  const list = element("ul", "names");
  const named = marks.filter(({ label }) => label);
  list.append(...named.map((mark) => {
    const entry = element("li", "", {}, mark.label);
    entry.prepend(swatch(mark));
    return entry;
  }));
  return list;
}

function swatch({ colour, dash, lined, marker, kind }) {
  const made = shape("svg", { viewBox: "0 0 28 12", "aria-hidden": "true" });
  const draw = (name, attributes) => made.append(shape(name, attributes));
  made.style.color = `var(--${colour})`;
  if (["bar", "cell", "band"].includes(kind)) draw("rect", { x: 8, y: 1, width: 12, height: 10, fill: "currentColor" });
  else if (lined || kind !== "scatter") draw("path", { d: "M1 6h26", "stroke-dasharray": dash.join(" ") });
  if (marker) draw("circle", { cx: 14, cy: 6, r: 3.5, fill: "currentColor" });
  return made;
}

/** One set of axes in a Bokeh document of its own. */
function picture(canvas, axes) {
  const ends = ({ low, high }) => ({ start: low, end: high });
  const plot = model("Plot", {
    x_range: model("Range1d", ends(axes.x)), y_range: model("Range1d", ends(axes.y)),
    x_scale: model(axes.x.log ? "LogScale" : "LinearScale"), y_scale: model(axes.y.log ? "LogScale" : "LinearScale"),
    sizing_mode: "stretch_both", min_width: 0, min_height: 0, toolbar_location: null, min_border: 6,
    outline_line_color: null, background_fill_color: null, border_fill_color: null,
  });
  const rulers = [["below", 0, axes.x, axes.x_label], ["left", 1, axes.y, axes.y_label]].map(([side, dimension, { log }, label]) =>
    rule(plot, side, dimension, log, label, axes.grid));
  const strokes = axes.marks.flatMap((mark) => GLYPHS[mark.kind](plot, mark));
  const paint = () => {
    for (const { glyph, source, fill, colour } of strokes) {
      const shade = source ? { value: colourOf(colour) } : colourOf(colour);
      put(glyph, fill ? { line_color: shade, fill_color: shade } : { line_color: shade });
    }
    for (const { axis, grid } of rulers) {
      put(axis, { axis_line_color: colourOf("strong"), major_tick_line_color: colourOf("strong") });
      put(axis, { major_label_text_color: colourOf("soft"), axis_label_text_color: colourOf("ink") });
      if (grid) put(grid, { grid_line_color: colourOf("line") });
    }
  };
  const move = (fresh) => {
    canvas.setAttribute("aria-label", fresh.words);
    put(plot.x_range, ends(fresh.x));
    put(plot.y_range, ends(fresh.y));
    for (const { source, at, glyph } of strokes) {
      const { x, y } = fresh.marks[at];
      if (source) source.data = columnsOf(fresh.marks[at]);
      else put(glyph, { location: glyph.dimension === "width" ? y[0] : x[0] });
    }
  };
  strokes.forEach((one) => (one.at = axes.marks.indexOf(one.mark)));
  canvas.setAttribute("aria-label", axes.words);
  paint();
  return { paint, move, remove: embedded(plot, canvas) };
}

const GLYPHS = {
  line: (plot, mark) => [
    ...(mark.lined ? [glyphOf(plot, mark, "Line", { line_width: 2, line_dash: mark.dash, line_join: "round" })] : []),
    ...(mark.marker ? [glyphOf(plot, mark, "Scatter", { marker: mark.marker, size: 6 }, true)] : []),
  ],
  scatter: (plot, mark) => [glyphOf(plot, mark, "Scatter", { marker: mark.marker, size: 6, fill_alpha: 0.75 }, true)],
  bar: (plot, mark) => [glyphOf(plot, mark, "VBar", { top: { field: "y" }, bottom: 0, width: mark.width, fill_alpha: 0.75 }, true)],
  contour: (plot, mark) => [glyphOf(plot, mark, "Line", { line_width: 1.5, line_dash: mark.dash })],
  cell: (plot, mark) => [glyphOf(plot, mark, "Rect", { width: mark.width, height: mark.height, line_width: 0, fill_alpha: 0.75 }, true)],
  band: (plot, mark) => [glyphOf(plot, mark, "Patch", { line_width: 0, fill_alpha: 0.25 }, true)],
  across: (plot, mark) => [spanOf(plot, mark, "width", mark.y[0])],
  upright: (plot, mark) => [spanOf(plot, mark, "height", mark.x[0])],
};

function glyphOf(plot, mark, name, properties, fill = false) {
  const place = name === "VBar" ? { x: { field: "x" } } : { x: { field: "x" }, y: { field: "y" } };
  const glyph = model(name, { ...place, ...properties });
  const source = model("ColumnDataSource", { data: columnsOf(mark) });
  plot.renderers.push(model("GlyphRenderer", { data_source: source, glyph }));
  return { glyph, source, fill, colour: mark.colour, mark };
}

function spanOf(plot, mark, dimension, location) {
  const glyph = model("Span", { dimension, location, line_width: 1.5, line_dash: mark.dash });
  plot.center.push(glyph);
  return { glyph, source: null, fill: false, colour: mark.colour, mark };
}

const columnsOf = ({ x, y }) => ({ x: x.map((one) => one ?? NaN), y: y.map((one) => one ?? NaN) });

function rule(plot, side, dimension, log, label, ruled) {
  const mono = tokenOf("mono") || "monospace";
  const ticker = log ? model("LogTicker") : model("BasicTicker", { desired_num_ticks: 5 });
  const axis = model(log ? "LogAxis" : "LinearAxis", {
    ticker, axis_label: label || null, axis_label_standoff: 4, axis_label_text_font_style: "normal",
    axis_label_text_font: mono, axis_label_text_font_size: "13px",
    major_label_text_font: mono, major_label_text_font_size: "12px",
    minor_tick_line_color: null, major_tick_in: 0, major_tick_out: 4, major_label_standoff: 4,
  });
  plot[side].push(axis);
  const grid = ruled ? model("Grid", { dimension, ticker, axis }) : null;
  if (grid) plot.center.push(grid);
  return { axis, grid };
}

/** The figure on the whole screen, and back in its place when that is closed. */
function enlarge(plot) {
  const seat = element("div", "seat");
  const dialog = element("dialog", "large", { "aria-label": "Figure" });
  const close = element("button", "", { type: "button", autofocus: "" }, "Close");
  plot.replaceWith(seat);
  dialog.append(plot, close);
  seat.append(dialog);
  close.addEventListener("click", () => dialog.close());
  dialog.addEventListener("click", ({ target }) => target === dialog && dialog.close());
  dialog.addEventListener("close", () => seat.replaceWith(plot));
  dialog.showModal();
}
