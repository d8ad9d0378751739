// An array in ever fewer letters: its numbers where they are few, else the first ones and the extremes; never a bare shape.

import { number } from "./digits.js";

const FEW = 6; // numbers that are told one by one
const DIGITS = [4, 3, 2, 1];
const FIRST = [3, 2, 1]; // of many

const short = (digits, dtype = undefined) => (each) => number(each, { dtype, digits, trim: true });

/** So few numbers that all of them are told. */
export const isFew = ({ numbers, shape }) => numbers !== null && shape.length > 0 && numbers.length > 0 && numbers.length <= FEW;

/** Up to six numbers as Python nests them. */
export const allOf = ({ numbers, shape, dtype }, digits = DIGITS[0], gap = ", ") => nested(numbers.map(short(digits, dtype)), shape, gap);

function nested(flat, shape, gap) {
  let rows = flat;
  for (const length of shape.slice(1).reverse()) rows = Array.from({ length: rows.length / length }, (_, at) => `[${rows.slice(at * length, (at + 1) * length).join(gap)}]`);
  return `[${rows.join(gap)}]`;
}

/** From the smallest number to the largest, and what is not finite. */
export function extremesOf({ low, high, nans, infs }, digits = DIGITS[0], between = " to ") {
  const ends = low === null || high === null ? [] : low === high ? [`all ${short(digits)(low)}`] : [low, high].map(short(digits));
  const odd = [nans ? `${nans} nan` : "", infs ? `${infs} inf` : ""].filter(Boolean);
  const told = ends.length === 2 && ends[0] === ends[1] ? `near ${ends[0]}` : ends.join(between);
  return [told, ...odd].filter(Boolean).join(", ") || "empty";
}

/** The first of many numbers. */
const firstOf = ({ numbers, dtype }, many, digits) => `[${numbers.slice(0, many).map(short(digits, dtype)).join(" ")} …]`;

/** Whether the first numbers say more than that all are alike. */
const isVaried = ({ numbers, low, high }) => Boolean(numbers?.length) && low !== high;

/** What can be said of it, the most first. */
function* tellings(value) {
  if (isFew(value)) {
    for (const digits of DIGITS) yield* [allOf(value, digits), allOf(value, digits, " ")];
    for (const many of FIRST.filter((each) => each < value.numbers.length)) for (const digits of [3, 2, 1]) yield firstOf(value, many, digits);
  } else if (isVaried(value)) {
    for (const many of FIRST) for (const digits of [3, 2]) yield `${firstOf(value, many, digits)} ${extremesOf(value, digits)}`;
  }
  for (const between of [" to ", "…"]) for (const digits of DIGITS) yield extremesOf(value, digits, between);
}

/** The most that can be said of it in `length` letters. */
export function withinLetters(value, length) {
  for (const text of tellings(value)) if ([...text].length <= length) return text;
  return "…".slice(0, length);
}

/** All that a line can say of it: first numbers, extremes, shape. */
export function whole(value, shape) {
  if (isFew(value)) return allOf(value);
  const first = isVaried(value) ? `${firstOf(value, FIRST[0], DIGITS[0])} ` : "";
  return `${first}${extremesOf(value)}, ${shape}`;
}
