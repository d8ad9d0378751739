import assert from "node:assert/strict";
import { test } from "node:test";
import { copiesOf, sharesOf, withCopies } from "../page/tensors/copies.js";
import { stateOf, versionsOf } from "../page/tensors/history.js";
import { blockName, blockOf } from "../page/tensors/links.js";
import { plain } from "../page/tape/cells.js";

const own = { shape: [2, 3] };
const lane = (shape, numbers, shares) => withCopies({ shape, numbers, shares, links: [] }, own);

test("a row is copied downwards, and what comes back to its copies is added up below", () => {
  const row = lane([3], [0.5, -1, 2], [1, 2, 3, 10, 20, 30]);
  assert.deepEqual(copiesOf(row).filter(({ isCopy }) => isCopy).map(({ row: at, number }) => [at, number]), [[1, 0.5], [1, -1], [1, 2]]);
  assert.deepEqual(sharesOf(row).sums, [{ row: 2, column: 0, number: 11 }, { row: 2, column: 1, number: 22 }, { row: 2, column: 2, number: 33 }]);
});

test("a column is copied to the right, a single number everywhere", () => {
  const column = lane([2, 1], [7, 8], [1, 2, 3, 10, 20, 30]);
  assert.deepEqual(sharesOf(column).sums, [{ row: 0, column: 3, number: 6 }, { row: 1, column: 3, number: 60 }]);
  const one = lane([], [7], [1, 2, 3, 10, 20, 30]);
  assert.equal(copiesOf(one).filter(({ isCopy }) => isCopy).length, 5);
  assert.deepEqual(sharesOf(one).sums, [{ row: 2, column: 0, number: 66 }]);
});

test("cells that fill a rectangle are framed as one: a row, a column, a window", () => {
  const placed = (ats) => ({ x: 0, y: 0, below: 100, across: 10, down: 10, wide: 8, high: 8, lane: { shape: [5, 5], slice: [], rows: [0, 5], columns: [0, 5], links: ats.map((at) => ({ at })), many: ats.length } });
  const named = (ats) => blockName(blockOf(placed(ats), false), placed(ats));
  assert.equal(named([5, 6, 7, 8, 9]), "row 1");
  assert.equal(named([2, 7, 12, 17, 22]), "column 2");
  assert.equal(named([6, 7, 8, 11, 12, 13, 16, 17, 18]), "window of 3 × 3");
  assert.equal(blockOf(placed([0, 2, 4]), false), null);
  assert.equal(blockOf(placed([0, 1]), false), null);
});

test("where linked cells go on beyond what is drawn, all that is drawn is framed as one, or each by itself", () => {
  const placed = (ats, many) => ({ x: 0, y: 0, below: 100, across: 25, down: 5, wide: 24, high: 4, lane: { shape: [210, 1], slice: [], rows: [0, 100], columns: [0, 1], links: ats.map((at) => ({ at })), many } });
  const every = placed(Array.from({ length: 150 }, (_, at) => at), 210);
  assert.equal(blockName(blockOf(every, false), every), "all cells drawn");
  assert.equal(blockOf(every, false).height, 499);
  assert.equal(blockOf(placed([97, 98, 99, 100, 101], 5), false), null);
});

const node = (key, name, mark, op, text, operands, line) => ({ key, name, mark, op, text, operands: operands.map((of) => ({ node: of, text: "" })), place: { line }, constant: false });
const NODES = [node(0, "x", "₁", "", "mg.tensor(1.0)", [], 1), node(1, "a", "", "multiply", "x * 2", [0], 2), node(2, "x", "₂", "add", "x += 1", [0], 3), node(3, "b", "", "multiply", "x * 3", [2], 4), node(4, "x", "₃", "multiply", "x = x * 2", [2], 5)];
const FACTS = { nodes: NODES, seeded: true, into: new Map([[0, [{}, {}]]]) };
const NUMBERS = { value: (key) => plain(key), began: new Map(), stale: new Map([[0, plain(7)]]) };

test("versions of one memory say who read which; another value of the same name is none of them", () => {
  const told = versionsOf(FACTS, NUMBERS, 2);
  assert.deepEqual(told.map(({ name, made, readers }) => [name, made, ...readers]), [["x₁", "made on line 1", "a"], ["x₂", "x += 1 on line 3", "b", "x₃"]]);
  assert.deepEqual(versionsOf(FACTS, NUMBERS, 4), []);
});

test("a gradient is stale until its value is used again, then null, gathering and fresh", () => {
  const at = (known, gradient, waiting) => stateOf(FACTS, NUMBERS, { known: (key) => key < known, gradient: () => gradient, waiting: () => waiting }, 0);
  assert.match(at(1, null, 2), /^gradient stale: 7,/);
  assert.match(at(2, null, 2), /^gradient null: set back/);
  assert.match(at(5, plain(1), 1), /gathering: 1 of 2/);
  assert.match(at(5, plain(1), 0), /^gradient fresh/);
});
