// Fingers, the mouse and the wheel on the graph as what they mean: a drag, a pinch, a turn. Knows neither cards nor figures.

import { turned } from "./camera.js";

const SLACK = 4; // px that a click may move

/**
 * Calls `on.pan(dx, dy)`, `on.zoom(factor, [px, py])`, `on.click(event)` and `on.hover(event)`, in px of the room.
 * `scrolls()`: whether the wheel alone belongs to the page around.
 */
export function gestures(room, on, scrolls) {
  const held = new Map(); // pointer -> where it is
  let moved = false;
  const at = ({ clientX, clientY }) => {
    const { left, top } = room.getBoundingClientRect();
    return [clientX - left, clientY - top];
  };
  const drag = (event) => {
    const before = held.get(event.pointerId);
    const now = at(event);
    const [dx, dy] = [now[0] - before[0], now[1] - before[1]];
    if (!moved && held.size === 1 && Math.hypot(dx, dy) < SLACK) return;
    moved = true;
    if (held.size > 1) pinch(event.pointerId, before, now);
    else on.pan(dx, dy);
    held.set(event.pointerId, now);
  };
  /** What was between two fingers stays between them. */
  const pinch = (pointer, before, now) => {
    const other = [...held].find(([id]) => id !== pointer)?.[1];
    const [apart, wasApart] = [now, before].map(([x, y]) => Math.hypot(x - other[0], y - other[1]));
    const centre = (point) => point.map((each, axis) => (each + other[axis]) / 2);
    const [here, was] = [centre(now), centre(before)];
    if (wasApart > 1) on.zoom(apart / wasApart, was);
    on.pan(here[0] - was[0], here[1] - was[1]);
  };
  const release = (event) => {
    const isLast = held.delete(event.pointerId) && !held.size;
    if (isLast && !moved && event.type === "pointerup") on.click(event);
    if (isLast) moved = false;
  };
  room.addEventListener("pointerdown", (event) => {
    if (event.target.closest("button, input, .minimap")) return; // these have a use of their own for it
    held.set(event.pointerId, at(event));
    room.setPointerCapture(event.pointerId);
  });
  room.addEventListener("pointermove", (event) => (held.has(event.pointerId) ? drag(event) : on.hover(event)));
  room.addEventListener("pointerup", release);
  room.addEventListener("pointercancel", release);
  // two fingers are ours wherever one may scroll the page
  room.addEventListener("touchstart", (event) => event.touches.length > 1 && event.preventDefault(), { passive: false });
  room.addEventListener("wheel", (event) => {
    const unit = [1, 16, 400][event.deltaMode]; // px, lines, pages
    const isZoom = event.ctrlKey || event.metaKey;
    if (!isZoom && scrolls()) return;
    const did = isZoom ? on.zoom(turned(event.deltaY * unit), at(event)) : on.pan(-event.deltaX * unit, -event.deltaY * unit);
    if (did || isZoom) event.preventDefault(); // else the page scrolls, or all of it grows
  }, { passive: false });
}
