// A number or an array in words: on a card, in a sentence, in a table's attribute. Knows no graph.

import { allOf, isFew, whole } from "./arrays.js";
import { DIGITS, exact, isWhole, number, special } from "./digits.js";

export const UNKNOWN = "—";
const LISTED = 100; // elements that a row's attribute lists; above, it says a summary in words
const LONGEST = 18; // digits: two numbers that differ do so in fewer

export const isScalar = (value) => value.shape.length === 0;
export const scalar = (value) => value.numbers?.[0] ?? NaN;
/** So few that its numbers are said one by one. */
export const isListed = isFew;
/** An array whose numbers are not said one by one. */
export const isMany = (value) => !(isScalar(value) || isListed(value));

/** What stands in the place of a number that is to be predicted: behind what may be seen of a sum, if there is such a part. */
const veil = (before) => (before ? `${brief(before)} + ?` : "?");

export const written = (value, options = {}) => (value.hidden ? veil(value.before) : plainly(value, options));
const plainly = (value, options) => number(scalar(value), { dtype: value.dtype, ...options });

/** The same of each value, said once: cards and rows ask again at every step. */
function once(say) {
  const said = new WeakMap();
  return (value) => said.get(value) ?? said.set(value, say(value)).get(value);
}

/** In a line: a number; of an array its numbers, or the first ones, its extremes and shape. */
export const shown = once((value) => (isScalar(value) ? written(value) : whole(value, shapeOf(value))));

/** Inside a sentence or a formula: "4", "[2, 4]", "(30,)". */
export const brief = once(briefly);

function briefly(value) {
  if (isScalar(value)) return written(value, { trim: true });
  if (!isListed(value)) return shapeOf(value);
  return allOf(value);
}

/** In a sentence: "4", "[2, 4]", "an array of shape (30,)". */
export function spoken(value) {
  const text = brief(value);
  return text.startsWith("(") ? `an array of shape ${text}` : text;
}

/** As Python writes a tuple of whole numbers: "()", "(30,)", "(2, 3)". */
export const tuple = (shape) => (shape.length === 1 ? `(${shape[0]},)` : `(${shape.join(", ")})`);

/** The shape; with the dtype where it is not float64. */
export const shapeOf = ({ shape, dtype }) => (dtype === "float64" ? tuple(shape) : `${tuple(shape)} ${dtype}`);

/** An array beside its strip: "30 numbers from −1.5 to 2", "3 × 5 numbers, all 1". */
export function span(value) {
  const { low, high, shape, nans, infs } = value;
  if (low === null || high === null) return shapeOf(value);
  const many = String(shape) === "1" ? "1 number" : `${shape.join(" × ")} numbers`;
  const said = low === high ? `, all ${number(low, { trim: true })}` : ` from ${apart(low, high).join(" to ")}`;
  return many + said + (nans ? `, ${nans} nan` : "") + (infs ? `, ${infs} inf` : "");
}

/** Two different numbers in so many digits that they differ. */
export function apart(low, high) {
  for (let digits = DIGITS; digits < LONGEST; digits += 1) {
    const pair = [low, high].map((each) => number(each, { trim: true, digits }));
    if (pair[0] !== pair[1]) return pair;
  }
  return [low, high].map((each) => exact(each));
}

/** -1, 0 or 1: the sign of a number, or of an array whose elements agree; 0 where they do not. */
export function sign(value) {
  if (value.nans) return 0;
  if (value.infs && isScalar(value)) return scalar(value) > 0 ? 1 : -1;
  const [low, high] = [value.low ?? 0, value.high ?? 0];
  return Number(high > 0 && low >= 0) - Number(low < 0 && high <= 0);
}

/** The largest magnitude among the finite elements. */
export const size = (value) => (value ? Math.max(Math.abs(value.low ?? 0), Math.abs(value.high ?? 0)) : 0);

/** The heat strip as numbers from -1 to 1; null where a cell holds a nan. */
export const cells = (value, largest) => value.strip.map((cell) => (Number.isNaN(cell) ? null : share(cell, largest)));

function share(cell, largest) {
  if (!Number.isFinite(cell)) return Math.sign(cell);
  return (largest && Math.round(Math.max(-1, Math.min(1, cell / largest)) * 100) / 100) || 0; // never -0
}

/** What data-value says: the exact number, a JSON list of up to LISTED elements, else a summary. */
export function attribute(value) {
  if (value.hidden) return "?";
  if (isScalar(value)) return exact(scalar(value), value.dtype);
  if (value.numbers === null || value.numbers.length > LISTED) return summary(value);
  return nested(value.numbers.map((each) => plain(each, value.dtype)), value.shape);
}

/** As Python's JSON writes it; what is not finite as a text. */
const plain = (each, dtype) => {
  if (dtype === "bool") return each ? "true" : "false";
  return isWhole(dtype) || Number.isFinite(each) ? exact(each, dtype) : `"${special(each)}"`;
};

function nested(flat, shape) {
  let rows = flat;
  for (const length of shape.slice(1).reverse()) {
    rows = length ? Array.from({ length: rows.length / length }, (_, at) => `[${rows.slice(at * length, (at + 1) * length).join(", ")}]`) : [];
  }
  return `[${rows.join(", ")}]`;
}

/** An array in words: shape, dtype, range, and what is not finite. */
export function summary({ dtype, shape, low, high, mean, nans, infs }) {
  const short = (each) => number(each, { trim: true }).replaceAll("−", "-");
  const ends = low === null || high === null || mean === null ? "" : `, from ${short(low)} to ${short(high)}, mean ${short(mean)}`;
  return `${dtype} array of shape ${shape.join(" × ")}${ends}${nans ? `, ${nans} nan` : ""}${infs ? `, ${infs} inf` : ""}`;
}
