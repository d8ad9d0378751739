import assert from "node:assert/strict";
import { test } from "node:test";
import { bandOf, channels, grounds, mapped, painted, shades, widthOf } from "../page/learn/bands.js";
import { chosen, decoded, parsed, scaledRows, separatorOf, written } from "../page/learn/csv.js";
import { drawing, seedOf, withCall, withSet } from "../page/learn/rewriting.js";
import { examAt, nextAsked, pictures, sayings, shares, sureOf, unpacked } from "../page/learn/unpacked.js";

const bytes = (array) => Buffer.from(array.buffer).toString("base64");
const MOONS = "import engine as mg\nfrom data import moons, split\n\nX, y = moons(300, noise=0.2, seed=3)\nX, y, X_test, y_test = split(X, y)\nrng = np.random.default_rng(0)\n";
const apply = (source, { from, to, piece }) => source.slice(0, from) + piece + source.slice(to);

test("what a model says is read again, and what is no number stays none", () => {
  assert.deepEqual([...sayings(bytes(Int16Array.from([32767, 0, -32768, -32767])), 6)], [6, 0, NaN, -6]);
  const [one, other] = pictures({ pictures: bytes(Int8Array.from([127, 0, -127, 127])), shape: [1, 2, 2] });
  assert.deepEqual([[...one], [...other]], [[1, -1], [0, 1]]);
  assert.equal(unpacked(null), null);
});

test("how sure a model is is said where its loss makes chances of answers", () => {
  const percent = (meaning, value) => (100 * (sureOf({ meaning }, value) ?? NaN)).toFixed(1);
  assert.deepEqual([percent("score", 0.5189), percent("score", -0.5189), percent("chance", 0.2), percent("", 0.5)], ["62.7", "62.7", "80.0", "NaN"]);
  assert.deepEqual([...shares(bytes(Uint8Array.from([255, 0])))], [1, 0]);
});

test("a turn is seen by the last exam up to it, and playing goes from exam to exam", () => {
  const seen = { exams: [0, 16, 30, 31, 32, 48, 60].map((turn) => ({ turn })), losses: new Float32Array(61) };
  assert.equal(examAt(seen, 31)?.turn, 31);
  assert.equal(examAt(seen, 47)?.turn, 32);
  assert.equal(nextAsked(seen, 0), 16);
  assert.equal(nextAsked(seen, 30), 48);
  assert.equal(nextAsked(seen, 48), 60);
  assert.equal(nextAsked(seen, 60), null);
  assert.equal(nextAsked({ ...seen, exams: [{ turn: 1 }] }, 1), 60, "where no model was asked after it, the last turn");
});

test("bands change their colour at 0, and the last ones have all beyond", () => {
  assert.deepEqual([-99, -1.5, -0.1, 0.1, 1.5, 99].map((value) => bandOf(value, 1)), [0, 1, 2, 3, 4, 5]);
  assert.equal(widthOf({ reach: 14, classes: 2 }), 1);
  assert.equal(widthOf({ reach: 0.5, classes: 2 }), 0.1);
  assert.deepEqual(channels("#ff8000"), [255, 128, 0]);
  const [top, bottom] = [0, 1].map((row) => [...painted(Float32Array.from([-2, -2, 2, 2]), [2, 2], [1, 2], shades({ paper: "#ffffff", pos: "#0000ff", neg: "#ff0000" }), 1).slice(4 * row, 4 * row + 3)]);
  assert.ok(top[2] > top[0] && bottom[0] > bottom[2], "the first row of a grid is at the bottom");
});

test("of several classes each place has the colour of the one that is meant, and none between", () => {
  const colours = grounds("#ffffff", ["#ff0000", "#00ff00", "#0000ff"]);
  const pixels = mapped(Float32Array.from([0, 2, 1, 1]), [2, 2], [4, 4], colours);
  const at = (x, y) => [...pixels.slice(4 * (4 * y + x), 4 * (4 * y + x) + 3)];
  assert.deepEqual([at(0, 3), at(3, 3), at(0, 0)], [colours[0], colours[2], colours[1]]);
});

