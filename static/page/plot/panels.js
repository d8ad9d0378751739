// The panels of a plot over one axis: the curve with its tangent, its slope, and the slope's own slope.

import { shape } from "../dom/icon.js";
import { line, said, text, ticksOf } from "../plotting/sheet.js";
import { number } from "../text/digits.js";
import { DASHES, gapsOf, runOf, spanOf, stretchesOf } from "./curves.js";

export const [LEFT, RIGHT] = [62, 16];
const [TOP, BOTTOM, BETWEEN] = [26, 30, 34]; // px above the first panel, under the last one, between two
const PARTS = [[1], [0.6, 0.4], [0.52, 0.28, 0.2]]; // of the height, by how many panels there are
const NEAR = 26; // px: half the room of a label
const TINY = 1e-9; // of the largest value: less is 0, but for rounding

/** From numbers to pixels, for one panel. */
function scaleOf({ low, high }, [bottom, top], { wide, from, tall }) {
  const [across, up] = [(wide - LEFT - RIGHT) / (high - low), tall / (top - bottom)];
  return { low, high, bottom, top, wide, from, tall, x: (place) => LEFT + (place - low) * across, y: (value) => from + tall - (value - bottom) * up };
}

/** The place at a distance in px from the left. */
export const placeAt = ({ low, high }, x, wide) => low + ((x - LEFT) / (wide - LEFT - RIGHT)) * (high - low);

/**
 * Draws everything into a sheet of this size.
 * @param {SVGElement} sheet
 */
export function drawPanels(sheet, plot, show, { wide, tall }) {
  const titles = /** @type {Array<[string, string]>} */ ([[plot.titles[0], ""], [plot.titles[1], `above 0 where ${plot.titles[0]} rises, below where it falls`], [plot.titles[2], `above 0 where ${plot.titles[0]} bends upwards`]]);
  const shown = [0, ...(show.slope ? [1] : []), ...(show.bend && plot.curves[2].length ? [2] : [])];
  const room = tall - TOP - BOTTOM - BETWEEN * (shown.length - 1);
  let from = TOP;
  const scales = shown.map((which, at) => {
    const high = room * PARTS[shown.length - 1][at];
    const scale = scaleOf(plot, /** @type {[number, number]} */ (spanOf(together(plot, which), { zero: which > 0 })), { wide, from, tall: high });
    from += high + BETWEEN;
    return scale;
  });
  sheet.replaceChildren(pattern(), ...scales.flatMap((scale, at) => panel(plot, shown[at], scale, titles[shown[at]], at === shown.length - 1)), ...overAll(plot, shown, scales, show));
}

/** All numbers of a panel: those of the first curve, and of the others beside it. */
const together = (plot, which) => [plot, ...plot.beside].flatMap(({ curves }) => Array.from(curves[which] ?? []));

/** The other curves of a panel, each with its name where it ends. */
function besideOf(plot, which, scale) {
  const ends = [];
  return plot.beside.flatMap(({ name, curves }, at) => {
    if (!curves[which]) return [];
    const stretches = stretchesOf(plot, curves[which], [scale.bottom, scale.top], scale.wide - LEFT - RIGHT);
    const last = stretches.at(-1)?.findLast(([, y]) => y >= scale.bottom && y <= scale.top);
    const end = last && [scale.x(last[0]) - 6, Math.max(scale.from + 12, scale.y(last[1]) - 7)];
    const isFree = end && !which && ends.every((other) => Math.abs(other - end[1]) > 13);
    if (isFree) ends.push(end[1]);
    return [...stretches.map((stretch) => line(stretch.map(([x, y]) => [scale.x(x), scale.y(y)]), `curve beside c${which}`, { "stroke-dasharray": DASHES[at] })), ...(isFree ? [text([end[0], end[1]], name, "told", "end")] : [])];
  });
}

/** Where nothing is: hatched. */
function pattern() {
  const made = shape("pattern", { id: "hatched", width: 7, height: 7, patternUnits: "userSpaceOnUse", patternTransform: "rotate(45)" });
  made.append(shape("line", { x1: 0, y1: 0, x2: 0, y2: 7, class: "hatch" }));
  return made;
}

function panel(plot, which, scale, [title, words], isLast) {
  const values = plot.curves[which];
  const clip = shape("clipPath", { id: `panel-${which}` });
  clip.append(shape("rect", { x: LEFT, y: scale.from, width: scale.wide - LEFT - RIGHT, height: scale.tall }));
  const inside = shape("g", { "clip-path": `url(#panel-${which})` });
  const stretches = stretchesOf(plot, values, [scale.bottom, scale.top], scale.wide - LEFT - RIGHT);
  inside.append(
    ...gapsOf(plot, values).map(([from, to]) => shape("rect", { x: scale.x(from), y: scale.from, width: Math.max(1, scale.x(to) - scale.x(from)), height: scale.tall, fill: "url(#hatched)", class: "gap" })),
    ...(which === 1 ? stretches.flatMap((stretch) => [ground(stretch, scale, 1), ground(stretch, scale, -1)]) : []),
    ...besideOf(plot, which, scale),
    ...stretches.map((stretch) => line(stretch.map(([x, y]) => [scale.x(x), scale.y(y)]), `curve c${which}`)),
  );
  return [clip, ...axesOf(scale, isLast), inside, text([LEFT, scale.from - 10], title, `title c${which}`, "start"), ...(scale.wide > 330 + 8 * title.length ? [text([LEFT + 10 + 8.2 * title.length, scale.from - 10], words, "words", "start")] : [])];
}

