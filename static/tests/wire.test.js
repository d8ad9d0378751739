import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { storeFor } from "../page/store/store.js";
import { connect } from "../page/wire/wire.js";
import { product } from "./tapes.js";

const NOTHING = { plain: "", odd: [] };
const VALUES = { values: NOTHING, contributions: { ...NOTHING, otherwise: [] }, totals: [], gradients: [], seed: null, began: [], constants: [], nonfinite: { values: {}, contributions: {} } };
const STRUCTURE = { nodes: [], edges: [], sweep: [], target: null, seeded: false, texts: [], calls: [], kinds: [], rules: [], codes: [] };
const TURNS = 5;

let store;
let asked;
let wire;
let listeners;

/** What Python says of a program that has five turns and gives no graph. */
function answer(request, others = {}, { later = [] } = {}) {
  const { revision, source, turn } = request;
  const program = { source, output: `turn ${turn}`, plots: [], failure: null, literals: [], turns: TURNS, turn: turn < 0 ? TURNS - 1 : turn, left_out: "", stopped: -1, checkable: [] };
  const parts = { program, values: { digest: "nothing", ...VALUES }, structure: STRUCTURE, picture: null, arrays: null, descent: { rows: [turn] }, check: null, ...others };
  const wanted = Object.entries(parts).filter(([name]) => request.wants.includes(name) && !later.includes(name));
  say({ revision, ...(later.length ? { more: true } : {}), ...Object.fromEntries(wanted.map(([name, part]) => [name, JSON.stringify(part)])) });
}

function say(said) {
  wire.answer = said;
  listeners.answer();
}

const ask = (changes) => store.set({ ...changes, revision: store.get("revision") + 1 });

beforeEach(() => {
  [asked, listeners, store] = [[], {}, storeFor("main")];
  store.set({ blank: { ...product(), rows: [], steps: [], edges: [] }, source: "a = 1" });
  wire = {
    answer: {}, progress: {}, runtime: "ready", on: (name, callback) => (listeners[name] = callback),
    set request(request) {
      asked.push(request);
    },
  };
  connect(store, wire);
  ask({});
});

test("a second program is asked about with the first, and is lost alone", () => {
  answer(asked[0]);
  store.set({ comparing: true, asksBeside: () => ({ source: "b = 2", overrides: {}, opened: "", orientations: ["wide"] }) });
  ask({});
  assert.equal(asked[1].beside.source, "b = 2");
  assert.ok(asked[1].wants.includes("beside"));
  answer(asked[1], {}, { later: ["descent", "turns"] });
  say({ revision: asked[1].revision, failure: { message: "It fell." } });
  assert.equal(store.get("failure"), null);
  assert.equal(store.get("compared").failure.message, "It fell.");
});

test("of the moves of a slider one is under way, and then the newest is asked", () => {
  for (let x = 1; x < 9; x += 1) ask({ overrides: { x } });
  assert.equal(asked.length, 1);
  answer(asked[0]);
  assert.deepEqual(asked.map(({ overrides }) => overrides), [{}, { x: 8 }]);
});

test("another text does not wait for the one under way, whose answer is not taken for its own", () => {
  ask({ source: "b = 2" });
  assert.deepEqual(asked.map(({ source }) => source), ["a = 1", "b = 2"]);
  answer(asked[1]);
  answer(asked[0]);
  assert.equal(store.get("tape").source, "b = 2");
  assert.equal(store.get("busy"), false);
});

test("another turn of the same run asks for no descent again, and the descent stays", () => {
  answer(asked[0]);
  ask({ turn: 2 });
  assert.ok(asked[0].wants.includes("descent") && !asked[1].wants.includes("descent"));
  answer(asked[1]);
  assert.deepEqual(store.get("descent"), { rows: [-1] });
});

test("a turn that was here before is shown without Python, until the run is another", () => {
  answer(asked[0]);
  for (const turn of [2, 3]) {
    ask({ turn });
    answer(asked.at(-1));
  }
  ask({ turn: 2 });
  assert.equal(asked.length, 3);
  assert.deepEqual([store.get("tape").turn, store.get("tape").output, store.get("busy")], [2, "turn 2", false]);
  assert.equal(store.get("answered"), store.get("revision"));
  ask({ turn: 2, overrides: { x: 1 } });
  assert.equal(asked.length, 4);
  assert.ok(asked[3].wants.includes("descent"));
});

test("a program that is chosen once more asks for the descent that was cleared with it", () => {
  answer(asked[0]);
  store.set({ descent: null });
  ask({ turn: 4 });
  assert.ok(asked.length === 2 && asked[1].wants.includes("descent"));
});

