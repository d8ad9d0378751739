import assert from "node:assert/strict";
import { test } from "node:test";
import { mapOf } from "../page/graph/overview.js";

const PLANES = /** @type {Array<[number, number, number, number]>} */ ([[0, 0, 13_000, 400], [-50, -900, 400, 40_000], [0, 0, 100, 100]]);

for (const plane of PLANES) {
  const map = mapOf(plane);
  test(`a plane of ${plane} has a map that can be seen and touched`, () => {
    assert.ok(map.width >= 30 && map.width <= 168 && map.height >= 30 && map.height <= 84, `${map.width} ${map.height}`);
  });
  test(`a point of the map of ${plane} and of the plane are the same`, () => {
    const [x, y] = map.toPlane(map.width / 3, map.height / 4);
    const { left, top } = map.rectangle({ x, y, width: 0, height: 0 });
    assert.ok(Math.abs(left - map.width / 3) < 1e-6 && Math.abs(top - map.height / 4) < 1e-6);
  });
  test(`what is seen of ${plane} does not leave the map`, () => {
    const { left, top, width, height } = map.rectangle({ x: plane[0], y: plane[1], width: 1e6, height: 1e6 });
    assert.ok(left >= 0 && top >= 0 && left + width <= map.width + 1e-6 && top + height <= map.height + 1e-6);
  });
}
