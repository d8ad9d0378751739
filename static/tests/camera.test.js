import assert from "node:assert/strict";
import { test } from "node:test";
import { LEAST, MOST, fitting, opening, showing, spare, stride, toPlane, toScreen, turned, whole, within, zoomed } from "../page/graph/camera.js";
import { READABLE } from "../page/tape/detail.js";

const ROOM = { width: 740, height: 470 };
const SMALL = [0, 0, 600, 300];
const TIGHT = [0, 0, 1000, 600];
const LONG = [0, 0, 13_000, 400];
const near = (one, other) => assert.ok(Math.hypot(one[0] - other[0], one[1] - other[1]) < 1e-6, `${one} ${other}`);

test("what fits opens whole, as large as is good; what fits smaller is smaller, down to what can be read", () => {
  assert.ok(opening(SMALL, ROOM, null).scale >= 1);
  assert.equal(opening(TIGHT, ROOM, null).scale, fitting(TIGHT, ROOM));
  assert.ok(opening(TIGHT, ROOM, null).scale >= READABLE);
});

test("what cannot be read whole opens around the focus", () => {
  const { x, scale } = opening(LONG, ROOM, [5000, 200]);
  assert.equal(x, 5000);
  assert.ok(scale >= READABLE);
  assert.equal(whole(LONG, ROOM).scale, fitting(LONG, ROOM));
});

test("the picture is never lost: it is in the middle, or reaches the room's edge", () => {
  for (const scale of [LEAST, 0.5, 1, MOST]) {
    const { x, y } = within({ x: -1e6, y: 1e6, scale }, LONG, ROOM);
    const free = spare(scale, LONG, ROOM);
    assert.deepEqual([x, y], [6500 - free.x, 200 + free.y]);
  }
});

test("a zoom keeps what is under the pointer where it is", () => {
  const camera = opening(LONG, ROOM, [5000, 200]);
  const px = /** @type {[number, number]} */ ([600, 235]);
  for (const factor of [0.5, 0.9, 1.2, 2]) {
    const next = zoomed(camera, factor, px, LONG, ROOM);
    assert.ok(Math.abs(toPlane(next, ROOM, px)[0] - toPlane(camera, ROOM, px)[0]) < 1e-6);
  }
});

test("no zoom goes beyond 10 to 400 %, but that all of it can be seen", () => {
  const camera = whole(SMALL, ROOM);
  assert.equal(zoomed(camera, 100, [0, 0], SMALL, ROOM).scale, MOST);
  assert.equal(zoomed(camera, 1e-3, [0, 0], SMALL, ROOM).scale, LEAST);
  assert.equal(zoomed(camera, 1e-3, [0, 0], LONG, ROOM).scale, fitting(LONG, ROOM));
});

test("there and back: the plane and the screen", () => {
  const camera = { x: 17, y: -4, scale: 0.37 };
  for (const point of /** @type {Array<[number, number]>} */ ([[0, 0], [740, 470], [12, 300]])) near(toScreen(camera, ROOM, toPlane(camera, ROOM, point)), point);
});

test("the buttons go through the same scales up and down, 100 % among them", () => {
  let scale = 0.73;
  const seen = [];
  for (let time = 0; time < 4; time += 1) seen.push((scale *= stride(scale, true)));
  assert.ok(seen.some((each) => Math.abs(each - 1) < 1e-9));
  for (const before of seen.slice(0, -1).reverse()) assert.ok(Math.abs((scale *= stride(scale, false)) - before) < 1e-9);
});

test("a turn of the wheel and the turn back undo each other", () => {
  assert.ok(Math.abs(turned(120) * turned(-120) - 1) < 1e-12);
  assert.ok(turned(120) < 1);
});

test("a card in sight moves nothing, another one comes into sight", () => {
  const camera = opening(LONG, ROOM, [5000, 200]);
  assert.equal(showing(camera, { x: 5100, y: 200, width: 144, height: 84 }, LONG, ROOM), camera);
  assert.equal(showing(camera, { x: 9000, y: 200, width: 144, height: 84 }, LONG, ROOM).x, 9000);
});
