// Fills small Bokeh figures. Python hears nothing of it: everything is set with sync false.

import { colourOf } from "../dom/colour.js";

const COLOURS = {
  ground: { line_color: "strong" }, line: { line_color: "ink" }, points: { fill_color: "ink" }, lost: { line_color: "neg" },
  now: { fill_color: "now", line_color: "ink" },
};
const quietly = { sync: false };

/** Show curve and ground in a figure of ours; null is a gap. What is `lost`, {x, top}, is marked at the upper or lower edge. */
export function fill(figure, { points, lost = [], ground = { xs: [], ys: [] }, log = false }) {
  const sources = sourcesOf(figure);
  const room = roomFor(points.y, log);
  const edge = ({ top }) => between(room, top ? 0.95 : 0.05, log);
  sources.ground.setv({ data: ground }, quietly);
  sources.points.setv({ data: { x: gapped(points.x), y: gapped(points.y) } }, quietly);
  sources.lost.setv({ data: { x: lost.map(({ x }) => x), y: lost.map(edge) } }, quietly);
  mark(figure, []);
  figure.x_range.setv(roomFor([...points.x, ...lost.map(({ x }) => x)]), quietly);
  figure.y_range.setv(room, quietly);
  if (log) figure.left[0].ticker.setv({ ticks: decades(room) }, quietly);
}

/** Put the present point where `at` says, [x, y]; nowhere if it lacks one of them. */
export function mark(figure, at) {
  const known = at.length === 2 && at.every(Number.isFinite);
  sourcesOf(figure).now.setv({ data: known ? { x: [at[0]], y: [at[1]] } : { x: [], y: [] } }, quietly);
}

const gapped = (numbers) => numbers.map((number) => number ?? NaN);

const sourcesOf = (figure) => Object.fromEntries(figure.renderers.map(({ name, data_source }) => [name, data_source]));

function roomFor(numbers, log = false) {
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
    for (const [property, token] of Object.entries({ ...COLOURS[name], ...own[name] })) glyph.setv({ [property]: { value: colourOf(token) } }, quietly);
  }
  for (const axis of [...figure.left, ...figure.below]) {
    axis.setv({ axis_line_color: colourOf("strong"), major_tick_line_color: colourOf("strong"), major_label_text_color: colourOf("soft") }, quietly);
  }
}
