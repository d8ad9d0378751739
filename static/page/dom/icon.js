// The one way to draw a sign: a path of strokes in a square.

const SPACE = "http://www.w3.org/2000/svg";

/**
 * @param {string} path
 * @param {number} size of the square
 */
export function icon(path, size) {
  const sign = shape("svg", { viewBox: `0 0 ${size} ${size}`, width: size, height: size, "aria-hidden": "true" });
  sign.append(shape("path", { d: path }));
  return sign;
}

/**
 * @param {string} name
 * @param {Record<string, string | number>} attributes
 * @returns {SVGElement}
 */
export function shape(name, attributes) {
  const made = document.createElementNS(SPACE, name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, String(value));
  return made;
}
