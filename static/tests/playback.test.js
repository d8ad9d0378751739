import assert from "node:assert/strict";
import { test } from "node:test";
import { isAlike, playbackOf, stepIn, stopsOf } from "../page/playback/playback.js";
import { product } from "./tapes.js";

/** The columns after so many steps, made anew by going forward alone. */
function frame(scene, step) {
  const columns = structuredClone(scene.start);
  for (const delta of scene.deltas.slice(0, step).flat()) {
    const [source, column] = scene.names[delta[0]];
    columns[source][column][delta[1]] = delta[2];
  }
  return columns;
}

test("whichever way a step is reached, it shows the same", () => {
  const scene = product().scenes.wide;
  const last = scene.deltas.length;
  const playback = playbackOf(scene);
  for (let from = 0; from <= last; from += 1) {
    for (let to = 0; to <= last; to += 1) {
      playback.seek(from);
      playback.seek(to);
      assert.deepEqual(playback.columns, frame(scene, to), `${from} to ${to}`);
    }
  }
});

test("a move says which sources have changed, and one to the same place none", () => {
  const playback = playbackOf(product().scenes.wide);
  assert.deepEqual([...playback.seek(2)], ["cards"]);
  assert.deepEqual([...playback.seek(2)], []);
});

test("playing leaves the tape as it came", () => {
  const tape = product();
  playbackOf(tape.scenes.wide).seek(6);
  assert.deepEqual(tape, product());
});

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
