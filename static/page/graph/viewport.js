// The camera of the figure on the page: what it shows now. One unit is one css px times the scale. Knows no glyphs.

import { put } from "../adapters/figures.js";
import { LARGEST, opening, showing, spare, stride, toPlane, toScreen, whole, within, zoomed } from "./camera.js";

const BLEED = 1; // px of the figure beyond each edge of the room: Bokeh never clears the outermost half

/** `moved(css, scale)` hears how the plane lies on the screen, as a transform. */
export function viewportOf(figure, moved) {
  let room = { width: 0, height: 0 };
  let extent = /** @type {import("./camera.js").Extent} */ ([0, 0, 1, 1]);
  let camera = { x: 0, y: 0, scale: 1 };
  let isOwn = false; // the reader has chosen what is seen

  const show = (next) => {
    const isMoved = ["x", "y", "scale"].some((name) => Math.abs(next[name] - camera[name]) > 1e-9);
    const before = camera.scale;
    camera = next;
    const { x, y, scale } = camera;
    const [across, down] = [(room.width / 2 + BLEED) / scale, (room.height / 2 + BLEED) / scale];
    put(figure.x_range, { start: x - across, end: x + across });
    put(figure.y_range, { start: y + down, end: y - down });
    moved(`translate(${room.width / 2 - x * scale}px, ${room.height / 2 - y * scale}px) scale(${scale})`, scale !== before);
    return isMoved;
  };
  const own = (next) => {
    const isMoved = show(next);
    isOwn ||= isMoved;
    return isMoved;
  };
  const free = () => spare(camera.scale, extent, room);
  const zoom = (factor, px = [room.width / 2, room.height / 2]) => own(zoomed(camera, factor, /** @type {any} */ (px), extent, room));
  return {
    zoom,
    /** To the next round scale up or down; 0: to 100 %. */
    step: (by) => zoom(by ? stride(camera.scale, by > 0) : 1 / camera.scale),
    forget: () => (isOwn = false),
    /** As it opens, with `focus` in sight. */
    open: (focus, largest = LARGEST.page) => {
      isOwn = false;
      show(opening(extent, room, focus, largest));
    },
    fit: (largest = LARGEST.page) => {
      show(whole(extent, room, largest));
    },
    /** What the reader chose, where it still can be. */
    keep: () => show(within(camera, extent, room)),
    to: (x, y) => own(within({ ...camera, x, y }, extent, room)),
    reveal: (box) => show(showing(camera, box, extent, room)),
    /** Move by so many px; true where there was anything to move. */
    pan: (dx, dy) => own(within({ ...camera, x: camera.x - dx / camera.scale, y: camera.y - dy / camera.scale }, extent, room)),
    hold: (rectangle, width, height) => ([extent, room] = [rectangle, { width, height }]),
    toPlane: (px, py) => toPlane(camera, room, [px, py]),
    toScreen: (x, y) => toScreen(camera, room, [x, y]),
    get scale() { return camera.scale; },
    get seen() { return { ...toBox(camera, room), extent }; },
    get isOwn() { return isOwn; },
    get isWhole() { return !free().x && !free().y; },
    /** What a finger may still do to the page itself. */
    get scrolls() { return [!free().x && "pan-x", !free().y && "pan-y"].filter(Boolean).join(" ") || "none"; },
  };
}

const toBox = ({ x, y, scale }, { width, height }) => ({ x, y, width: width / scale, height: height / scale });
