// Where the arrays around an opened cell stand: operands at the left, the value itself, what uses it at the right; values above,
// gradients below. Plain numbers; nothing is drawn here.

import { indexOf } from "../text/index.js";
import { sidesDrawn } from "./copies.js";

const [WIDEST, HIGH] = [58, 26]; // px of a cell that shows its number
const READABLE = 44; // px of width from which on a cell shows its number
const SMALLEST = 4; // px
const THIN = 4; // times as many rows as columns: such an array is drawn wider than it would be with square cells
const BAR = 24; // px of a cell's width there
const MOST = 12; // rows of cells with numbers
const GAP = 4; // px between rows: links run there
const LABEL = 34; // px above a lane: for its name, and links that come from above
const [BETWEEN, FAR] = [140, 230]; // px between columns, for links and what stands on them
const FOOT = 20;
const APART = 10; // px between lanes of one column
const HALL = 250; // px that three columns may have each, at least

/** Lanes with their places: `{lane, x, y, below, wide, high, isNumbered, width, height}`; `y` of the value, `below` of the gradient. */
export function laidOut({ sources, behind = [], own, uses, at: cell = 0 }, room) {
  const columns = [[...behind, ...sources], [own], uses];
  const most = Math.max(HALL, (room - 2 * BETWEEN) / columns.length);
  const sized = columns.map((lanes) => lanes.map((lane) => laneSized(lane, most, spotOf(own, cell))));
  const deep = Math.max(...sized.map(depthOf));
  const widths = sized.map((lanes) => Math.max(0, ...lanes.map(({ width }) => width)));
  const gaps = Math.max(1, sized.filter(({ length }) => length).length - 1);
  const between = Math.max(BETWEEN, Math.min(FAR, (room - widths[0] - widths[1] - widths[2]) / gaps));
  let x = 0;
  const placed = sized.map((lanes, at) => {
    const from = x;
    x += lanes.length ? widths[at] + between : 0;
    return stacked(lanes, from, deep);
  });
  return { columns: placed, own: placed[1][0], width: x - between, height: 2 * deep + APART, band: deep + APART / 2 };
}

/** A lane with its copies, where there is room for their numbers; else as it is. */
function laneSized(lane, most, share) {
  if (!lane.copies) return { lane, ...sizeOf(lane, most) };
  const { rows, columns, below } = sidesDrawn(lane);
  const [high, wide] = [Math.max(rows, below.rows), Math.max(columns, below.columns)];
  const size = sizeOf({ rows: [0, high], columns: [0, wide] }, most);
  if (size.isNumbered) return { lane, ...size, share };
  const plain = { ...lane, copies: null };
  return { lane: plain, ...sizeOf(plain, most) };
}

function sizeOf({ rows: [, rows], columns: [, columns] }, most) {
  const wide = Math.max(SMALLEST, Math.min(WIDEST, Math.floor(most / Math.max(columns, 1)) - 2));
  const isNumbered = wide >= READABLE && rows <= MOST;
  const high = isNumbered ? HIGH : Math.max(SMALLEST, Math.min(wide, Math.floor(200 / Math.max(rows, 1)) - 1, 16));
  const side = isNumbered ? wide : Math.min(wide, Math.max(high, rows >= THIN * columns ? BAR : SMALLEST));
  const [across, down] = isNumbered ? [side + 2, high + GAP] : [side + 1, high + 1];
  return { isNumbered, wide: side, high, across, down, width: columns * across, height: rows * down };
}

/** px below the cells: for what is said of copies. */
const footOf = ({ lane }) => (lane.copies ? FOOT : 0);
const depthOf = (lanes) => lanes.reduce((sum, lane) => sum + LABEL + lane.height + footOf(lane) + APART, 0);

function stacked(lanes, x, deep) {
  let y = LABEL;
  return lanes.map((lane) => {
    const placed = { ...lane, x, y, below: y + deep + APART };
    y += lane.height + footOf(lane) + APART + LABEL;
    return placed;
  });
}

/** The place of a cell in its lane, by its place in C order; null where it is outside the window. */
export function spotOf({ shape, slice, rows, columns }, at) {
  const [height, width] = [1, 1, ...shape].slice(-2);
  const front = sliceAt(shape, at);
  if (String(front) !== String(slice)) return null;
  const [row, column] = [Math.floor(at / width) % height - rows[0], (at % width) - columns[0]];
  return row >= 0 && row < rows[1] && column >= 0 && column < columns[1] ? [row, column] : null;
}

/** Whether there is more of the array than its window shows. */
export const isPart = ({ shape, rows, columns }) => rows[1] * columns[1] < shape.reduce((all, size) => all * size, 1);

/** The place in C order of the cell in a row and a column of the window. */
export function placeAt({ shape, slice, rows, columns }, row, column) {
  const [height, width] = [1, 1, ...shape].slice(-2);
  const front = slice.reduce((sum, index, axis) => sum * shape[axis] + index, 0);
  return (front * height + rows[0] + row) * width + columns[0] + column;
}

const sliceAt = (shape, at) => indexOf(shape, at).slice(0, Math.max(0, shape.length - 2));

/** The place in C order of an index; null where the array has no such cell. */
export function flat(shape, index) {
  if (index.length !== shape.length) return null;
  const whole = index.map((each, axis) => (each < 0 ? each + shape[axis] : each));
  if (whole.some((each, axis) => !Number.isInteger(each) || each < 0 || each >= shape[axis])) return null;
  return whole.reduce((sum, each, axis) => sum * shape[axis] + each, 0);
}
