import assert from "node:assert/strict";
import { test } from "node:test";
import { matchesOf, nextOf } from "../page/graph/matches.js";

const row = (node, name, text, operation, line) => ({ node, name, text, operation, place: line && { line, end_line: line } });
const NANS = { nans: 1, infs: 0 };
const FINE = { nans: 0, infs: 0 };
const TAPE = /** @type {any} */ ({
  rows: [row(0, "x", "mg.tensor(2.0)", "leaf", 2), row(1, "np.exp(x)", "np.exp(x)", "exp", 3), row(2, "f", "np.exp(x) * x", "multiply", 3), row(3, "f₂", "f - 1", "subtract", 4)],
  play: { numbers: { value: (node) => (node === 3 ? NANS : FINE), gradient: (node) => (node === 1 ? NANS : null) } },
});

const FOUND = {
  x: [0], // the value of that name, not all that it occurs in
  exp: [1],
  "EXP(": [1, 2],
  mult: [2],
  f: [2, 3], // in all its versions
  "line 3": [1, 2],
  ":4": [3],
  nan: [1, 3],
  inf: [],
  "  ": [],
  nothing: [],
};
for (const [query, nodes] of Object.entries(FOUND)) test(`"${query}" finds ${nodes}`, () => assert.deepEqual(matchesOf(TAPE, query), nodes));

test("one goes from match to match, around both ends", () => {
  assert.deepEqual([null, 1, 2, 5, 9].map((from) => nextOf([1, 5], from, 1)), [1, 5, 5, 1, 1]);
  assert.deepEqual([null, 1, 2, 5].map((from) => nextOf([1, 5], from, -1)), [5, 5, 1, 1]);
  assert.equal(nextOf([], 3, 1), null);
});
