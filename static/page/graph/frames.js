// Frames around what was made together with the present value: in one turn of a loop, in one call, in one branch; and what they
// are, from the outside in. Where another card would come to lie within a frame, each of its cards has one of its own.

import { element } from "../dom/elements.js";

const [PAD, STEP] = [8, 5]; // px around cards, and more for each frame inside

/** @typedef {{x: number, y: number, width: number, height: number}} Box */

/**
 * What is around the value of the present step: of a contribution, around the value that passes it on.
 * @param {Store} store
 */
export function framesNow(store) {
  const { play, steps } = store.get("tape") ?? {};
  const step = steps?.[store.get("step") - 1];
  return step ? play.recorded.frames(step.edge === null ? step.node : play.facts.edges[step.edge].child) : [];
}

/**
 * Their titles in a line above the graph, whose place is kept as long as some value has any.
 * @param {Store} store
 */
export function titles(store) {
  const root = element("p", "around", { "aria-hidden": "true" }); // the explanation says the same
  const draw = () => {
    root.hidden = !store.get("tape")?.play.recorded.hasAround;
    root.replaceChildren(...framesNow(store).flatMap(({ title }, at) => [...(at ? [element("i", "", {}, "›")] : []), element("span", "", {}, title)]));
  };
  store.on(["step", "tape"], draw);
  draw();
  return root;
}

/** The columns of their source; `cardAt(index)` are the boxes of the scene, of which `boxes` are the nodes. */
export function framesOf(frames, boxes, cardAt, scale) {
  const rows = frames.flatMap(({ nodes }, at) => {
    const inside = new Set(nodes);
    const cards = boxes.flatMap((of, card) => (of.every((node) => inside.has(node)) ? [card] : []));
    return cards.length ? outlines(cards, boxes.length, cardAt, (PAD + STEP * (frames.length - 1 - at)) / Math.min(1, scale)) : [];
  });
  return Object.fromEntries(["x", "y", "width", "height"].map((name) => [name, rows.map((row) => row[name])]));
}

/** One around all, or one around each. @returns {Box[]} */
function outlines(cards, count, cardAt, pad) {
  const all = around(cards.map(cardAt), pad);
  const others = Array.from({ length: count }, (_, at) => at).filter((at) => !cards.includes(at));
  return others.some((at) => touch(all, cardAt(at))) ? cards.map((at) => around([cardAt(at)], pad)) : [all];
}

/** @param {Box[]} boxes @returns {Box} */
function around(boxes, pad) {
  const [left, right] = [Math.min(...boxes.map(({ x, width }) => x - width / 2)) - pad, Math.max(...boxes.map(({ x, width }) => x + width / 2)) + pad];
  const [top, bottom] = [Math.min(...boxes.map(({ y, height }) => y - height / 2)) - pad, Math.max(...boxes.map(({ y, height }) => y + height / 2)) + pad];
  return { x: (left + right) / 2, y: (top + bottom) / 2, width: right - left, height: bottom - top };
}

/** @param {Box} one @param {Box} other */
const touch = (one, other) => Math.abs(one.x - other.x) < (one.width + other.width) / 2 && Math.abs(one.y - other.y) < (one.height + other.height) / 2;
