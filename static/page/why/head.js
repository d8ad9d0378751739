// The head gradient as it is typed: one number for all elements, or one for each. What is none gets a sentence.

import { number } from "../text/digits.js";

const FEW = 24; // numbers that are written out
const BETWEEN = /[\s,;[\]()]+/;

/** {head: numbers, none where nothing is typed} or {trouble: a sentence}, for a target of this name and size. */
export function headOf(typed, name, size) {
  const pieces = typed.replaceAll("−", "-").split(BETWEEN).filter(Boolean);
  const wrong = pieces.find((piece) => !Number.isFinite(Number(piece)));
  if (wrong !== undefined) return { trouble: `“${wrong.slice(0, 20)}” is no finite number. ${wanted(name, size)}` };
  if (pieces.length > 1 && pieces.length !== size) return { trouble: `These are ${pieces.length} numbers. ${wanted(name, size)}` };
  return { head: pieces.map(Number) };
}

const wanted = (name, size) => (size === 1 ? `Write one number, such as 1 or -0.5.` : `${name} has ${size} elements: write one number for all of them, or ${size}.`);

/** What the field says of a seed: one number where all are the same, else all of them, where they are few. */
export function written({ low, high, numbers }) {
  if (low !== null && low === high) return plain(low);
  return numbers && numbers.length <= FEW ? numbers.map((each) => plain(Number(each))).join(", ") : "";
}

const plain = (of) => (Number.isFinite(of) ? String(of) : number(of));
