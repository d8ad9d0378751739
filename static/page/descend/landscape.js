// Draws a walk in its landscape: contours of the loss under a numbered path, or the curve of the loss under its points.

import { shape } from "../dom/icon.js";
import { line, said, short, text, ticksOf } from "../plotting/sheet.js";
import { levelsOf, linesAt } from "./contours.js";

export const [LEFT, RIGHT, TOP, BOTTOM] = [52, 12, 10, 30];
const CLOSE = 23; // px between two numbered points, at least
const APART = 44; // px between two labels of contours
const HEAD = 9; // px of an arrow's head

/** From numbers to pixels and back, for a window in a picture of this size. */
export function scaleOf(low, high, { wide, tall }) {
  const across = (wide - LEFT - RIGHT) / (high[0] - low[0]);
  const up = (tall - TOP - BOTTOM) / (high[1] - low[1]);
  const place = ([x, y]) => [LEFT + (x - low[0]) * across, tall - BOTTOM - (y - low[1]) * up];
  return { low, high, wide, tall, place, back: ([x, y]) => [low[0] + (x - LEFT) / across, low[1] + (tall - BOTTOM - y) / up] };
}

/** A group that ends where the picture does. */
export function clipped({ wide, tall }, shapes) {
  const [width, height] = [wide - LEFT - RIGHT, tall - TOP - BOTTOM];
  const group = shape("svg", { x: LEFT, y: TOP, width, height, viewBox: `${LEFT} ${TOP} ${width} ${height}`, class: "inner" });
  group.append(...shapes);
  return group;
}

/** Axes with numbers, and the grid's faint lines. */
export function axesOf(scale, labels) {
  const { low, high, wide, tall, place } = scale;
  const [xs, ys] = [ticksOf(low[0], high[0], Math.max(2, Math.min(9, (wide - LEFT) / 70))), ticksOf(low[1], high[1], Math.max(2, Math.min(9, (tall - BOTTOM) / 50)))];
  return [
    line([[LEFT, TOP], [LEFT, tall - BOTTOM], [wide - RIGHT, tall - BOTTOM]], "axis"),
    ...xs.map((x) => text([place([x, 0])[0], tall - BOTTOM + 17], said(x), "tick", "middle")),
    ...ys.map((y) => text([LEFT - 8, place([0, y])[1] + 4], said(y), "tick", "end")),
    text([wide - RIGHT, tall - BOTTOM - 8], labels[0], "label", "end"),
    text([LEFT + 8, TOP + 12], labels[1], "label", "start"),
  ];
}

/** Contours, with their numbers; that through the present point is darker. */
export function contoursOf(scale, relief, { largest, now, taken }) {
  const { side, losses, low, high } = relief;
  const onGrid = ([column, row]) => scale.place([low[0] + (column / (side - 1)) * (high[0] - low[0]), low[1] + (row / (side - 1)) * (high[1] - low[1])]);
  const drawn = [];
  const labels = [];
  const draw = (level, kind) => {
    const lines = linesAt(losses, side, level).map((each) => each.map(onGrid));
    for (const each of lines) drawn.push(line(each, kind));
    const best = lines.flat().filter((point) => isInside(scale, point) && labels.every(({ at }) => apart(at, point) > APART) && taken.every((at) => apart(at, point) > CLOSE));
    if (best.length) labels.push({ at: best.reduce((a, b) => (b[0] + b[1] > a[0] + a[1] ? b : a)), level, kind });
  };
  if (Number.isFinite(now)) draw(now, "contour now");
  levelsOf(losses, largest).forEach((level) => draw(level, "contour"));
  return [...drawn.reverse(), ...labels.map(({ at, level, kind }) => text([at[0], at[1] + 4], said(level), `level ${kind.includes("now") ? "now" : ""}`, "middle"))];
}

const isInside = ({ wide, tall }, [x, y]) => x > LEFT + 24 && x < wide - RIGHT - 24 && y > TOP + 12 && y < tall - BOTTOM - 12;
const apart = ([a, b], [c, d]) => Math.hypot(a - c, b - d);

/** Where the loss has no number. */
export function gapsOf(scale, relief) {
  const { side, losses, low, high } = relief;
  const cells = losses.flatMap((loss, at) => (loss === null ? [[at % side, Math.floor(at / side)]] : []));
  const size = [0, 1].map((which) => (high[which] - low[which]) / (side - 1));
  return cells.map(([column, row]) => {
    const [x, y] = scale.place([low[0] + (column - 0.5) * size[0], low[1] + (row + 0.5) * size[1]]);
    const [right, bottom] = scale.place([low[0] + (column + 0.5) * size[0], low[1] + (row - 0.5) * size[1]]);
    return shape("rect", { x, y, width: right - x, height: bottom - y, class: "gap" });
  });
}

