// The addition that nobody wrote: of a target that is an array its elements are added up, each times its head gradient. That sum is
// drawn as a card of its own behind the target, dashed, with a line there and back.

import { called, cutAtTerm } from "../text/names.js";
import { brief } from "../text/values.js";
import { ADVANCE, fits, lookAt } from "./detail.js";

const [GAP, AIR] = [84, 16]; // units between the target's card and this one, and around it
const WAYS = { wide: [[1, 0], [0, 1], [0, -1]], tall: [[0, 1], [1, 0], [-1, 0]] };
const NONE = { card: {}, line: {}, back: {}, arrow: {}, tip: {} };

/** Where the sum stands in a layout: a box, and on which side of its target; null where the target is one number, or in a closed group, or where there is no room. */
export function placeOfTotal({ orientation }, boxes, facts) {
  const target = facts.target === null ? null : facts.nodes[facts.target];
  if (!target || !facts.seeded || !target.kind.shape.length) return null;
  const box = boxes.find(({ nodes }) => nodes.includes(target.key));
  if (!box || box.path) return null;
  const [width, height] = [box.width, box.height];
  const places = WAYS[orientation].map(([right, down]) => ({ right, down, from: box, width, height, x: box.x + right * (width + GAP), y: box.y + down * (height + GAP) }));
  return places.find((place) => boxes.every((other) => other === box || isApart(place, other))) ?? null;
}

const isApart = (one, other) => Math.abs(one.x - other.x) >= (one.width + other.width) / 2 + AIR || Math.abs(one.y - other.y) >= (one.height + other.height) / 2 + AIR;

/**
 * The extent of a layout with that card in it.
 * @param {any} extent
 */
export const widened = ([left, top, right, bottom], place) => (place ? [
  Math.min(left, place.x - place.width / 2 - 2), Math.min(top, place.y - place.height / 2 - 2), Math.max(right, place.x + place.width / 2 + 2), Math.max(bottom, place.y + place.height / 2 + 2),
] : [left, top, right, bottom]);

/** The columns of the card and its two lines after a step, at a scale. */
export function totalDrawn({ total: place }, facts, numbers, frame, scale) {
  if (!place || !numbers.loss || !frame.known(facts.target)) return NONE;
  const { x, y, width, height } = place;
  const isBack = frame.gradient(facts.target) !== null;
  const look = lookAt(scale);
  const [left, top] = [x - width / 2 + look.pad, y - height / 2];
  const room = (width - 2 * look.pad) * scale;
  const isRead = look.name !== "dot";
  const { seed } = numbers;
  const isEven = seed.low === 1 && seed.high === 1;
  const title = `Σ ${isEven ? "" : "head · "}${called(facts.nodes[facts.target])}`;
  const said = numbers.value(facts.target).hidden ? "?" : brief(numbers.loss);
  const card = {
    x, y, width, height, left, right: x + width / 2 - look.pad, title_y: top + look.middles[0], value_y: top + look.middles[1], footer_y: top + look.middles[2],
    title: isRead ? cutAtTerm(title, fits(room, look.sizes.title)) : "", value: isRead && said.length * look.sizes.value * ADVANCE <= room ? said : "",
    footer: look.name === "card" && isBack ? "1" : "", partial: look.name === "card" && isBack ? "∂Σ/∂Σ" : "",
    title_size: look.sizes.title, value_size: look.sizes.value, footer_size: look.sizes.footer,
  };
  const [forth, back] = [wayOf(place, 6), wayOf(place, -6)];
  const line = { ...curveOf(forth.from, forth.to) };
  return {
    card: rowOf(card), line: rowOf(line), arrow: rowOf(headAt(forth)),
    ...(isBack ? { back: rowOf(curveOf(back.to, back.from)), tip: rowOf(headAt({ from: back.to, to: back.from })) } : { back: {}, tip: {} }),
  };
}

const rowOf = (row) => Object.fromEntries(Object.entries(row).map(([name, value]) => [name, [value]]));

/**
 * From the target's side to that of the sum, a little beside the middle.
 * @returns {any}
 */
function wayOf({ from, right, down, x, y, width, height }, beside) {
  const across = [Math.abs(down) * beside, Math.abs(right) * -beside];
  return {
    from: [from.x + (right * from.width) / 2 + across[0], from.y + (down * from.height) / 2 + across[1]],
    to: [x - (right * width) / 2 + across[0], y - (down * height) / 2 + across[1]],
  };
}

/**
 * A straight line as the figure draws curves, ending before its arrow's head.
 * @param {any} from
 * @param {any} to
 */
function curveOf(from, to) {
  const [[x0, y0], [x1, y1]] = [from, to];
  const long = Math.hypot(x1 - x0, y1 - y0) || 1;
  const [ex, ey] = [x1 - ((x1 - x0) * 9) / long, y1 - ((y1 - y0) * 9) / long];
  return { x0, y0, cx0: x0 + (ex - x0) / 3, cy0: y0 + (ey - y0) / 3, cx1: x0 + (2 * (ex - x0)) / 3, cy1: y0 + (2 * (ey - y0)) / 3, x1: ex, y1: ey };
}

/**
 * A triangle whose point touches the end; angles as Bokeh counts them.
 * @param {any} line
 */
function headAt({ from: [x0, y0], to: [x1, y1] }) {
  const long = Math.hypot(x1 - x0, y1 - y0) || 1;
  const [dx, dy] = [(x1 - x0) / long, (y1 - y0) / long];
  return { x: x1 - dx * 5.8, y: y1 - dy * 5.8, angle: Math.atan2(-dy, dx) - Math.PI / 2 };
}
