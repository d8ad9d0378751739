import assert from "node:assert/strict";
import { test } from "node:test";
import { levelsOf, linesAt } from "../page/descend/contours.js";

const SIDE = 41;
const gridOf = (loss) => Array.from({ length: SIDE * SIDE }, (_, at) => loss((at % SIDE) / 10 - 2, Math.floor(at / SIDE) / 10 - 2));
const placeOf = ([column, row]) => [column / 10 - 2, row / 10 - 2];

test("each point of a contour has the loss of its level", () => {
  const bowl = (x, y) => 2 * x * x + 3 * y * y;
  const losses = gridOf(bowl);
  for (const level of [0.5, 2, 5, 9]) {
    const points = linesAt(losses, SIDE, level).flat().map(placeOf);
    assert.ok(points.length > 20);
    for (const [x, y] of points) assert.ok(Math.abs(bowl(x, y) - level) < 0.02, `${bowl(x, y)} is not ${level}`); // straight inside a cell of 0.1
  }
});

test("a contour inside the picture is one ring, one that leaves it has two ends", () => {
  const [ring, ...others] = linesAt(gridOf((x, y) => x * x + y * y), SIDE, 1);
  assert.equal(others.length, 0);
  assert.deepEqual(ring[0], ring.at(-1));
  const open = linesAt(gridOf((x) => x), SIDE, 0.55);
  assert.equal(open.length, 1);
  assert.notDeepEqual(open[0][0], open[0].at(-1));
  assert.equal(linesAt(gridOf((x, y) => x * y), SIDE, 0.5).length, 2); // a saddle's two branches
});

test("no contour runs where the loss is no number", () => {
  const losses = gridOf((x, y) => (x < 0 ? null : x + y));
  const columns = linesAt(losses, SIDE, 1).flat().map(([column]) => column);
  assert.ok(columns.length && Math.min(...columns) >= 20);
});

test("levels lie between the least loss and the largest, denser where the loss is small", () => {
  const losses = gridOf((x, y) => 2 * x * x + 3 * y * y);
  const levels = levelsOf(losses, 11);
  assert.ok(levels.length >= 5);
  assert.ok(levels[0] > 0 && levels.at(-1) < 20);
  const gaps = levels.slice(1).map((level, at) => level - levels[at]);
  assert.ok(gaps.every((gap) => gap > 0) && gaps[0] < gaps.at(-1));
  assert.deepEqual(levelsOf([null, null], 1), []);
  assert.deepEqual(levelsOf([3, 3, 3, 3], 3), []);
});
