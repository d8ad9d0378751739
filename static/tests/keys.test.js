import assert from "node:assert/strict";
import { test } from "node:test";
import { pageKey } from "../page/keys/keys.js";

/** What a key does in a page whose view of turns is open, with the focus on something that matches one of these. */
function pressed(key, { tab = "learn", isThere = true, focus = [""] } = {}) {
  const done = [];
  const turns = { isThere: () => isThere, by: (by) => done.push(by), play: () => done.push("play"), first: () => done.push("first"), last: () => done.push("last"), open: () => done.push("open") };
  const fields = { tab, turning: { learn: turns }, playing: false };
  const store = /** @type {any} */ ({ get: (name) => fields[name], next: () => done.push("step"), play: () => done.push("walk") });
  pageKey({ key, shiftKey: false }, (selector) => selector.split(", ").some((each) => focus.includes(each)), store)?.(store);
  return done[0] ?? null;
}

test("where turns are seen the keys move them, and the walk through the graph elsewhere", () => {
  assert.deepEqual(["ArrowRight", "ArrowLeft", " ", "Home", "End", "Enter"].map((key) => pressed(key)), [1, -1, "play", "first", "last", "open"]);
  assert.deepEqual(["ArrowRight", " ", "Enter"].map((key) => pressed(key, { tab: null })), ["step", "walk", null]);
  assert.equal(pressed("ArrowRight", { isThere: false }), "step");
});

test("what types or acts keeps its keys, and what slides lets the space bar go", () => {
  for (const focus of ["textarea", "dialog"]) assert.equal(pressed(" ", { focus: [focus] }), null);
  for (const key of [" ", "Enter"]) assert.equal(pressed(key, { focus: ["button"] }), null);
  assert.equal(pressed("ArrowRight", { focus: ["input", "[type=range]"] }), null);
  assert.equal(pressed(" ", { focus: ["input", "[type=range]"] }), "play");
  assert.equal(pressed(" ", { focus: ["button", "[role=tab]", "[role=tab][aria-selected=true]"] }), "play");
});
