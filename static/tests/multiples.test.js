import assert from "node:assert/strict";
import { test } from "node:test";
import { lit, picturesOf } from "../page/descend/multiples.js";

const WALK = {
  loss: { y: [8, 2, 0.5, null], log: false, lost: [] },
  multiples: { turns: [0, 1, 2, 3], of: [{ name: "w", spans: false, lines: [[4, 2, 1, 0.5], [1, 1, 1, 1]] }, { name: "W", spans: true, lines: [[0, 0, 0, 0], [1, 1, 1, 1], [3, 3, 3, 3]] }], more: 0 },
};

test("loss and parameters have a picture each, few numbers a line each", () => {
  const pictures = picturesOf(WALK);
  assert.deepEqual(pictures.map(({ title }) => title), ["loss", "w", "W: least, mean, largest"]);
  assert.deepEqual(pictures.map(({ marks }) => marks.filter(({ kind }) => kind === "line").length), [1, 2, 3]);
});

test("a turn is in the light on each line that has it", () => {
  const [loss, few] = picturesOf(WALK);
  assert.deepEqual([lit(few, 1).marks.at(-1).x, lit(few, 1).marks.at(-1).y], [[1, 1], [2, 1]]);
  assert.deepEqual(lit(loss, 3).marks.at(-1).x, []); // the last has no loss
});
