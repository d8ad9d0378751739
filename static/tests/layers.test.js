import assert from "node:assert/strict";
import { test } from "node:test";
import { among } from "../page/graph/layers.js";

// of 120 values those from 30 to 39 and from 90 to 99 are gradients that were recorded
const NODES = Array.from({ length: 120 }, (_, key) => ({ key, layer: [3, 9].includes(Math.floor(key / 10)) }));
const scene = (opened, ...paths) => ({ opened: opened.map((path) => [path, path]), cards: paths.map((path) => ({ path })) });

test("of many values the gradient's graph is the group that is in sight, and hiding it closes that group alone", () => {
  assert.deepEqual(among(NODES, scene([], "", "for1", "the gradient1"), 0), { isThere: true, isShown: false, next: "the gradient1" });
  assert.deepEqual(among(NODES, scene(["the gradient1"], "", "for1"), 0), { isThere: true, isShown: true, next: "" });
  const inTurn = scene(["for1", "for1/6", "for1/6/the gradient1", "for1/6/the gradient1/0-9"], "");
  assert.deepEqual(among(NODES, inTurn, 0), { isThere: true, isShown: true, next: "for1/6" });
});

test("where no such group is in sight, the one next to the present value is opened", () => {
  assert.equal(among(NODES, scene([], "for1"), 5).next, "@30");
  assert.equal(among(NODES, scene([], "for1"), 70).next, "@90");
  assert.equal(among(NODES, undefined, null).next, "@30");
});

test("where nothing was recorded there is nothing to show, whatever functions are called", () => {
  const plain = NODES.map(({ key }) => ({ key, layer: false }));
  assert.deepEqual(among(plain, scene([], "the_gradient1", "gradient1"), 5), { isThere: false, isShown: false, next: "" });
});
