import assert from "node:assert/strict";
import { test } from "node:test";
import { placeOfTotal, totalDrawn, widened } from "../page/tape/total.js";
import { ofArray, plain } from "../page/tape/cells.js";

const box = (x, y, nodes) => ({ x, y, width: 144, height: 84, nodes, path: "" });
const node = (key, shape) => ({ key, name: `n${key}`, mark: "", text: "", kind: { shape, dtype: "float64" } });
const facts = (shape) => ({ target: 1, seeded: true, nodes: [node(0, [3]), node(1, shape)] });
const BOXES = [box(100, 100, [0]), box(400, 100, [1])];
const numbers = (head = [1, 1, 1]) => ({ loss: plain(12), seed: ofArray("float64", [3], head), value: () => ({}) });
const frame = (isKnown, gradient) => ({ known: () => isKnown, gradient: () => gradient });

test("the sum of an array stands behind it, on the side that is free, and of one number there is none", () => {
  const place = placeOfTotal({ orientation: "wide" }, BOXES, facts([3]));
  assert.deepEqual([place.x, place.y], [628, 100]);
  const taken = placeOfTotal({ orientation: "wide" }, [...BOXES, box(640, 100, [2])], facts([3]));
  assert.deepEqual([taken.x, taken.y], [400, 268]);
  assert.equal(placeOfTotal({ orientation: "wide" }, BOXES, facts([])), null);
  assert.deepEqual(widened([0, 0, 500, 200], place), [0, 0, 702, 200]);
});

test("it says what is added up, and is there when its target is; the way back begins at it", () => {
  const scene = { total: placeOfTotal({ orientation: "wide" }, BOXES, facts([3])) };
  const drawn = totalDrawn(scene, facts([3]), numbers(), frame(true, null), 1);
  assert.deepEqual([drawn.card.title, drawn.card.value, drawn.card.footer], [["Σ n1"], ["12"], [""]]);
  assert.deepEqual(drawn.back, {});
  const back = totalDrawn(scene, facts([3]), numbers([1, 0, -1]), frame(true, plain(1)), 1);
  assert.deepEqual([back.card.title, back.card.footer], [["Σ head · n1"], ["1"]]);
  assert.ok(back.back.x1[0] < back.back.x0[0]); // towards the target
  assert.deepEqual(totalDrawn(scene, facts([3]), numbers(), frame(false, null), 1).card, {});
});
