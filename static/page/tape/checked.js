// What came of wiggling a leaf's numbers, in a sentence for each: its name and what fills it.

import { number } from "../text/digits.js";
import { targetOf } from "../text/names.js";
import { UNKNOWN, isScalar } from "../text/values.js";
import { filled, phrase, wording } from "../text/wording.js";
import { one } from "./cells.js";

const MOST = 6; // significant digits of what was measured

/** The sentences, as parts; what may be why a gradient is not right comes last. */
export function checkSaid(facts, numbers, { found, escape }) {
  const said = found.map((each) => [each.verdict, fillings(facts, numbers, each)]);
  return [...said, ...(escape ? [["escape", escape]] : [])].map(([name, fills]) => filled(wording.check[name], fills));
}

function fillings(facts, { seed }, { name, h, measured, error, twice, gradient, left, right }) {
  const short = (told) => number(one(told), { trim: true });
  return {
    name,
    target: targetName(facts, seed),
    h: h < 1 ? h.toFixed(10).replace(/0+$/, "") : String(h),
    measured: [[known(one(measured), one(error)), "strong", null]],
    gradient: [[short(gradient), "strong", null]],
    twice: short(twice), left: short(left), right: short(right),
  };
}

/** What backward differentiates: of an array, the sum of its elements. */
export function targetName(facts, seed) {
  const node = targetOf(facts, seed);
  return seed && !isScalar(seed) && seed.low === 1 && seed.high === 1 ? phrase("sum of all", { node })[0] : node;
}

/** The number, in no more digits than its error leaves. */
function known(measured, error) {
  if (!Number.isFinite(measured)) return UNKNOWN;
  const digits = error && measured ? Math.floor(Math.log10(Math.abs(measured) / error)) : MOST;
  return number(measured, { digits: Math.max(1, Math.min(MOST, digits)) });
}