/** The ground between a curve and 0, where it has this sign. */
function ground(stretch, scale, sign) {
  const edge = stretch.map(([x, y]) => [scale.x(x), scale.y(sign > 0 ? Math.max(0, y) : Math.min(0, y))]);
  const [first, last] = [edge[0][0], edge[edge.length - 1][0]];
  return line([[first, scale.y(0)], ...edge, [last, scale.y(0)]], sign > 0 ? "rises" : "falls");
}

function axesOf(scale, isLast) {
  const { low, high, bottom, top, wide, from, tall } = scale;
  const ys = ticksOf(bottom, top, Math.max(2, Math.min(7, tall / 44)));
  const xs = isLast ? ticksOf(low, high, Math.max(2, Math.min(10, (wide - LEFT) / 64))) : [];
  return [
    ...ys.flatMap((y) => [line([[LEFT, scale.y(y)], [wide - RIGHT, scale.y(y)]], y ? "grid" : "axis"), text([LEFT - 8, scale.y(y) + 4], said(y), "tick", "end")]),
    ...(isLast ? [line([[LEFT, from + tall], [wide - RIGHT, from + tall]], "axis")] : []),
    ...xs.map((x) => text([scale.x(x), from + tall + 18], said(x), "tick", "middle")),
  ];
}

/** The turning points, the tangent, and the line through all panels at the place of the program. */
function overAll(plot, shown, scales, show) {
  const [first, last] = [scales[0], scales[scales.length - 1]];
  const [x, ...here] = plot.here;
  const isInside = x >= plot.low && x <= plot.high;
  const column = isInside ? [line([[first.x(x), first.from], [first.x(x), last.from + last.tall]], "here")] : [];
  const spots = isInside ? shown.flatMap((which, at) => spot(scales[at], x, here[which])) : [];
  return [...column, ...(show.turns ? turnsOf(plot, shown, scales) : []), ...(isInside && show.tangent ? tangentOf(plot, first, x, here) : []), ...spots];
}

function spot(scale, x, value) {
  if (!Number.isFinite(value) || value < scale.bottom || value > scale.top) return [];
  return [shape("circle", { cx: scale.x(x), cy: scale.y(value), r: 6.5, class: "spot" })];
}

function tangentOf(plot, scale, x, [value, slope]) {
  if (![value, slope].every(Number.isFinite)) return [];
  const run = runOf(plot);
  const point = (by) => [scale.x(x + by), scale.y(value + by * slope)];
  const group = shape("g", { "clip-path": "url(#panel-0)" });
  const corner = [scale.x(x + run), scale.y(value)];
  group.append(line([point(-0.6 * run), point(1.1 * run)], "tangent"), line([point(0), corner, point(run)], "triangle"));
  const words = [`${said(run)} to the right,`, `${said(Math.abs(slope * run))} ${slope < 0 ? "down" : "up"}`];
  const isLeft = corner[0] + 8 + 8 * Math.max(...words.map(({ length }) => length)) > scale.wide - RIGHT;
  const at = [isLeft ? scale.x(x) - 10 : corner[0] + 8, Math.min(scale.from + scale.tall - 26, Math.max(scale.from + 12, (corner[1] + point(run)[1]) / 2))];
  if (plot.beside.length) return [group]; // the words would lie on the other curves
  return [group, ...words.map((each, which) => text([at[0], at[1] + 16 * which], each, which ? "told strong" : "told", isLeft ? "end" : "start"))];
}

/** No digit beyond what is known; what cannot be told from 0 is 0. */
function known(value, error) {
  if (Math.abs(value) <= error) return "0";
  return number(value, { digits: Math.max(1, Math.min(4, Math.floor(Math.log10(Math.abs(value) / (2 * error))))), trim: true });
}

/** Each with its height, and a dotted line to the 0 of the slope. */
function turnsOf({ turning, curves }, shown, scales) {
  const [scale, slope] = [scales[0], shown.includes(1) ? scales[shown.indexOf(1)] : null];
  const largest = Math.max(...Array.from(curves[0]).filter(Number.isFinite).map(Math.abs));
  const taken = [];
  return turning.flatMap(([place, value, kind, error]) => {
    if (value < scale.bottom || value > scale.top) return [];
    const [x, y] = [scale.x(place), scale.y(value)];
    const tied = slope ? [line([[x, y], [x, slope.y(0)]], "tie"), shape("circle", { cx: x, cy: slope.y(0), r: 3, class: "turning c1" })] : [];
    const [words, below] = [known(value, Math.max(error, TINY * largest)), kind === "top" ? y - 9 : y + 20];
    const isFree = x - LEFT > NEAR && scale.wide - x > NEAR && taken.every(([across, down]) => Math.abs(across - x) > 2 * NEAR || Math.abs(down - below) > 14);
    if (isFree) taken.push([x, below]);
    return [...tied, shape("circle", { cx: x, cy: y, r: 3.5, class: "turning" }), ...(isFree ? [text([x, below], words, "told", "middle")] : [])];
  });
}
