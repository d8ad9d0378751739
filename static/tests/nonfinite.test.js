import assert from "node:assert/strict";
import { test } from "node:test";
import { wayBack, wayTo } from "../page/tape/nonfinite.js";
import { plain } from "../page/tape/cells.js";

// a (finite) and r (inf) make b; b makes c and d; d is multiplied with a to e
const ENDS = [[0, 2], [1, 2], [2, 3], [2, 4], [4, 5], [0, 5]];
const born = { node: 1, edge: null, kind: "leaf" };
const edges = ENDS.map(([parent, child], key) => ({ key, parent, child }));
const nodes = Array.from({ length: 6 }, (_, key) => ({ key, operands: ENDS.filter(([, child]) => child === key).map(([node]) => ({ node })) }));
const facts = { edges, nodes, into: new Map([[5, []], [4, [edges[4]]], [0, [edges[5], edges[0]]]]) };
const numbers = { value: (key) => plain(key ? Infinity : 1), nonfinite: { values: new Map([1, 2, 3, 4, 5].map((key) => [key, born])), contributions: new Map([[5, born]]) } };

test("the way of a nan leads over what had it, back to where it was born", () => {
  assert.deepEqual(wayTo(facts, numbers, 5).sort(), [1, 3, 4]);
  assert.deepEqual(wayTo(facts, numbers, 1), []);
});

test("that of a contribution goes on to the value that it was multiplied with", () => {
  assert.deepEqual(wayBack(facts, numbers, 5).sort(), [1, 3, 5]);
});

test("a way of many values is found at once", () => {
  const many = 20_000;
  const chain = Array.from({ length: many - 1 }, (_, key) => ({ key, parent: key, child: key + 1 }));
  const origin = { node: 0, edge: null, kind: "leaf" };
  const all = { value: () => plain(NaN), nonfinite: { values: new Map(Array.from({ length: many }, (_, key) => [key, origin])), contributions: new Map() } };
  assert.equal(wayTo({ edges: chain, nodes: [], into: new Map() }, all, many - 1).length, many - 1);
});