test("other data rewrite the call and the import, and keep how many and which seed", () => {
  assert.equal(drawing(MOONS)?.line, 4);
  const fresh = apply(MOONS, withSet(MOONS, "spirals"));
  assert.match(fresh, /^from data import spirals, split$/m);
  assert.match(fresh, /^X, y = spirals\(300, noise=0.1, seed=3\)$/m);
  assert.equal(withSet(MOONS, "moons"), null);
  assert.equal(drawing("X = [1, 2]"), null);
});

test("a table of one's own goes in and another set comes back in its place", () => {
  const own = apply(MOONS, withCall(MOONS, "table", 'table("""\nx (m),y)\n1,2\n""")'));
  assert.match(own, /^from data import table, split$/m);
  assert.equal(drawing(own)?.name, "table");
  assert.match(apply(own, withSet(own, "circles")), /^X, y = circles\(200, noise=0.1, seed=0\)\nX, y, X_test/m);
});

test("the seed of the first weights is the first that is typed", () => {
  const seed = seedOf(MOONS);
  assert.equal(seed?.number, 0);
  assert.match(apply(MOONS, { ...seed, piece: "1" }), /default_rng\(1\)/);
  assert.equal(seedOf("x = 1"), null);
});

test("a table is read whatever separates its cells, quotes and commas for points among it", () => {
  for (const [text, separator] of [["a,b\n1,2\n3,4", ","], ["a;b\n1,5;2\n3;4", ";"], ["a\tb\n1\t2", "\t"], ["1 2\n3 4", " "]]) assert.equal(separatorOf(text), separator);
  assert.deepEqual(parsed('"height, cm","w"\r\n"1 ""x""",2\r\n').header, ["height, cm", "w"]);
  assert.deepEqual(chosen(parsed("a;b\n1,5;2\n3;4"), [0], 1).rows, [[1.5, 2], [3, 4]]);
  assert.deepEqual(parsed("1,2\n3,4").header, ["column 1", "column 2"]);
});

test("rows that are wrong are left out, and each trouble names its line", () => {
  const { rows, troubles } = chosen(parsed("h,w\n1,2\n,4\n5,six\n7\n8,9\n"), [0], 1);
  assert.deepEqual(rows, [[1, 2], [8, 9]]);
  assert.deepEqual(troubles, ["Line 5 has 1 cells instead of 2: left out.", "Line 3 lacks “h”: left out.", "Line 4 has “six” in “w”, which is no number: left out."]);
});

test("classes that are texts become numbers, and too many are refused", () => {
  const kinds = chosen(parsed("x,kind\n1,cat\n2,dog\n3,cat\n"), [0], 1);
  assert.deepEqual([kinds.rows, kinds.classes], [[[1, 1], [2, -1], [3, 1]], { cat: 1, dog: -1 }]);
  const many = `x,kind\n${Array.from({ length: 40 }, (_, at) => `${at},k${at}`).join("\n")}`;
  assert.match(chosen(parsed(many), [0], 1).troubles[0], /40 different texts/);
});

test("a million rows are read in part, at once, and what is written fits into a program", () => {
  const table = parsed(`x,y\n${"1.25,2.5\n".repeat(1_000_000)}`);
  assert.equal(table.lines, 1_000_000);
  assert.ok(table.every > 1 && table.rows.length <= 20_001);
  const { text, kept } = written(chosen(table, [0], 1).rows, ["x", "y"], 30_000);
  assert.ok(text.length <= 31_000 && kept > 1000);
});

test("other encodings are read, too", () => {
  assert.equal(decoded(new TextEncoder().encode("größe,1").buffer).text, "größe,1");
  assert.deepEqual(decoded(Uint8Array.from([0x67, 0x72, 0xf6, 0xdf, 0x65]).buffer), { text: "größe", encoding: "Windows-1252" });
  assert.equal(decoded(Uint8Array.from([0xff, 0xfe, 0x61, 0, 0x2c, 0]).buffer).text, "a,");
});

test("scaled columns have mean 0 and deviation 1, and the answer stays", () => {
  assert.deepEqual(scaledRows([[1, 5, 9], [3, 5, 8]], 2), [[-1, 0, 9], [1, 0, 8]]);
});
