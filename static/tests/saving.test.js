import assert from "node:assert/strict";
import { test } from "node:test";
import { turnsAsCsv } from "../page/saving/csv.js";

const cell = (exact) => ({ exact });
const WALK = {
  names: ["w", "b, too"],
  rows: [
    { turn: 0, loss: cell("100.0"), steep: cell("20.0"), cells: [cell("10.0"), cell("0.1")] },
    { turn: 1, loss: cell("nan"), steep: null, cells: [cell("0.30000000000000004"), cell("1e-300")] },
  ],
  gradients: [[20, -0.5]],
};

test("the turns are a row each, with all digits; what is not known stays empty", () => {
  assert.deepEqual(turnsAsCsv(WALK).split("\r\n"), [
    'turn,loss,|gradient|,w,"b, too",∂ w,"∂ b, too"',
    "0,100.0,20.0,10.0,0.1,20,-0.5",
    "1,nan,,0.30000000000000004,1e-300,,",
    "",
  ]);
});

test("of many numbers the gradients are not told one by one", () => {
  assert.equal(turnsAsCsv({ ...WALK, gradients: [] }).split("\r\n")[1], "0,100.0,20.0,10.0,0.1");
});
