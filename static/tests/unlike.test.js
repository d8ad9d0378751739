import assert from "node:assert/strict";
import { test } from "node:test";
import { unlike } from "../page/text/unlike.js";

const START = "import engine as mg\nx = mg.tensor(3.0)\n";
const said = (one, other) => unlike(one, other).map((all, at) => all.map(([from, to]) => [one, other][at].slice(from, to)));

test("two texts that are the same differ in nothing", () => assert.deepEqual(said(START, START), [[], []]));

test("what one has and the other has not is found in both", () => {
  assert.deepEqual(said(`${START}f = x * x\n`, `${START}f = x ** 2\n`), [["* x"], ["** 2"]]);
  assert.deepEqual(said("e = exp(z)\n", "e = exp(z - max(z))\n"), [[], ["- max(z)"]]);
  assert.deepEqual(said(START, `${START}y = x + 1.0\n`), [[], ["y = x + 1.0"]]);
});

test("all that is not marked stands in the other text in the same order", () => {
  const [one, other] = ["a = b + c * d\ne = f", "a = c * d\ng = b + f"];
  const rest = (text, all) => [...text].filter((_, at) => !all.some(([from, to]) => from <= at && at < to)).join("").replace(/\s+/g, "");
  const [ours, theirs] = unlike(one, other);
  assert.equal(rest(one, ours), rest(other, theirs));
});

test("of texts that are too long nothing is said", () => assert.deepEqual(unlike("x ".repeat(2000), "y"), [[], []]));
