import assert from "node:assert/strict";
import { beforeEach, mock, test } from "node:test";
import { FIELDS } from "../page/store/fields.js";
import { storeFor } from "../page/store/store.js";
import { product } from "./tapes.js";

let store;
beforeEach(() => {
  mock.timers.reset();
  mock.timers.enable({ apis: ["setTimeout"] });
  store = storeFor("main");
  store.set({ source: product().source, blank: { ...product(), rows: [], steps: [], edges: [] } });
});

test("every field begins as it is declared, and has a writer", () => {
  const fresh = storeFor("other");
  for (const [name, { first, writers }] of Object.entries(FIELDS)) {
    assert.deepEqual(fresh.get(name), first);
    assert.ok(writers.length, name);
  }
});

test("a listener hears of the fields that it names, when they change", () => {
  const heard = [];
  store.on(["tab"], ({ tab }) => heard.push(tab));
  store.set({ tab: "table" });
  store.set({ tab: "table" });
  store.set({ register: "code" });
  assert.deepEqual(heard, ["table"]);
});

test("one who fails to listen keeps nothing from the others", () => {
  const heard = [];
  globalThis.reportError = (error) => heard.push(error.message);
  store.on(["tab"], () => {
    throw new Error("of one");
  });
  store.on(["tab"], () => heard.push("the other"));
  store.set({ tab: "table" });
  assert.deepEqual(heard, ["of one", "the other"]);
});

test("a fresh program is shown at its end, and no move leaves its steps", () => {
  store.show(product(), 1);
  assert.equal(store.get("step"), 6);
  store.next();
  assert.equal(store.get("step"), 6);
  store.first();
  store.previous();
  assert.equal(store.get("step"), 1);
  store.endOfPhase();
  assert.equal(store.get("step"), 3);
  store.go(99);
  assert.equal(store.get("step"), 6);
});

test("playing goes on to the end by itself, and a move of one's own ends it", () => {
  store.show(product(), 1);
  store.play();
  mock.timers.tick(1000);
  assert.equal(store.get("step"), 2);
  store.previous();
  assert.equal(store.get("playing"), false);
  store.play();
  for (let second = 0; second < 9; second += 1) mock.timers.tick(1000);
  assert.deepEqual([store.get("step"), store.get("playing")], [6, false]);
});

test("the columns and the sentence are those of the step, in either direction", () => {
  store.show(product(), 1);
  const shown = (step) => (store.go(step), [store.columns().at, store.sentence()]);
  assert.deepEqual([6, 1, 3].map(shown), [[6, "Step 6"], [1, "Step 1"], [3, "Step 3"]]);
});

test("a value is not known before its step", () => {
  store.show(product(), 1);
  store.go(2);
  assert.equal(store.known(2).value, "—");
  store.go(5);
  assert.equal(store.known(2).value, "4");
});

test("a failure keeps the graph that was there, and its step", () => {
  store.show(product(), 1);
  store.go(4);
  store.fail({ message: "No." }, 2);
  assert.equal(store.get("step"), 4);
  assert.equal(store.get("tape").rows.length, 3);
  assert.deepEqual(store.get("failure"), { line: null, column: null, remedy: "", message: "No." });
});

test("typing asks anew without the sliders' numbers, a slider with its own", () => {
  store.override("x", 4);
  assert.deepEqual([store.get("overrides"), store.get("revision")], [{ x: 4 }, 1]);
  store.edit("x = 1.0");
  assert.deepEqual([store.get("overrides"), store.get("revision")], [{}, 2]);
});

test("a link's step and value are shown as soon as its program is", () => {
  store.goWhenShown({ step: 2, selected: 1 });
  store.show(product(), 1);
  assert.deepEqual([store.get("step"), store.get("selected")], [2, 1]);
});

test("a line of the text chooses the last value that it made", () => {
  store.show(product(), 1);
  store.selectLine(3);
  assert.equal(store.get("selected"), 2);
  assert.deepEqual(store.lines(), [3]);
});
