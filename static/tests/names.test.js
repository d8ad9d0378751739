// What is offered at a place of a program.

import assert from "node:assert/strict";
import { test } from "node:test";
import { catalogueOf, entryOf, importsOf, offered, parametersOf } from "../page/code/names.js";

const entry = (name, kind = "function", signature = "(x, *, constant=None)") => [name, kind, signature, `What ${name} is.`];
const CATALOGUE = catalogueOf({
  entries: [entry("print"), entry("for", "keyword", ""), entry("tensor"), entry("random", "namespace", ""), entry("uniform"), entry("backward"), entry("sin")],
  modules: { "": [0, 1], engine: [2, 3, 6], "engine.random": [4], ".": [5], numpy: [3, 6], "numpy.random": [4] },
});
const HEAD = "import engine as mg\nfrom numpy.random import uniform as draw, rand\nx = 2.0\n";

/** What is offered at the end of this, after HEAD. */
function at(text) {
  const found = offered(CATALOGUE, HEAD + text, HEAD + text);
  return found && [found.typed, found.entries.map(({ name }) => name)];
}

test("a module offers its names, by whatever name it was imported", () => {
  assert.deepEqual(at("y = mg.te"), ["te", ["tensor", "random", "sin"]]);
  assert.deepEqual(at("y = mg.random."), ["", ["uniform"]]);
});

test("a value offers what tensors have, and so does a call's", () => {
  for (const text of ["x.", "f(x).", "x[0].", "(x * 2)."]) assert.deepEqual(at(`y = ${text}`)?.[1], ["backward"], text);
});

test("a bare name is one of Python's or an imported one", () => {
  assert.deepEqual(at("y = p"), ["p", ["mg", "draw", "rand", "print", "for"]]);
});

test("imports offer modules, and what is in them", () => {
  assert.deepEqual(at("import num"), ["num", ["engine", "numpy"]]);
  assert.deepEqual(at("import numpy.r"), ["r", ["random"]]);
  assert.deepEqual(at("from engine import ten"), ["ten", ["tensor", "random", "sin"]]);
  assert.deepEqual(at("from engine import (tensor, s"), ["s", ["tensor", "random", "sin"]]);
});

test("a number has no names, and an unknown module offers none", () => {
  assert.equal(at("y = 2."), null);
  assert.deepEqual(offered(CATALOGUE, "import nowhere\nnowhere.", "import nowhere\n"), { typed: "", entries: [] });
});

test("what is imported is known by the name that the program gives it", () => {
  const found = importsOf("import numpy\nimport a.b.c\nimport a.b as d, engine as mg\nfrom m import (one,\n  two as zwei)\n# import no\n");
  assert.deepEqual([...found], [["numpy", "numpy"], ["a", "a"], ["d", "a.b"], ["mg", "engine"], ["one", "m.one"], ["zwei", "m.two"]]);
});

test("the entry of a name gives the names of its arguments", () => {
  assert.deepEqual(parametersOf(entryOf(CATALOGUE, "mg.tensor", HEAD)), ["constant"]);
  assert.equal(entryOf(CATALOGUE, "draw", HEAD).name, "uniform");
  assert.equal(entryOf(CATALOGUE, "x.backward", HEAD).name, "backward");
  assert.equal(entryOf(CATALOGUE, "nothing", HEAD), undefined);
});
