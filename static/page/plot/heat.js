// A value over two numbers: blue above 0, orange below, the stronger the farther from it; and its gradient as arrows.

import { number } from "../text/digits.js";
import { unpacked } from "./curves.js";
import { shape } from "../dom/icon.js";
import { line, said, text, ticksOf } from "../plotting/sheet.js";

const [LEFT, RIGHT, TOP, BOTTOM] = [62, 16, 26, 34];
const ARROWS = 11; // a side
const [FAINT, STRONG] = [0.04, 0.62]; // of a cell's colour
const HEAD = 5; // px of an arrow's head

/** What an answer says of a map, as it is drawn. `sizes` are how many numbers each leaf has. */
export function mapOf({ heat, axes }) {
  const sizes = Object.fromEntries(axes.map(({ name, size }) => [name, size]));
  const labels = heat.cells.map(([name, at]) => (sizes[name] > 1 ? `${name}[${at}]` : name));
  return { ...heat, labels, values: unpacked(heat.values), slopes: heat.slopes.map(unpacked) };
}

/** All of it in a sentence. */
export const mapSaid = ({ target, labels, here, now }) =>
  `${target} over ${labels[0]} and ${labels[1]}. At ${here.map((each) => number(each, { trim: true })).join(", ")} it is ${number(now[0])}, its gradient ${now.slice(1).map((each) => number(each)).join(", ")}.`;

/**
 * From numbers to pixels and back, in a sheet of this size.
 * @returns {{place: (of: number[]) => number[], back: (of: number[]) => number[], across: number, up: number}}
 */
export function mapScale({ low, high, bottom, top }, { wide, tall }) {
  const [across, up] = [(wide - LEFT - RIGHT) / (high - low), (tall - TOP - BOTTOM) / (top - bottom)];
  return { place: ([x, y]) => [LEFT + (x - low) * across, tall - BOTTOM - (y - bottom) * up], back: ([x, y]) => [low + (x - LEFT) / across, bottom + (tall - BOTTOM - y) / up], across, up };
}

/**
 * Draws all of it into a sheet.
 * @param {SVGElement} sheet
 */
export function drawMap(sheet, heat, { wide, tall }) {
  const scale = mapScale(heat, { wide, tall });
  sheet.replaceChildren(...cellsOf(heat, scale), ...arrowsOf(heat, scale), ...rulersOf(heat, scale, { wide, tall }), ...pointOf(heat, scale), text([LEFT, TOP - 10], heat.target, "title", "start"));
}

/** How strong a cell's colour is goes with the root of its size, so that a steep corner does not bleach the rest. */
function cellsOf({ values, side, low, high, bottom, top }, scale) {
  const sizes = Array.from(values).filter(Number.isFinite).map(Math.abs);
  const largest = Math.max(...sizes, 0) || 1;
  const [dx, dy] = [(high - low) / (side - 1), (top - bottom) / (side - 1)];
  return Array.from(values.slice(0, side * side), (value, at) => {
    if (!Number.isFinite(value)) return shape("g", {});
    const [column, row] = [at % side, Math.floor(at / side)];
    const ends = [[column - 0.5, row + 0.5], [column + 0.5, row - 0.5]].map(([x, y]) => scale.place([held(low + x * dx, low, high), held(bottom + y * dy, bottom, top)]));
    const strength = FAINT + (STRONG - FAINT) * Math.sqrt(Math.abs(value) / largest);
    return shape("rect", { x: ends[0][0], y: ends[0][1], width: ends[1][0] - ends[0][0], height: ends[1][1] - ends[0][1], "shape-rendering": "crispEdges", class: value < 0 ? "cold" : "warm", "fill-opacity": strength.toFixed(3) });
  });
}

const held = (at, low, high) => Math.max(low, Math.min(high, at));

/** The gradient at some of the places, uphill; the longest has all of its cell. */
function arrowsOf({ slopes, side, low, high, bottom, top }, scale) {
  const at = Array.from({ length: ARROWS }, (_, which) => Math.round(((which + 0.5) / ARROWS) * (side - 1)));
  const found = at.flatMap((row) => at.map((column) => ({ place: [low + (column * (high - low)) / (side - 1), bottom + (row * (top - bottom)) / (side - 1)], slope: slopes.map((each) => each[row * side + column]) })))
    .filter(({ slope }) => slope.every(Number.isFinite));
  const largest = Math.max(...found.map(({ slope }) => Math.hypot(...slope)), 0);
  if (!largest) return [];
  const room = (0.9 * Math.min((high - low) * scale.across, (top - bottom) * scale.up)) / ARROWS;
  return found.flatMap(({ place, slope }) => {
    const size = Math.hypot(...slope) / largest;
    const way = [slope[0] * scale.across, -slope[1] * scale.up]; // as the picture is stretched, so is the way uphill
    const unit = Math.hypot(...way);
    if (!unit) return [];
    const length = room * (0.25 + 0.75 * Math.sqrt(size));
    const [x, y] = way.map((each) => each / unit);
    const from = scale.place(place).map((each, which) => each - (length / 2) * [x, y][which]);
    const tip = [from[0] + length * x, from[1] + length * y];
    const side_ = (by) => [tip[0] - HEAD * x + by * HEAD * 0.6 * y, tip[1] - HEAD * y - by * HEAD * 0.6 * x];
    return [line([from, tip], "uphill"), line([side_(1), tip, side_(-1)], "uphill")];
  });
}

function rulersOf({ low, high, bottom, top, labels }, scale, { wide, tall }) {
  const [xs, ys] = [ticksOf(low, high, Math.max(2, (wide - LEFT) / 80)), ticksOf(bottom, top, Math.max(2, (tall - BOTTOM) / 60))];
  return [
    ...xs.map((x) => text([scale.place([x, bottom])[0], tall - BOTTOM + 17], said(x), "tick", "middle")),
    ...ys.map((y) => text([LEFT - 8, scale.place([low, y])[1] + 4], said(y), "tick", "end")),
    text([wide - RIGHT, tall - 4], labels[0], "told", "end"),
    text([8, TOP - 10], labels[1], "told", "start"),
  ];
}

/** Where the program itself stands. */
function pointOf({ here, low, high, bottom, top }, scale) {
  if (!(here[0] >= low && here[0] <= high && here[1] >= bottom && here[1] <= top)) return [];
  const [cx, cy] = scale.place(here);
  return [shape("circle", { cx, cy, r: 6.5, class: "spot" })];
}
