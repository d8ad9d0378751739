// How the whole plane is laid on a small map: each direction by its own measure, so that a long graph is no mere line.

const [MOST_WIDE, MOST_HIGH, LEAST] = [168, 84, 30]; // px of a map
const SMALLEST = 2; // px of what is on it

/** @param {import("./camera.js").Extent} extent */
export function mapOf([left, top, right, bottom]) {
  const [across, down] = [Math.max(1, right - left), Math.max(1, bottom - top)];
  const scale = Math.min(MOST_WIDE / across, MOST_HIGH / down);
  const [width, height] = [Math.max(LEAST, across * scale), Math.max(LEAST, down * scale)];
  const [perX, perY] = [width / across, height / down];
  return {
    width, height,
    /** A box of the plane, around its middle, as a rectangle of the map: no part of it lies outside. */
    rectangle: ({ x, y, width: wide, height: high }) => {
      const [x0, y0, x1, y1] = [(x - wide / 2 - left) * perX, (y - high / 2 - top) * perY, (x + wide / 2 - left) * perX, (y + high / 2 - top) * perY];
      const [clippedX, clippedY] = [Math.max(0, x0), Math.max(0, y0)];
      return { left: clippedX, top: clippedY, width: Math.max(SMALLEST, Math.min(width, x1) - clippedX), height: Math.max(SMALLEST, Math.min(height, y1) - clippedY) };
    },
    /** The point of the plane under a point of the map. */
    toPlane: (px, py) => [left + px / perX, top + py / perY],
  };
}
