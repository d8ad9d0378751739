// Fills small Bokeh figures. Python hears nothing of it: everything is set with sync false.

const COLOURS = { ground: { line_color: "strong" }, line: { line_color: "ink" }, points: { fill_color: "ink" }, now: { fill_color: "now", line_color: "ink" } };
const quietly = { sync: false };

/** Show curve, present point and ground in a figure of ours. */
function fill(figure, { points, now, ground = { xs: [], ys: [] } }) {
  const sources = sourcesOf(figure);
  sources.ground.setv({ data: ground }, quietly);
  sources.points.setv({ data: points }, quietly);
  sources.now.setv({ data: now }, quietly);
  figure.x_range.setv(roomFor(points.x), quietly);
  figure.y_range.setv(roomFor(points.y), quietly);
}

const mark = (figure, now) => sourcesOf(figure).now.setv({ data: now }, quietly);

const sourcesOf = (figure) => Object.fromEntries(figure.renderers.map(({ name, data_source }) => [name, data_source]));

function roomFor(numbers) {
  const finite = numbers.filter(Number.isFinite);
  const [low, high] = finite.length ? [Math.min(...finite), Math.max(...finite)] : [0, 1];
  const margin = (high - low || Math.abs(high) || 1) * 0.12;
  return { start: low - margin, end: high + margin };
}

/** Give a figure the page's colours; `own` says which glyphs differ. */
function paint(figure, own = {}) {
  const styles = getComputedStyle(document.documentElement);
  const colour = (token) => styles.getPropertyValue(`--${token}`).trim();
  for (const { name, glyph } of figure.renderers) {
    for (const [property, token] of Object.entries({ ...COLOURS[name], ...own[name] })) glyph.setv({ [property]: { value: colour(token) } }, quietly);
  }
  for (const axis of [...figure.left, ...figure.below]) {
    axis.setv({ axis_line_color: colour("strong"), major_tick_line_color: colour("strong"), major_label_text_color: colour("soft") }, quietly);
  }
}
