import assert from "node:assert/strict";
import { test } from "node:test";
import { flat, laidOut, placeAt, spotOf } from "../page/tensors/lanes.js";
import { indexOf } from "../page/text/index.js";

const lane = (shape, rows, columns, slice = []) => ({ shape, rows: [0, rows], columns: [0, columns], slice, links: [] });
const STACK = { shape: [4, 300, 120], slice: [2], rows: [100, 100], columns: [100, 20] };

test("an index and a place in C order are the same cell", () => {
  for (const at of [0, 7, 23]) assert.equal(flat([2, 3, 4], indexOf([2, 3, 4], at)), at);
  assert.equal(flat([2, 3], [-1, -1]), 5);
  for (const index of [[2, 0], [0], [0, 0, 0], [0, 3], [0, 0.5]]) assert.equal(flat([2, 3], index), null);
  assert.equal(flat([], []), 0);
});

test("a window knows its cells and no others", () => {
  const at = placeAt(STACK, 5, 3);
  assert.deepEqual(indexOf(STACK.shape, at), [2, 105, 103]);
  assert.deepEqual(spotOf(STACK, at), [5, 3]);
  assert.equal(spotOf(STACK, flat(STACK.shape, [1, 105, 103])), null);
  assert.equal(spotOf(STACK, flat(STACK.shape, [2, 5, 103])), null);
});

test("lanes of one column stand apart, each gradient under its value, few cells with room for their numbers", () => {
  const { columns: [sources, [own], uses], width } = laidOut({ sources: [lane([2, 3], 2, 3), lane([3], 1, 3)], own: lane([2, 3], 2, 3), uses: [lane([28, 28], 28, 28)] }, 1000);
  assert.ok(sources[1].y > sources[0].y + sources[0].height);
  for (const { y, below } of [...sources, own, ...uses]) assert.equal(below - y, own.below - own.y);
  assert.ok(sources[0].x + sources[0].width < own.x && own.x + own.width < uses[0].x && uses[0].x + uses[0].width <= width);
  assert.deepEqual([own.isNumbered, uses[0].isNumbered], [true, false]);
});

test("a tall array of a column or two is wide enough to be seen and pointed at, an image keeps square cells", () => {
  const wide = (rows, columns) => laidOut({ sources: [], own: lane([rows, columns], rows, columns), uses: [] }, 1000).own.wide;
  assert.ok(wide(100, 1) >= 20 && wide(100, 2) >= 20);
  const { own: { wide: across, high } } = laidOut({ sources: [], own: lane([28, 28], 28, 28), uses: [] }, 1000);
  assert.equal(across, high);
});
