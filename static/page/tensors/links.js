// The links between cells as curves: along the gap under a row, across to the other lane, into the cell from above.

import { ownNumber } from "./cells.js";
import { spotOf } from "./lanes.js";

export const DRAWN = 12; // links of a lane that are drawn; the cells of the others are outlined alone
const [OUT, IN] = [10, 16]; // px that a curve goes straight on before and after it bends

/** The corners of a cell of a placed lane, of its value or (`isBelow`) of its gradient; null outside the window. */
export function boxOf(placed, at, isBelow = false) {
  const spot = spotOf(placed.lane, at);
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
  const linked = (placed, isSource) => placed.lane.links.slice(0, DRAWN).flatMap((link) => {
    const there = boxOf(placed, link.at, isBelow);
    if (!there) return [];
    const [left, right] = isSource ? [[there, placed], [here, own]] : [[here, own], [there, placed]];
    const arrives = isBelow ? isSource ? ownNumber({ own: own.lane, at }, "gradients") : link.gradient : null;
    return [{ placed, link, isSource, arrives, ...(isBelow ? back(...left, ...right) : forth(...left, ...right)) }];
  });
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

const bend = (x0, y0, x1, y1) => `C ${(x0 + x1) / 2} ${y0} ${(x0 + x1) / 2} ${y1} ${x1} ${y1}`;
