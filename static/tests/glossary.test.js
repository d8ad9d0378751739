import assert from "node:assert/strict";
import { test } from "node:test";
import { piecesOf } from "../page/glossary/words.js";

const found = (text, names = [], taken = new Set()) => piecesOf(text, taken, new Set(names)).flatMap(([piece, entry]) => (entry ? [`${piece}: ${entry.word}`] : []));

test("a word is found in all its forms, the longer one first, and once in an explanation", () => {
  assert.deepEqual(found("Leaves have gradients, and the head gradient is one."), ["Leaves: leaf", "gradients: gradient", "head gradient: head gradient"]);
  const taken = new Set();
  assert.deepEqual([found("a leaf", [], taken), found("one more leaf, with its gradient", [], taken)], [["leaf: leaf"], ["gradient: gradient"]]);
});

test("what a program calls its own, and a piece of a name, is no word of ours", () => {
  assert.deepEqual(found("target is a leaf", ["target", "x"]), ["leaf: leaf"]);
  assert.deepEqual(found("leaf_2, x.gradient, seed[0], paths(x), leaflet, nano"), []);
});

test("all of a text is there in its pieces", () => {
  const text = "No path leads from x to f: f does not depend on it.";
  assert.equal(piecesOf(text, new Set(), new Set()).map(([piece]) => piece).join(""), text);
});
