import assert from "node:assert/strict";
import { test } from "node:test";
import { ofArray } from "../page/tape/cells.js";
import { whole, withinLetters } from "../page/text/arrays.js";
import { cutAtTerm } from "../page/text/names.js";

const of = (numbers, shape = [numbers.length]) => ofArray("float64", shape, numbers);
const MANY = of([0.5, -1.25, 3, ...Array(27).fill(2)]);

const SAID = [
  [of([1, 2, 3]), 20, "[1, 2, 3]"],
  [of([1, 2, 3]), 8, "[1 2 3]"],
  [of([1, 2, 3, 4, 5, 6], [2, 3]), 30, "[[1, 2, 3], [4, 5, 6]]"],
  [of([1, 2, 3, 4, 5, 6], [2, 3]), 18, "[[1 2 3] [4 5 6]]"],
  [of([1, 2, 3, 4, 5, 6]), 9, "[1 2 3 …]"],
  [of([1 / 3, 2 / 3]), 14, "[0.333, 0.667]"],
  [MANY, 40, "[0.5 −1.25 3 …] −1.25 to 3"],
  [MANY, 18, "[0.5 …] −1.25 to 3"],
  [MANY, 10, "−1.25 to 3"],
  [of([7, 7, 7, 7, 7, 7, 7]), 12, "all 7"],
  [of(Array(9).fill(NaN)), 12, "9 nan"],
];
for (const [value, length, text] of SAID) test(`${text} in ${length} letters`, () => assert.equal(withinLetters(value, length), text));

test("nothing is longer than it may be, and no number is cut", () => {
  for (const value of [MANY, of([1e-9, 12345.678]), of([])]) for (let length = 0; length < 60; length += 1) assert.ok([...withinLetters(value, length)].length <= length);
});

test("a line says first numbers, extremes and shape", () => assert.equal(whole(MANY, "(30,)"), "[0.5 −1.25 3 …] −1.25 to 3, (30,)"));

const CUT = [["x * y + x ** 2", 10, "x * y + …"], ["learning_rate * grad", 18, "learning_rate * …"], ["learning_rate", 9, "learning…"], ["x", 5, "x"], ["exp(x) + 1", 8, "exp(x) …"]];
for (const [text, length, said] of CUT) test(`"${text}" in ${length} letters is cut after a term`, () => assert.equal(cutAtTerm(text, length), said));
