import assert from "node:assert/strict";
import { test } from "node:test";
import { choicesOf, fits, originOf, placeAt, seenFrom, windowOf } from "../page/descend/plane.js";

const PATH = { names: ["a", "b"], places: [[2, 4], [1, 1], [0.5, 0]], main: null };
const THREE = { names: ["a", "b", "c"], places: [[1, 2, 3], [0, 1, 2], [0, 0, 1]], main: { ways: [[0.6, 0.8, 0], [0, 0, 1]], share: 0.97 } };

test("two numbers are seen as they are, and both axes have one scale", () => {
  const [only] = choicesOf(PATH);
  const points = seenFrom(originOf(PATH, only), only.ways, PATH.places);
  assert.deepEqual(points, PATH.places);
  const { low, high, even } = windowOf(points, { wide: 400, high: 300 });
  assert.ok(even && Math.abs((high[0] - low[0]) / 400 - (high[1] - low[1]) / 300) < 1e-12);
  assert.ok(points.every((point) => point.every((each, at) => each > low[at] && each < high[at])));
  assert.ok(fits(points, { low, high }));
  assert.ok(!fits([[2, 40], ...points], { low, high }));
  assert.ok(!fits(points.map((point) => point.map((each) => each / 100)), { low, high }));
});

test("of more numbers the main directions come first, and a pair leaves the others where the walk ends", () => {
  const choices = choicesOf(THREE);
  assert.deepEqual(choices.map(({ name }) => name), ["main directions", "a and b", "a and c", "b and c"]);
  assert.deepEqual(originOf(THREE, choices[0]), [0, 0, 1]);
  assert.deepEqual(originOf(THREE, choices[2]), [0, 0, 0]);
  assert.deepEqual(seenFrom(originOf(THREE, choices[2]), choices[2].ways, THREE.places)[0], [1, 3]);
});

test("where the start is dragged to is the place that is seen there", () => {
  for (const one of choicesOf(THREE)) {
    const origin = originOf(THREE, one);
    const [seen] = seenFrom(origin, one.ways, [placeAt(THREE.places[0], origin, one.ways, [0.25, -1.5])]);
    assert.ok(Math.abs(seen[0] - 0.25) < 1e-12 && Math.abs(seen[1] + 1.5) < 1e-12);
  }
});
