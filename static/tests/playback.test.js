import assert from "node:assert/strict";
import { test } from "node:test";
import { isAlike, stepIn, stopsOf } from "../page/playback/playback.js";
import { product } from "./tapes.js";

for (const [granularity, stops] of Object.entries({ contribution: [1, 2, 3, 4, 5, 6], node: [1, 2, 3, 4, 6], phase: [3, 4, 6] })) {
  test(`a walk by ${granularity} stops at ${stops}`, () => assert.deepEqual(stopsOf(product(), granularity), stops));
}

test("with other numbers a reader stays at the same step", () => {
  const [one, other] = [product(), product("x = 5.0\ny = 3.0\nf = x * y")];
  assert.ok(isAlike(one, other));
  assert.equal(stepIn(other, one, 4), 4);
});

test("another program is shown from its end", () => {
  const other = { ...product("x = 1.0"), rows: product().rows.slice(0, 1), edges: [], steps: product().steps.slice(0, 1) };
  assert.equal(stepIn(other, product(), 4), 1);
});
