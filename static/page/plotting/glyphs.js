// How each kind of mark is drawn: its glyphs, their columns, and what of them wears the mark's colour.

import { made as model } from "../adapters/figures.js";
import { tokenOf } from "../dom/tokens.js";

export const columnsOf = ({ x, y }) => ({ x: x.map((one) => one ?? NaN), y: y.map((one) => one ?? NaN) });

const LINED = ["line_color"];
const FILLED = ["line_color", "fill_color"];

export const GLYPHS = {
  line: (plot, mark) => [
    ...(mark.lined ? [glyphOf(plot, mark, "Line", { line_width: 2, line_dash: mark.dash, line_join: "round" })] : []),
    ...(mark.marker ? [glyphOf(plot, mark, "Scatter", { marker: mark.marker, size: mark.size ?? 6 }, FILLED)] : []),
  ],
  scatter: (plot, mark) => [glyphOf(plot, mark, "Scatter", { marker: mark.marker, size: mark.size ?? 6, line_width: mark.outline ? 2 : 1, fill_alpha: mark.outline ? 1 : 0.75 }, FILLED)],
  bar: (plot, mark) => [glyphOf(plot, mark, "VBar", { top: { field: "y" }, bottom: 0, width: mark.width, fill_alpha: 0.75 }, FILLED)],
  contour: (plot, mark) => [glyphOf(plot, mark, "Line", { line_width: 1.5, line_dash: mark.dash })],
  cell: (plot, mark) => [glyphOf(plot, mark, "Rect", { width: mark.width, height: mark.height, line_width: 0, fill_alpha: 0.75 }, FILLED)],
  band: (plot, mark) => [glyphOf(plot, mark, "Patch", { line_width: 0, fill_alpha: 0.25 }, FILLED)],
  text: wordsOf,
  note: wordsOf,
  across: (plot, mark) => [spanOf(plot, mark, "width")],
  upright: (plot, mark) => [spanOf(plot, mark, "height")],
};

/** Words at a point. */
function wordsOf(plot, mark) {
  const [side, line] = mark.align;
  const [right, down] = mark.offset;
  return [glyphOf(plot, mark, "Text", {
    text: { value: mark.text }, text_align: side, text_baseline: line, x_offset: right, y_offset: down,
    text_font: tokenOf("mono") || "monospace", text_font_size: "13px",
  }, ["text_color"])];
}

function glyphOf(plot, mark, name, properties, wears = LINED) {
  const place = name === "VBar" ? { x: { field: "x" } } : { x: { field: "x" }, y: { field: "y" } };
  const glyph = model(name, { ...place, ...properties });
  const source = model("ColumnDataSource", { data: columnsOf(mark) });
  plot.renderers.push(model("GlyphRenderer", { data_source: source, glyph, name: mark.name ?? null }));
  return { glyph, source, wears };
}

function spanOf(plot, mark, dimension) {
  const glyph = model("Span", { dimension, line_width: 1.5, line_dash: mark.dash });
  plot.center.push(glyph);
  return { glyph, source: null, wears: LINED };
}