test("the turns that were kept come with their run: to look at one of them asks nothing", () => {
  const others = [0, 1].map((turn) => ({ turn, checkable: [turn], values: { digest: "nothing", ...VALUES }, structure: null, picture: null, arrays: null }));
  assert.ok(asked[0].wants.includes("turns"));
  answer(asked[0], { turns: others });
  ask({ turn: 1 });
  assert.deepEqual([asked.length, store.get("tape").turn, store.get("tape").checkable], [1, 1, [1]]);
  ask({ turn: 3 });
  assert.ok(asked.length === 2 && !asked[1].wants.includes("turns"));
});

test("while a slider is moved, other turns are not wanted, but they are where one is looked at then", () => {
  answer(asked[0], { turns: [] });
  ask({ overrides: { x: 1 } });
  answer(asked[1]);
  ask({ turn: 2 });
  assert.deepEqual(asked.map(({ wants }) => wants.includes("turns")), [true, false, true]);
});

test("an answer may come in parts: the graph at once, and what comes later keeps nothing waiting but the next question", () => {
  answer(asked[0], {}, { later: ["descent"] });
  assert.deepEqual([store.get("answered"), store.get("tape").turn, store.get("busy"), store.get("descent")], [1, TURNS - 1, true, null]);
  ask({ overrides: { x: 1 } });
  assert.equal(asked.length, 1);
  say({ revision: 1, descent: JSON.stringify({ rows: [7] }) });
  assert.deepEqual([store.get("descent"), asked.length], [{ rows: [7] }, 2]);
});

test("the end of an answer that comes before its beginning is kept until that is here", () => {
  const request = asked[0];
  say({ revision: request.revision, descent: JSON.stringify({ rows: ["late"] }) });
  assert.equal(store.get("busy"), true);
  assert.equal(store.get("tape"), null);
  answer(request, {}, { later: ["descent"] });
  assert.deepEqual([store.get("tape").source, store.get("descent").rows, store.get("busy")], ["a = 1", ["late"], false]);
});

test("parts that come when a newer answer is here are late, and dropped", () => {
  answer(asked[0], {}, { later: ["descent"] });
  ask({ source: "b = 2" });
  answer(asked[1]);
  say({ revision: 1, descent: JSON.stringify({ rows: [7] }) });
  assert.deepEqual([store.get("tape").source, store.get("descent"), store.get("busy")], ["b = 2", { rows: [-1] }, false]);
});

test("a check is asked for once: nothing later wants it, and it is gone", () => {
  answer(asked[0]);
  store.check(0);
  answer(asked[1], { check: { node: 0, said: [] } });
  assert.deepEqual([asked[0], asked[1]].map(({ wants }) => wants.includes("check")), [false, true]);
  assert.deepEqual(store.get("checked"), { node: 0, said: [] });
  ask({ checking: null, overrides: { x: 1 } });
  answer(asked[2]);
  assert.equal(asked[2].wants.includes("check"), false);
  assert.equal(store.get("checked"), null);
});

test("after a failure without parts all of them are wanted again", () => {
  answer(asked[0]);
  ask({ overrides: { x: 1 } });
  say({ revision: asked[1].revision, failure: { message: "no answer" } });
  assert.equal(store.get("descent"), null);
  ask({});
  assert.ok(asked[2].wants.includes("descent"));
});

test("what was asked besides and is lost takes nothing away that is shown", () => {
  answer(asked[0]);
  const shown = store.get("tape");
  store.ask({ plane: { size: 13 } });
  const failure = { message: "The program was ended.", line: null, column: null, remedy: "" };
  const program = { ...JSON.parse(wire.answer.program), failure, turns: 0 };
  answer(asked.at(-1), { program, landscape: null });
  assert.equal(store.get("failure"), null);
  assert.equal(store.get("tape"), shown);
  assert.deepEqual([store.get("answered"), store.get("busy")], [store.get("revision"), false]);
  assert.deepEqual(store.get("descent"), { rows: [-1] });
});

test("the answer to a question leaves the graph that is shown as it is, and another graph is taken", () => {
  answer(asked[0]);
  const shown = store.get("tape");
  ask({ checking: 0 });
  answer(asked[1], { structure: null, check: { at: 1 } });
  assert.equal(store.get("tape"), shown);
  assert.deepEqual([store.get("checked"), store.get("answered")], [{ at: 1 }, store.get("revision")]);
  ask({ source: "a = 2", turn: -1 });
  answer(asked[2]);
  assert.notEqual(store.get("tape"), shown);
});
