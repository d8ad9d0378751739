// One set of axes with its marks, as a Bokeh plot made of plain data: {x, y: {low, high, log}, marks, lost, words, ...}.
// A null is a gap; what is `lost`, [x, side], has a mark at the edge where it would lie.

import { embedded, made as model, put } from "../adapters/figures.js";
import { colourOf } from "../dom/tokens.js";
import { GLYPHS, columnsOf } from "./glyphs.js";
import { decades, edge } from "./ranges.js";
import { ruled } from "./rulers.js";

const FLOWING = new Set(["x", "y", "words", "lost"]); // what moves with a slider: the rest is the form
const EDGE = 6; // px around the frame and its axes
const LOST = { kind: "scatter", colour: "neg", marker: "x", size: 11, x: [], y: [] };

/** What of a picture stays when only numbers change. */
export const formOf = (picture) => JSON.stringify(picture, (name, value) => (FLOWING.has(name) ? undefined : value));

/** Shows axes in an element: new points in the old ones where only numbers have changed. */
export function axesIn(canvas) {
  let drawn = /** @type {any} */ (null);
  let form = "";
  canvas.setAttribute("role", "img");
  const remove = () => {
    drawn?.remove();
    [drawn, form] = [null, ""];
  };
  const show = (axes) => {
    const fresh = formOf({ ...axes, logs: [Boolean(axes.x.log), Boolean(axes.y.log)] });
    if (fresh !== form) {
      remove();
      drawn = pictureIn(canvas, axes);
      form = fresh;
    }
    canvas.setAttribute("aria-label", axes.words);
    drawn.move(axes);
  };
  return { show, remove, theme: () => drawn?.paint(), xAt: (clientX) => drawn?.xAt(clientX) ?? NaN };
}

function pictureIn(canvas, axes) {
  const plot = model("Plot", {
    name: axes.name ?? null,
    x_range: model("Range1d"), y_range: model("Range1d"),
    x_scale: model(axes.x.log ? "LogScale" : "LinearScale"), y_scale: model(axes.y.log ? "LogScale" : "LinearScale"),
    sizing_mode: "stretch_both", min_width: 0, min_height: 0, toolbar_location: null, min_border: EDGE,
    outline_line_color: null, background_fill_color: null, border_fill_color: null,
  });
  const rulers = [["below", 0, axes.x, axes.x_label], ["left", 1, axes.y, axes.y_label]].map(([side, dimension, { log }, label]) =>
    ruled(plot, { side, dimension, log, label, grid: axes.grid }));
  const glyphs = [...axes.marks, LOST].flatMap((mark, at) => GLYPHS[mark.kind](plot, mark).map((glyph) => ({ ...glyph, mark, at })));
  const paint = () => {
    glyphs.forEach(coloured);
    rulers.forEach((ruler) => ruler.paint());
  };
  let before = {};
  const move = (fresh) => {
    put(plot.x_range, { start: fresh.x.low, end: fresh.x.high });
    put(plot.y_range, { start: fresh.y.low, end: fresh.y.high });
    rulers.forEach((ruler, at) => ruler.tick(decades(at ? fresh.y : fresh.x)));
    const marks = [...fresh.marks, lostIn(fresh)];
    for (const { at, source, glyph } of glyphs) if (marks[at] !== before[at]) placed(source, glyph, marks[at]);
    before = marks;
  };
  paint();
  /** What stands at a place on the screen; the frame lies at the right of its axis. */
  const xAt = (clientX) => {
    const { left, width } = canvas.getBoundingClientRect();
    const share = (clientX - left - (width - EDGE - plot.inner_width)) / plot.inner_width;
    return plot.x_range.start + share * (plot.x_range.end - plot.x_range.start);
  };
  return { paint, move, xAt, remove: embedded(plot, canvas) };
}

/** The marks of what lies beyond the axes. */
const lostIn = ({ lost = [], y }) => ({ ...LOST, x: lost.map(([x]) => x), y: lost.map(([, side]) => edge(y, side)) });

function placed(source, glyph, mark) {
  if (source) put(source, { data: columnsOf(mark) });
  else put(glyph, { location: glyph.dimension === "width" ? mark.y[0] : mark.x[0] });
}

function coloured({ glyph, source, wears, mark }) {
  const shade = (token) => (source ? { value: colourOf(token) } : colourOf(token));
  const worn = (property) => (property === "line_color" ? mark.outline ?? mark.colour : mark.colour);
  put(glyph, Object.fromEntries(wears.map((property) => [property, shade(worn(property))])));
}
