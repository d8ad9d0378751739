// The links between cells as curves: along the gap under a row, across to the other lane, into the cell from above.

import { ownNumber } from "./cells.js";
import { isPart, spotOf } from "./lanes.js";

export const DRAWN = 12; // links of a lane that are drawn; the cells of the others are outlined alone
const FEWEST = 3; // cells that are framed as one
const [OUT, IN] = [10, 16]; // px that a curve goes straight on before and after it bends

/** The corners of a cell of a placed lane, of its value or (`isBelow`) of its gradient; null outside the window. */
export function boxOf(placed, at, isBelow = false) {
  const spot = isBelow && placed.lane.copies ? placed.share : spotOf(placed.lane, at);
  if (!spot) return null;
  const [row, column] = spot;
  return { x: placed.x + column * placed.across, y: (isBelow ? placed.below : placed.y) + row * placed.down, wide: placed.wide, high: placed.high };
}

/**
 * The curves between the opened cell and those of other lanes: `{from, to, path, label: [x, y], lane, link}` in the direction of time.
 * Values go from the left to the right, gradients come back.
 */
export function curvesOf({ columns, own }, at, isBelow) {
  const here = boxOf(own, at, isBelow);
  if (!here) return [];
  const [sources, , uses] = columns;
  const linked = (placed, isSource) => {
    const block = blockOf(placed, isBelow);
    return block ? one(placed, isSource, placed.lane.links[0], { ...block, wide: block.width, high: block.height }, block) : placed.lane.links.slice(0, DRAWN).flatMap((link) => one(placed, isSource, link, boxOf(placed, link.at, isBelow)));
  };
  const one = (placed, isSource, link, there, /** @type {any} */ block = null) => {
    if (!there) return [];
    const [left, right] = isSource ? [[there, placed], [here, own]] : [[here, own], [there, placed]];
    const arrives = isBelow ? isSource ? ownNumber({ own: own.lane, at }, "gradients") : link.gradient : null;
    return [{ placed, link, isSource, arrives, block, ...(isBelow ? back(...left, ...right) : forth(...left, ...right)) }];
  };
  return [...sources.flatMap((placed) => linked(placed, true)), ...uses.flatMap((placed) => linked(placed, false))];
}

/** From a cell of the left lane to one of the right. */
function forth(from, left, to, right) {
  const [y0, edge] = [from.y + from.high + 2, left.x + left.width];
  const [x1, y1] = [right.x - 2, to.y - 2];
  const end = [to.x + to.wide / 2, to.y];
  const path = `M ${from.x + from.wide - 6} ${y0} H ${edge + OUT} ${bend(edge + OUT, y0, x1 - IN, y1 - 5)} H ${end[0] - 5} Q ${end[0]} ${y1 - 5} ${end[0]} ${end[1]}`;
  return { path, label: [(edge + x1) / 2, (y0 + y1 - 5) / 2] };
}

/** From a cell of the right lane back to one of the left. */
function back(to, left, from, right) {
  const [y0, edge] = [from.y - 2, left.x + left.width];
  const y1 = to.y + to.high + 3;
  const end = [to.x + to.wide / 2, to.y + to.high];
  const path = `M ${from.x + 6} ${y0} H ${right.x - OUT} ${bend(right.x - OUT, y0, edge + IN, y1 + 4)} H ${end[0] + 5} Q ${end[0]} ${y1 + 4} ${end[0]} ${end[1]}`;
  return { path, label: [(edge + right.x) / 2, (y0 + y1 + 4) / 2] };
}

/**
 * The rectangle that the linked cells of a lane fill: a row that meets a column, a window; null where they are few or leave gaps. Where
 * some are beyond what is drawn, all that is drawn must be linked.
 * @returns {?{x: number, y: number, width: number, height: number, rows: number, columns: number, row: number, column: number}}
 */
export function blockOf(placed, isBelow) {
  const { lane } = placed;
  if (lane.copies) return null;
  const spots = lane.links.map(({ at }) => spotOf(lane, at)).filter((spot) => spot !== null);
  if (spots.length < FEWEST || (spots.length < lane.many && spots.length < lane.rows[1] * lane.columns[1])) return null;
  const [rows, columns] = [spots.map(([row]) => row), spots.map(([, column]) => column)];
  const [row, column] = [Math.min(...rows), Math.min(...columns)];
  const [high, wide] = [Math.max(...rows) - row + 1, Math.max(...columns) - column + 1];
  if (high * wide !== spots.length) return null;
  const y = (isBelow ? placed.below : placed.y) + row * placed.down;
  return { x: placed.x + column * placed.across, y, width: (wide - 1) * placed.across + placed.wide, height: (high - 1) * placed.down + placed.high, rows: high, columns: wide, row, column };
}

/** What such a rectangle is called, by where it lies. */
export function blockName({ rows, columns, row, column }, { lane }) {
  const [high, wide] = [lane.rows[1], lane.columns[1]];
  if (rows === high && columns === wide) return isPart(lane) ? "all cells drawn" : "all cells";
  if (rows === 1 && columns === wide) return `row ${lane.rows[0] + row}`;
  if (columns === 1 && rows === high) return `column ${lane.columns[0] + column}`;
  return `window of ${rows} × ${columns}`;
}

const bend = (x0, y0, x1, y1) => `C ${(x0 + x1) / 2} ${y0} ${(x0 + x1) / 2} ${y1} ${x1} ${y1}`;