/** The walk: what was before is strong and numbered, what comes is a hairline. */
export function pathOf(points, now, { joined = true } = {}) {
  const drawn = joined ? [line(points.slice(now), "ahead"), line(points.slice(0, now + 1), "done")] : [];
  const taken = [points[now], points[0]].filter(Boolean);
  const numbered = [];
  for (let at = Math.min(now, points.length) - 1; at > 0; at -= 1) {
    if (taken.every((each) => apart(each, points[at]) > CLOSE)) {
      taken.push(points[at]);
      numbered.push(...disc(points[at], 10, String(at), "turn"));
    } else numbered.push(shape("circle", { cx: points[at][0], cy: points[at][1], r: 2.5, class: "spot" }));
  }
  points.slice(now + 1).forEach(([cx, cy]) => drawn.push(shape("circle", { cx, cy, r: 2, class: "coming" })));
  return [...drawn, ...numbered, ...(points[now] ? disc(points[now], 12, String(now), "turn present") : [])];
}

/** The next turn as a ghost. */
export const ghostOf = (point, turn, taken) => (taken.every((each) => apart(each, point) > CLOSE) ? disc(point, 10, String(turn), "turn ghost") : [shape("circle", { cx: point[0], cy: point[1], r: 4, class: "turn ghost" })]);

function disc([cx, cy], r, words, kind) {
  return [shape("circle", { cx, cy, r, class: kind }), text([cx, cy + 4], words, `word ${kind.includes("present") ? "here" : ""}`, "middle")];
}

/** Another rule's walk, with its sign at this turn. */
export function rivalOf(points, now, { dash, sign }) {
  const drawn = [line(points, "rival", { "stroke-dasharray": dash })];
  const at = points[Math.min(now, points.length - 1)];
  return at ? [...drawn, signAt(at, sign)] : drawn;
}

/** A rule's sign: what tells it apart beside its dashes. */
export function signAt([x, y], sign, size = 5) {
  const corners = { triangle: [[0, -1.2], [1.1, 0.8], [-1.1, 0.8]], square: [[-1, -1], [1, -1], [1, 1], [-1, 1]], diamond: [[0, -1.3], [1.3, 0], [0, 1.3], [-1.3, 0]], down: [[0, 1.2], [1.1, -0.8], [-1.1, -0.8]], cross: [[-1, -1], [1, 1], [0, 0], [-1, 1], [1, -1]] }[sign];
  if (!corners) return shape("circle", { cx: short(x), cy: short(y), r: size, class: "sign" });
  return shape("path", { d: `M ${corners.map(([a, b]) => `${short(x + a * size)} ${short(y + b * size)}`).join(" L ")} ${sign === "cross" ? "" : "Z"}`, class: "sign" });
}

/** An arrow; none where there is hardly any way. */
export function arrowOf(from, to, kind) {
  const length = apart(from, to);
  if (!(length > 3)) return [];
  const [x, y] = [(to[0] - from[0]) / length, (to[1] - from[1]) / length];
  const head = Math.min(HEAD, length * 0.6);
  const side = (by) => [to[0] - head * x + by * head * 0.5 * y, to[1] - head * y - by * head * 0.5 * x];
  const tip = [to, side(1), side(-1)];
  return [line([from, [to[0] - head * 0.8 * x, to[1] - head * 0.8 * y]], kind), shape("path", { d: `M ${tip.map((each) => each.map(short).join(" ")).join(" L ")} Z`, class: `${kind} tip` })];
}

/** The right angle between the way down and the contour. */
export function squareAt(from, to, size = 9) {
  const length = apart(from, to);
  if (!(length > 20)) return [];
  const [x, y] = [((to[0] - from[0]) / length) * size, ((to[1] - from[1]) / length) * size];
  return [line([[from[0] + 2.2 * x, from[1] + 2.2 * y], [from[0] + 2.2 * x - y, from[1] + 2.2 * y + x], [from[0] + 1.2 * x - y, from[1] + 1.2 * y + x]], "angle"), line([[from[0] + 12 * -y / 4, from[1] + 12 * x / 4], [from[0] - 12 * -y / 4, from[1] - 12 * x / 4]], "angle")];
}
