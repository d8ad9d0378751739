// The error of a difference quotient by its step size, both as logarithms: at the right the curve bends, at the left rounding rules.

import { shape } from "../dom/icon.js";

export const HIGH = 250; // px
const LEAST_WIDE = 300; // px
const [LEFT, RIGHT, TOP, BOTTOM] = [62, 12, 22, 34];
const [MUCH, REACH] = [100, 10]; // times the least error; steps from the middle, within which the best one is when the curve bends
const LEAST = 1e-16; // an error below is drawn there: no double says less

/** The relative error of each quotient; where the gradient is 0, the error itself. */
export const errorsOf = ({ measured, gradient }) => measured.map((each) => Math.abs(each - gradient) / (Math.abs(gradient) || 1));

/** The place among the step sizes that is best: that of the smallest error. */
export const bestOf = (errors) => errors.reduce((best, each, at) => (Number.isFinite(each) && (!Number.isFinite(errors[best]) || each < errors[best]) ? at : best), 0);

/** Draws the curve, in a room so wide, with its knob at the step size of that place. */
export function drawCurve(sheet, curve, at, room) {
  const errors = errorsOf(curve);
  const wide = Math.max(LEAST_WIDE, room);
  const scale = scaleOf(curve.h, errors, wide);
  for (const [name, value] of Object.entries({ viewBox: `0 0 ${wide} ${HIGH}`, width: wide, height: HIGH })) sheet.setAttribute(name, String(value));
  const points = curve.h.flatMap((h, place) => (Number.isFinite(errors[place]) ? [`${scale.x(h).toFixed(1)} ${scale.y(errors[place]).toFixed(1)}`] : []));
  sheet.replaceChildren(
    ...gridOf(scale), ...wordsOf(scale, errors),
    shape("path", { d: `M ${points.join(" L ")}`, class: "curve" }),
    ...(Number.isFinite(errors[at]) ? [shape("circle", { cx: scale.x(curve.h[at]), cy: scale.y(errors[at]), r: 7, class: "knob" })] : []),
  );
}

/** The place of the step size that is nearest to a point of the picture, in px from its left. */
export function placeNear(curve, x, room) {
  const scale = scaleOf(curve.h, errorsOf(curve), Math.max(LEAST_WIDE, room));
  return curve.h.reduce((best, h, at) => (Math.abs(scale.x(h) - x) < Math.abs(scale.x(curve.h[best]) - x) ? at : best), 0);
}

function scaleOf(steps, errors, wide) {
  const [first, last] = [Math.floor(Math.log10(steps[0]) + 1e-9), Math.ceil(Math.log10(steps.at(-1)) - 1e-9)];
  const known = errors.filter(Number.isFinite).map((each) => Math.log10(Math.max(each, LEAST)));
  const [low, high] = [Math.floor(Math.min(-12, ...known)), Math.max(0, Math.ceil(Math.max(-1, ...known)))];
  return {
    wide, first, last, low, high,
    x: (h) => LEFT + ((Math.log10(h) - first) / (last - first)) * (wide - LEFT - RIGHT),
    y: (error) => HIGH - BOTTOM - ((Math.log10(Math.max(error, LEAST)) - low) / (high - low)) * (HIGH - TOP - BOTTOM),
  };
}

function gridOf({ wide, first, last, low, high, x, y }) {
  const made = [];
  const every = wide < 480 ? 4 : 2; // powers of ten that are named below
  for (let power = low; power <= high; power += 1) {
    if (power % 3) continue;
    made.push(shape("path", { d: `M ${LEFT} ${y(10 ** power)} H ${wide - RIGHT}`, class: "grid" }), text(LEFT - 8, y(10 ** power) + 4, power ? `1e${power}`.replace("-", "−") : "1", "end"));
  }
  for (let power = first; power <= last; power += 1) if (power % every === 0) made.push(text(x(10 ** power), HIGH - BOTTOM + 18, power ? `1e${power}`.replace("-", "−") : "1", "middle"));
  return made;
}

/** What makes the error large at either end is said where it is. */
function wordsOf({ wide, y, high }, errors) {
  const least = Math.max(LEAST, errors[bestOf(errors)]);
  const isLarge = (error) => error > MUCH * least;
  const made = [text(LEFT, 12, "relative error against wiggling", "start", "soft"), text(wide - RIGHT, HIGH - 2, "step size h", "end", "soft")];
  if (isLarge(errors[0])) made.push(text(LEFT + 14, y(10 ** high) + 30, "too small: rounding rules", "start", "soft"));
  if (isLarge(errors.at(-1)) && bestOf(errors) < errors.length / 2 + REACH) made.push(text(wide - RIGHT - 6, y(10 ** high) + 30, "too large: the curve bends", "end", "soft"));
  return made;
}

function text(x, y, said, anchor, kind = "") {
  const made = shape("text", { x, y, "text-anchor": anchor, class: kind });
  made.textContent = said;
  return made;
}
