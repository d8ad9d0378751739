import assert from "node:assert/strict";
import { test } from "node:test";
import { momentOf, momentsOf, stopsOfBoth, taken } from "../page/playback/pair.js";

const walk = (values, contributions) => [...Array(values).fill("value"), "seed", ...Array(contributions).fill("contribution")].map((phase) => ({ phase }));
const steps = (moments) => moments.map(({ a, b }) => `${a} ${b}`);

test("two walks go phase by phase, and where one has a step more the other waits", () => {
  assert.deepEqual(steps(momentsOf(walk(2, 2), walk(2, 1))), ["1 1", "2 2", "3 3", "4 4", "5 4"]);
  assert.deepEqual(steps(momentsOf(walk(1, 1), walk(3, 1))), ["1 1", "1 2", "1 3", "2 4", "3 5"]);
});

test("one walk alone is walked as it is", () => {
  assert.deepEqual(steps(momentsOf(walk(2, 0), [])), ["1 0", "2 0", "3 0"]);
  assert.deepEqual(momentsOf([], []), []);
});

for (const [a, b] of [[3, 5], [5, 3], [1, 9], [4, 4]]) {
  test(`every step of walks of ${a} and ${b} values is come to, in order, and both end together`, () => {
    const [ours, theirs] = [walk(a, b), walk(b, a)];
    const moments = momentsOf(ours, theirs);
    for (const [side, own] of [["a", ours], ["b", theirs]]) {
      assert.deepEqual([...new Set(moments.map((moment) => moment[side]))], own.map((_, at) => at + 1));
      assert.equal(moments.at(-1)[side], own.length);
      assert.deepEqual(taken(moments, side, own).filter(Boolean), own.map(({ phase }) => phase));
    }
    moments.forEach((moment) => assert.equal(ours[moment.a - 1].phase, theirs[moment.b - 1].phase));
  });
}

test("whoever stands at a step of one stands at its moment of both", () => {
  const moments = momentsOf(walk(1, 1), walk(3, 1));
  assert.deepEqual([1, 2, 3].map((step) => momentOf(moments, "a", step)), [1, 4, 5]);
  assert.deepEqual([1, 2, 3, 4, 5].map((step) => momentOf(moments, "b", step)), [1, 2, 3, 4, 5]);
});

test("both stop where either stops", () => {
  const moments = momentsOf(walk(1, 1), walk(3, 1));
  assert.deepEqual(stopsOfBoth(moments, [1, 2, 3], [1, 2, 3, 4, 5]), [1, 2, 3, 4, 5]);
  assert.deepEqual(stopsOfBoth(moments, [1, 2, 3], [3, 4, 5]), [1, 3, 4, 5]);
});
