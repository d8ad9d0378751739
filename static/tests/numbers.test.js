import assert from "node:assert/strict";
import { test } from "node:test";
import { changedNumbers, isSameProgram, withNumbers } from "../page/text/numbers.js";

const CHANGED = [
  ["x = 2.0", "x = 3.5", [[0, "3.5"]]],
  ["x = 2.0", "x = -2.0", [[0, "-2.0"]]],
  ["x = [1, 2]", "x = [1, 1e-5]", [[1, "1e-5"]]],
  ["x1 = 2", "x2 = 2", null], // a name is no number
  ["x = a - 1", "x = a + 1", null],
  ["x = 2", "x = 2", []],
  ["x = 0xff", "x = 0x10", [[0, "0x10"]]],
];
for (const [one, other, numbers] of CHANGED) {
  test(`${one} and ${other}`, () => {
    assert.deepEqual(changedNumbers(one, other), numbers);
    assert.equal(isSameProgram(one, other), numbers !== null);
    if (numbers) assert.equal(withNumbers(one, numbers), other);
  });
}

test("what is no number is not put in", () => {
  assert.equal(withNumbers("x = 2", [[0, "os"]]), null);
  assert.equal(withNumbers("x = 2", [[7, "3"]]), null);
});
