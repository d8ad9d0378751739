// How each kind of mark is drawn: its glyphs, their columns, and whether they are filled.

import { made as model } from "../adapters/figures.js";

export const columnsOf = ({ x, y }) => ({ x: x.map((one) => one ?? NaN), y: y.map((one) => one ?? NaN) });

export const GLYPHS = {
  line: (plot, mark) => [
    ...(mark.lined ? [glyphOf(plot, mark, "Line", { line_width: 2, line_dash: mark.dash, line_join: "round" })] : []),
    ...(mark.marker ? [glyphOf(plot, mark, "Scatter", { marker: mark.marker, size: mark.size ?? 6 }, true)] : []),
  ],
  scatter: (plot, mark) => [glyphOf(plot, mark, "Scatter", { marker: mark.marker, size: mark.size ?? 6, line_width: mark.outline ? 2 : 1, fill_alpha: mark.outline ? 1 : 0.75 }, true)],
  bar: (plot, mark) => [glyphOf(plot, mark, "VBar", { top: { field: "y" }, bottom: 0, width: mark.width, fill_alpha: 0.75 }, true)],
  contour: (plot, mark) => [glyphOf(plot, mark, "Line", { line_width: 1.5, line_dash: mark.dash })],
  cell: (plot, mark) => [glyphOf(plot, mark, "Rect", { width: mark.width, height: mark.height, line_width: 0, fill_alpha: 0.75 }, true)],
  band: (plot, mark) => [glyphOf(plot, mark, "Patch", { line_width: 0, fill_alpha: 0.25 }, true)],
  across: (plot, mark) => [spanOf(plot, mark, "width")],
  upright: (plot, mark) => [spanOf(plot, mark, "height")],
};

function glyphOf(plot, mark, name, properties, isFilled = false) {
  const place = name === "VBar" ? { x: { field: "x" } } : { x: { field: "x" }, y: { field: "y" } };
  const glyph = model(name, { ...place, ...properties });
  const source = model("ColumnDataSource", { data: columnsOf(mark) });
  plot.renderers.push(model("GlyphRenderer", { data_source: source, glyph, name: mark.name ?? null }));
  return { glyph, source, isFilled };
}

function spanOf(plot, mark, dimension) {
  const glyph = model("Span", { dimension, line_width: 1.5, line_dash: mark.dash });
  plot.center.push(glyph);
  return { glyph, source: null, isFilled: false };
}
