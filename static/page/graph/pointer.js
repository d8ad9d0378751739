// What the pointer does over the graph: hover tells, a click selects, a drag and the wheel move the picture.

import { element } from "../dom/elements.js";
import { clamp } from "./camera.js";
import { gestures } from "./gestures.js";

const NEAR = 7; // px within which an edge is hit

/** @param {Store} store */
export function listen(store, canvas, tip, drawn) {
  const { viewport } = drawn;
  const point = (event) => {
    const box = canvas.getBoundingClientRect();
    return viewport.toPlane(event.clientX - box.left, event.clientY - box.top);
  };
  const hit = (event) => (drawn.scene() ? hitAt(drawn.scene(), store.tape(), point(event), NEAR / viewport.scale) : NOTHING);
  const hover = (event) => {
    const found = hit(event);
    canvas.classList.toggle("over", found.node !== null);
    tell(tip, canvas, store, found, event);
  };
  const moving = (move) => (...by) => {
    tip.hidden = true;
    return move(...by);
  };
  const on = { hover, pan: moving(drawn.pan), zoom: moving(drawn.zoom), click: (event) => press(store, hit(event)) };
  gestures(canvas, on, () => isFramed(store));
  canvas.addEventListener("dblclick", (event) => {
    const { node, box } = hit(event);
    if (node !== null && box && !box.path) store.openCell(node, 0);
  });
  canvas.addEventListener("pointerleave", () => (tip.hidden = true));
}

/** Inside a book the wheel scrolls the book; with Ctrl it makes the graph larger or smaller, as everywhere. */
const isFramed = (store) => window.top !== window || store.key !== "main" || Boolean(store.get("embed"));

/** What was hit: a group opens, a value is chosen, or let go. */
export const press = (store, { node, box }) => (box?.path ? store.open(box.path) : store.press(node));

const NOTHING = { node: null, box: null };

/** The card at a point and its node, or the node one of whose inputs' edges is there; nothing on empty paper. */
function hitAt({ boxes, cards: all, routes, pieces, shape: { cards, edges } }, { edges: ends }, [x, y], near) {
  const at = cards.x.findLastIndex((_, row) => Math.abs(x - cards.x[row]) <= cards.width[row] / 2 + 3 && Math.abs(y - cards.y[row]) <= cards.height[row] / 2 + 3);
  if (at >= 0) return { node: boxes[at].at(-1), box: all[at] };
  const { route } = pieces.edges.find((_, curve) => isNear(edges, curve, x, y, near)) ?? {};
  const [edge] = routes[route] ?? [];
  return edge === undefined ? NOTHING : { node: ends[edge][1], box: null };
}

function isNear({ x0, y0, cx0, cy0, cx1, cy1, x1, y1 }, row, x, y, near) {
  for (let t = 0; t <= 1; t += 1 / 24) {
    const [a, b, c, d] = [(1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t * t * (1 - t), t ** 3];
    const [px, py] = [a * x0[row] + b * cx0[row] + c * cx1[row] + d * x1[row], a * y0[row] + b * cy0[row] + c * cy1[row] + d * y1[row]];
    if (Math.hypot(px - x, py - y) <= near) return true;
  }
  return false;
}

/**
 * What a card has no room for.
 * @param {Store} store
 */
function tell(tip, canvas, store, { node, box }, event) {
  const row = node === null ? null : store.tape().rows[node];
  tip.hidden = !row;
  if (!row) return;
  const told = box?.path ? [`${box.title}: ${box.note}`, "click to open"] : ofValue(store, row);
  tip.replaceChildren(...told.map((line) => element("div", "", {}, line)));
  const room = canvas.getBoundingClientRect();
  tip.style.left = `${clamp(event.clientX - room.left + 14, 4, Math.max(4, room.width - tip.offsetWidth - 4))}px`;
  tip.style.top = `${clamp(event.clientY - room.top + 18, 4, Math.max(4, room.height - tip.offsetHeight - 4))}px`;
}

/** @param {Store} store */
function ofValue(store, { node, name, text }) {
  const { value, gradient } = store.known(node);
  return [name === text ? name : `${name} = ${text}`, `value ${value}`, `${store.slopes()} ${gradient}`];
}
