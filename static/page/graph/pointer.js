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
  const hit = (event) => (drawn.scene() ? nodeAt(drawn.scene(), store.get("tape"), point(event), NEAR / viewport.scale) : null);
  const hover = (event) => {
    const found = hit(event);
    canvas.classList.toggle("over", found !== null);
    tell(tip, canvas, store, found, event);
  };
  const moving = (move) => (...by) => {
    tip.hidden = true;
    return move(...by);
  };
  const on = { hover, pan: moving(drawn.pan), zoom: moving(drawn.zoom), click: (event) => pick(store, hit(event)) };
  gestures(canvas, on, () => isFramed(store));
  canvas.addEventListener("pointerleave", () => (tip.hidden = true));
}

/** Inside a book the wheel scrolls the book; with Ctrl it makes the graph larger or smaller, as everywhere. */
const isFramed = (store) => window.top !== window || store.key !== "main" || Boolean(store.get("embed"));

export const pick = (store, node) => store.select(node === store.get("selected") ? null : node);

/** The node whose card, or one of whose inputs' edges, lies at a point; null on empty paper. */
function nodeAt({ boxes, routes, pieces, shape: { cards, edges } }, { edges: ends }, [x, y], near) {
  const at = cards.x.findLastIndex((_, row) => Math.abs(x - cards.x[row]) <= cards.width[row] / 2 + 3 && Math.abs(y - cards.y[row]) <= cards.height[row] / 2 + 3);
  if (at >= 0) return boxes[at].at(-1);
  const { route } = pieces.edges.find((_, curve) => isNear(edges, curve, x, y, near)) ?? {};
  const [edge] = routes[route] ?? [];
  return edge === undefined ? null : ends[edge][1];
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
function tell(tip, canvas, store, node, event) {
  const row = node === null ? null : store.get("tape").rows[node];
  tip.hidden = !row;
  if (!row) return;
  const { value, gradient } = store.known(node);
  tip.replaceChildren(...[row.name === row.text ? row.name : `${row.name} = ${row.text}`, `value ${value}`, `gradient ${gradient}`].map((line) => element("div", "", {}, line)));
  const box = canvas.getBoundingClientRect();
  tip.style.left = `${clamp(event.clientX - box.left + 14, 4, Math.max(4, box.width - tip.offsetWidth - 4))}px`;
  tip.style.top = `${clamp(event.clientY - box.top + 18, 4, Math.max(4, box.height - tip.offsetHeight - 4))}px`;
}
