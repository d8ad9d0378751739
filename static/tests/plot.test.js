import assert from "node:assert/strict";
import { test } from "node:test";
import { zoomed } from "../page/plot/zooming.js";
import { gapsOf, placeOf, runOf, spanOf, stretchesOf, unpacked } from "../page/plot/curves.js";

const PLOT = { low: 0, high: 10, points: 11 };
const packed = (numbers) => Buffer.from(Float32Array.from(numbers).buffer).toString("base64");

test("what is packed is read again, nan and inf among it", () => {
  const numbers = [1.5, -2, NaN, Infinity, -Infinity, 0];
  assert.deepEqual([...unpacked(packed(numbers))], numbers);
});

test("samples lie evenly from one end to the other", () => {
  assert.deepEqual([0, 5, 10].map((at) => placeOf(PLOT, at)), [0, 5, 10]);
});

test("nothing is joined across a gap, and the gap reaches halfway to its neighbours", () => {
  const values = [0, 1, 2, NaN, NaN, 5, 6, 7, 8, 9, 10];
  assert.deepEqual(stretchesOf(PLOT, values, [-1, 11], 100).map((each) => [each[0][0], each.at(-1)?.[0]]), [[0, 2], [5, 10]]);
  assert.deepEqual(gapsOf(PLOT, values), [[2.5, 4.5]]);
});

test("a pole between two samples is no line through the picture", () => {
  const values = [1, 2, 3, 5, 90, -90, -5, -3, -2, -1, 0];
  assert.equal(stretchesOf(PLOT, values, [-10, 10], 100).length, 2);
});

test("of very many samples the least and the largest of each column stay", () => {
  const many = { low: 0, high: 1, points: 10000 };
  const values = Float32Array.from({ length: 10000 }, (_, at) => (at === 4321 ? 50 : at === 8765 ? -50 : Math.sin(at)));
  const drawn = stretchesOf(many, values, [-60, 60], 700).flat();
  assert.ok(drawn.length < 4 * 720 && drawn.length > 700);
  assert.ok(drawn.some(([, y]) => y === 50) && drawn.some(([, y]) => y === -50));
});

test("a curve with a pole is seen where it is not near it, and 0 belongs to a slope's picture", () => {
  const pole = Array.from({ length: 1001 }, (_, at) => 1 / (at / 100 - 5.003));
  const [low, high] = spanOf(pole);
  assert.ok(high < 60 && low > -60);
  assert.deepEqual(spanOf([2, 4], { zero: true }).map(Math.round), [-0, 4]);
  assert.deepEqual(spanOf([]), [-1, 1]);
});

test("the tangent's triangle goes 1 to the right where that can be seen", () => {
  assert.equal(runOf({ low: 0, high: 10 }), 1);
  assert.equal(runOf({ low: 0, high: 0.1 }), 0.01);
  assert.equal(runOf({ low: -500, high: 500 }), 100);
});

test("looking closer keeps the place under the hand, and ends where a plot could not be told from a point", () => {
  assert.deepEqual(zoomed([0, 10], 2, 0.5), [1, 6]);
  assert.deepEqual(zoomed(/** @type {any} */ (zoomed([0, 10], 2, 0.5)), 2, 2), [0, 10]);
  assert.equal(zoomed([1, 1 + 1e-9], 1, 0.5), null);
  assert.equal(zoomed([-1e12, 1e12], 0, 2), null);
});
