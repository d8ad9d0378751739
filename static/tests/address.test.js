import assert from "node:assert/strict";
import { test } from "node:test";
import { readAddress, writeAddress } from "../page/address/address.js";

const LESSONS = [{ slug: "chain", source: "x = 2.0\nf = x * x\n", step: 3, turn: -1 }];
const STATE = {
  lesson: "chain", source: LESSONS[0].source, step: 2, turn: 1, selected: 0, opened: "for1/3", descending: { rate: 0.1, steps: 10, schedule: "cosine" }, cell: { node: 3, at: 14 }, plotting: { name: "w", at: 2, low: -1, high: 1.5, points: 500, of: { called: "f", count: 0 } }, learning: { turn: 40 }, leaf: 0, target: { called: "x @ 3", count: 2 }, head: [1, -0.5], along: 4, input: { name: "w@b", at: -1 }, mode: "forward", predicting: "gradients", side: "paths", register: "code",
  tab: "table", comparing: true, second: "y = 1.0  # ü\n", hide: ["output"], present: true, embed: false, lentTheme: "dark",
};

test("what is written is read", async () => {
  assert.deepEqual(await readAddress(await writeAddress(STATE, LESSONS), LESSONS), { ...STATE, trouble: null });
});

test("a program of one's own travels whole", async () => {
  const own = { ...STATE, lesson: null, source: "a = 1.0  # ü\nb = a * a\n" };
  assert.equal((await readAddress(await writeAddress(own, LESSONS), LESSONS)).source, own.source);
});

test("of two programs the second is damaged: the first is here, and that is said", async () => {
  const whole = await writeAddress(STATE, LESSONS);
  const { source, comparing, trouble } = await readAddress(whole.replace(/sum=\w+/, "sum=0"), LESSONS);
  assert.deepEqual([source, comparing, trouble.reason], [STATE.source, false, "second"]);
});

test("one program alone names no second", async () => {
  assert.ok(!(await writeAddress({ ...STATE, comparing: false }, LESSONS)).includes("with="));
});

test("a link that was damaged says so, and shows a lesson", async () => {
  const { trouble, source } = await readAddress("#v=1&code=%%%", LESSONS);
  assert.equal(trouble.reason, "damaged");
  assert.equal(source, LESSONS[0].source);
});
