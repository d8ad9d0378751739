// What every drawing of ours in SVG is made of: lines, words, round numbers.

import { shape } from "../dom/icon.js";
import { number } from "../text/digits.js";

/** Round numbers between two ends. */
export function ticksOf(low, high, most) {
  const raw = (high - low) / most;
  const power = 10 ** Math.floor(Math.log10(raw));
  const step = [1, 2, 5, 10].map((each) => each * power).find((each) => each >= raw) ?? raw;
  const found = [];
  for (let at = Math.ceil(low / step); at * step <= high && found.length < 40; at += 1) found.push(Number((at * step).toPrecision(12)));
  return found;
}

export function line(points, kind, more = {}) {
  const known = points.filter((point) => point.every(Number.isFinite));
  return shape("path", { d: known.length ? `M ${known.map((point) => point.map(short).join(" ")).join(" L ")}` : "", class: kind, ...more });
}

export function text([x, y], words, kind, anchor) {
  const made = shape("text", { x: short(x), y: short(y), class: kind, "text-anchor": anchor });
  made.textContent = words;
  return made;
}

export const short = (at) => Math.max(-1e5, Math.min(1e5, Math.round(10 * at) / 10));
export const said = (of) => number(of, { digits: 4, trim: true });
