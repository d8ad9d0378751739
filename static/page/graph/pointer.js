// What the pointer and the wheel do over the graph: hover tells, a click selects, a drag moves the picture.

import { element } from "../dom/elements.js";
import { clamp } from "./viewport.js";

const NEAR = 7; // px within which an edge is hit

/** @param {Store} store */
export function listen(store, canvas, tip, drawn) {
  let held = null;
  const point = (event) => {
    const box = canvas.getBoundingClientRect();
    return drawn.viewport.toPlane(event.clientX - box.left, event.clientY - box.top);
  };
  const hit = (event) => (drawn.scene() ? nodeAt(drawn.scene(), store.get("tape"), point(event)) : null);
  const hover = (event) => {
    const found = hit(event);
    canvas.classList.toggle("over", found !== null);
    tell(tip, canvas, store, found, event);
  };
  canvas.addEventListener("pointerdown", (event) => {
    held = { x: event.clientX, y: event.clientY, moved: false };
    if (!drawn.viewport.isWhole) canvas.setPointerCapture(event.pointerId);
  });
  canvas.addEventListener("pointermove", (event) => {
    if (!held) return hover(event);
    const [dx, dy] = [event.clientX - held.x, event.clientY - held.y];
    if (!held.moved && Math.hypot(dx, dy) < 4) return;
    tip.hidden = true;
    drawn.viewport.pan(dx, dy);
    held = { x: event.clientX, y: event.clientY, moved: true };
  });
  canvas.addEventListener("pointerup", (event) => {
    const moved = held?.moved;
    held = null;
    if (!moved) pick(store, hit(event));
  });
  canvas.addEventListener("pointercancel", () => (held = null));
  canvas.addEventListener("pointerleave", () => (tip.hidden = true));
  canvas.addEventListener("wheel", (event) => {
    if (event.ctrlKey !== isFramed(store) || drawn.viewport.isWhole) return;
    const moved = drawn.viewport.pan(-event.deltaX, -event.deltaY);
    if (moved || event.ctrlKey) event.preventDefault(); // else the page scrolls, or all of it grows
  }, { passive: false });
}

/** Inside a book the wheel scrolls the book; with Ctrl it moves the graph. */
const isFramed = (store) => window.top !== window || store.key !== "main" || Boolean(store.get("embed"));

export const pick = (store, node) => store.select(node === store.get("selected") ? null : node);

/** The node whose card, or one of whose inputs' edges, lies at a point; null on empty paper. */
function nodeAt({ boxes, routes, pieces, shape: { cards, edges } }, { edges: ends }, [x, y]) {
  const at = cards.x.findLastIndex((_, row) => Math.abs(x - cards.x[row]) <= cards.width[row] / 2 + 3 && Math.abs(y - cards.y[row]) <= cards.height[row] / 2 + 3);
  if (at >= 0) return boxes[at].at(-1);
  const { route } = pieces.edges.find((_, curve) => isNear(edges, curve, x, y)) ?? {};
  const [edge] = routes[route] ?? [];
  return edge === undefined ? null : ends[edge][1];
}

function isNear({ x0, y0, cx0, cy0, cx1, cy1, x1, y1 }, row, x, y) {
  for (let t = 0; t <= 1; t += 1 / 24) {
    const [a, b, c, d] = [(1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t * t * (1 - t), t ** 3];
    const [px, py] = [a * x0[row] + b * cx0[row] + c * cx1[row] + d * x1[row], a * y0[row] + b * cy0[row] + c * cy1[row] + d * y1[row]];
    if (Math.hypot(px - x, py - y) <= NEAR) return true;
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
