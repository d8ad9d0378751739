import assert from "node:assert/strict";
import { test } from "node:test";
import { axesOf, ended } from "../page/checks/astray.js";
import { plain } from "../page/tape/cells.js";
import { MISTAKES, lostOf, stripsOf, wrongOf, wrongSaid } from "../page/tape/wrong.js";

const curve = (y, lost = []) => ({ y, lost, log: false });
const CARDS = { cards: [{ x: 100, y: 50, width: 144, height: 84, nodes: [0], path: "" }, { x: 300, y: 50, width: 144, height: 84, nodes: [1], path: "" }] };
const FOUND = { overwrite: { 0: 0.3479 } };
const strips = (scale, isTold = () => true) => stripsOf(CARDS, (node) => wrongOf(FOUND, "overwrite", node), MISTAKES.overwrite[2], isTold, scale);

test("a wrong gradient hangs below its card in words, in fewer where the card is small, and never below another", () => {
  assert.deepEqual(strips(1), { x: [100], y: [103], width: [132], height: [22], text: ["with =  0.3479"], font_size: [12] });
  assert.deepEqual(strips(0.6).text, ["≠ 0.3479"]);
  assert.deepEqual(strips(0.3).text, [""]);
  assert.deepEqual(strips(1, () => false).text, []);
});

test("with = all contributions but the last are crossed out as soon as the last has come", () => {
  const edges = [{ key: 0, parent: 0 }, { key: 1, parent: 0 }, { key: 2, parent: 1 }];
  const facts = { edges, into: new Map([[0, [edges[0], edges[1]]], [1, [edges[2]]]]) };
  const scene = { ways: edges.map(({ key }) => ({ edges: [key], pill: [10 * key, 5] })) };
  const told = (until, broken = "overwrite") => lostOf(scene, facts, { contribution: () => plain(8) }, { flowed: (key) => key < until }, broken, 1).text;
  assert.deepEqual(told(3), ["✕ 8 lost"]);
  assert.deepEqual(told(1), []);
  assert.deepEqual(told(3, "local"), []);
});

test("whoever hears the page is told it, too", () => {
  assert.equal(wrongSaid(FOUND, "overwrite", 0), ", on purpose wrong, with =: 0.3479");
  assert.equal(wrongSaid(FOUND, "overwrite", 1), "");
  assert.equal(wrongSaid(null, null, 0), "");
});

test("a walk that runs away leaves the picture with a mark, and the right one can still be read", () => {
  const { marks, lost, y } = axesOf({ right: curve([3, 2, 1]), wrong: curve([3, 40, 1e9]) });
  assert.deepEqual(marks[1].y, [3, 40, null]);
  assert.deepEqual(lost, [[2, 1]]);
  assert.ok(y.high < 100);
});

test("both ends are told, with the step", () => {
  assert.equal(ended({ right: curve([3, 2]), wrong: curve([3, 4]) }), "The loss is 2 after 1 step; with the mistake, 4 after 1 step.");
  assert.equal(ended({ right: curve([3, 2]), wrong: curve([3, null], [{ turn: 1, top: true, word: "inf" }]) }), "The loss is 2 after 1 step; with the mistake, inf after 1 step.");
  assert.match(ended({ right: curve([3, 2]), wrong: curve([3, 2]) }), /here the mistake changes nothing/);
});
