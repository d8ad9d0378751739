// Fills small Bokeh figures. Python hears nothing of it.

import { put } from "../adapters/figures.js";
import { colourOf } from "../dom/tokens.js";

const COLOURS = {
  contour: { line_color: "strong" }, line: { line_color: "ink" }, points: { fill_color: "ink" }, lost: { line_color: "neg" },
  now: { fill_color: "now", line_color: "ink" },
};

/** Show curve and contour in a figure of ours; null is a gap. What is `lost`, {x, top}, is marked at the upper or lower edge. */
export function fill(figure, { points, lost = [], contour = { xs: [], ys: [] }, log = false }) {
  const sources = sourcesOf(figure);
  const range = rangeFor(points.y, log);
  const edge = ({ top }) => between(range, top ? 0.95 : 0.05, log);
  put(sources.contour, { data: contour });
  put(sources.points, { data: { x: gapped(points.x), y: gapped(points.y) } });
  put(sources.lost, { data: { x: lost.map(({ x }) => x), y: lost.map(edge) } });
  mark(figure, []);
  put(figure.x_range, rangeFor([...points.x, ...lost.map(({ x }) => x)]));
  put(figure.y_range, range);
  if (log) put(figure.left[0].ticker, { ticks: decades(range) });
}

/** Put the present point where `at` says, [x, y]; nowhere if it lacks one of them. */
export function mark(figure, at) {
  const known = at.length === 2 && at.every(Number.isFinite);
  put(sourcesOf(figure).now, { data: known ? { x: [at[0]], y: [at[1]] } : { x: [], y: [] } });
}

const gapped = (numbers) => numbers.map((number) => number ?? NaN);

const sourcesOf = (figure) => Object.fromEntries(figure.renderers.map(({ name, data_source }) => [name, data_source]));

function rangeFor(numbers, log = false) {
  const finite = numbers.filter(Number.isFinite);
  const [low, high] = finite.length ? [Math.min(...finite), Math.max(...finite)] : [0, 1];
  if (log) return { start: low / (high / low) ** 0.12, end: high * (high / low) ** 0.12 };
  const margin = (high - low || Math.abs(high) || 1) * 0.12;
  return { start: low - margin, end: high + margin };
}

/** A number of a range: 0 is its start, 1 its end. */
const between = ({ start, end }, part, log) => (log ? start * (end / start) ** part : start + part * (end - start));

/** Up to four powers of ten in a range, evenly spread. */
function decades({ start, end }) {
  const [first, last] = [Math.ceil(Math.log10(start)), Math.floor(Math.log10(end))];
  const step = Math.max(1, Math.ceil((last - first) / 3));
  return Array.from({ length: 1 + Math.floor((last - first) / step) }, (_, at) => 10 ** (first + at * step));
}

/** Give a figure the page's colours; `own` says which glyphs differ. */
export function paint(figure, own = {}) {
  for (const { name, glyph } of figure.renderers) {
    for (const [property, token] of Object.entries({ ...COLOURS[name], ...own[name] })) put(glyph, { [property]: { value: colourOf(token) } });
  }
  for (const axis of [...figure.left, ...figure.below]) {
    put(axis, { axis_line_color: colourOf("strong"), major_tick_line_color: colourOf("strong"), major_label_text_color: colourOf("soft") });
  }
}
