// What part of the plane is seen: one unit is one css px times the scale. Fits, pans, follows. Knows no glyphs.

import { put } from "../adapters/figures.js";

const MARGIN = { tight: 9, airy: 32 }; // px that stay free around the picture: at least, and where it may grow
export const LARGEST = { page: 1.25, present: 1.6 };
// down to which scale a card of each tier still has room for all its lines, at 12 px; a smaller one is an overview
const READABLE = { large: 0.64, small: 1, dot: 0.7 };
const BLEED = 1; // px of the figure beyond each edge of the room: Bokeh never clears the outermost half

/** `moved(css)` hears how the plane lies on the screen, as a transform. */
export function viewportOf(figure, moved) {
  let size = { width: 0, height: 0 };
  let extent = [0, 0, 1, 1];
  let centre = { x: 0, y: 0 };
  let scale = 1;

  const show = () => {
    const [across, down] = [(size.width / 2 + BLEED) / scale, (size.height / 2 + BLEED) / scale];
    put(figure.x_range, { start: centre.x - across, end: centre.x + across });
    put(figure.y_range, { start: centre.y + down, end: centre.y - down });
    moved(`translate(${size.width / 2 - centre.x * scale}px, ${size.height / 2 - centre.y * scale}px) scale(${scale})`);
  };
  const spare = () => ({
    x: Math.max(0, (extent[2] - extent[0] + 2 * MARGIN.tight - size.width / scale) / 2),
    y: Math.max(0, (extent[3] - extent[1] + 2 * MARGIN.tight - size.height / scale) / 2),
  });
  const middle = () => ({ x: (extent[0] + extent[2]) / 2, y: (extent[1] + extent[3]) / 2 });
  const to = (x, y) => {
    const [home, free] = [middle(), spare()];
    centre = { x: clamp(x, home.x - free.x, home.x + free.x), y: clamp(y, home.y - free.y, home.y + free.y) };
    show();
  };
  /** As large as it is good to read, and whole if it can be; an overview is whole, and shows as much as there is room for. */
  const fit = (tier, largest = LARGEST.page, isOverview = false) => {
    const [airy, tight] = [fitting(extent, size, MARGIN.airy), fitting(extent, size)];
    scale = airy >= 1 ? Math.min(airy, largest) : isOverview || tight >= READABLE[tier] ? Math.min(1, tight) : 1;
    const home = middle();
    to(home.x, home.y);
    return scale;
  };
  return {
    fit, to,
    get scale() { return scale; },
    get isWhole() { return !spare().x && !spare().y; },
    resize: (width, height) => (size = { width, height }),
    hold: (rectangle) => (extent = rectangle),
    /** Move by so many px; true where there was anything to move. */
    pan: (dx, dy) => {
      const { x, y } = centre;
      to(x - dx / scale, y - dy / scale);
      return centre.x !== x || centre.y !== y;
    },
    /** What a finger may still do to the page itself. */
    get scrolls() { return [!spare().x && "pan-x", !spare().y && "pan-y"].filter(Boolean).join(" ") || "none"; },
    toPlane: (px, py) => [centre.x + (px - size.width / 2) / scale, centre.y + (py - size.height / 2) / scale],
    toScreen: (x, y) => [size.width / 2 + (x - centre.x) * scale, size.height / 2 + (y - centre.y) * scale],
    sees: (x, y, half) => Math.abs(x - centre.x) + half <= size.width / scale / 2 && Math.abs(y - centre.y) + half <= size.height / scale / 2,
  };
}

export const clamp = (number, low, high) => Math.min(high, Math.max(low, number));

/**
 * The scale at which the whole extent is seen.
 * @param {number[]} extent
 * @param {{width: number, height: number}} size
 */
export const fitting = ([left, top, right, bottom], { width, height }, margin = MARGIN.tight) =>
  Math.min(width / (right - left + 2 * margin), height / (bottom - top + 2 * margin));
