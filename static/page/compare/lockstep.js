// The walks of two programs at one pace: whichever is moved, the other follows; or each by itself.

import { momentOf, momentsOf, stopsOfBoth } from "../playback/pair.js";

/**
 * Returns the walk of both together, which `begin()` begins; `told` hears when it is another one, or is somewhere else.
 * @param {Store} store
 * @param {Store} other
 */
export function lockstep(store, other, told) {
  let moments = /** @type {import("../playback/pair.js").Moment[]} */ ([]);
  let at = 0;
  let isMoving = false;
  let built = /** @type {any[]} */ ([]); // the tapes that the moments are of
  const sides = /** @type {[Store, "a" | "b"][]} */ ([[store, "a"], [other, "b"]]);
  const isTogether = () => store.get("comparing") && store.get("pace") === "both";

  const go = (moment) => {
    at = Math.max(Math.min(1, moments.length), Math.min(moments.length, Math.round(moment)));
    isMoving = true;
    if (at) for (const [each, side] of sides) each.own.go(moments[at - 1][side]);
    isMoving = false;
    told();
  };
  /** One of them was moved by itself, by its own cards, code or slider. */
  const follow = (each, side) => {
    if (isMoving || isOld()) return;
    if (!isTogether()) return told();
    go(momentOf(moments, side, each.get("step")));
  };
  const tapes = () => sides.map(([each]) => each.get("tape"));
  const isOld = () => tapes().some((tape, side) => tape !== built[side]);
  const build = () => {
    built = tapes();
    const [ours, theirs] = built.map((tape) => tape?.steps ?? []);
    moments = momentsOf(ours, theirs);
    if (!ours.length) follow(other, "b");
    else follow(store, "a");
  };
  /** Not before all have heard of a tape: who draws it must not hear of a step first. */
  const soon = () => queueMicrotask(() => isOld() && build());
  const both = {
    at: () => at,
    last: () => moments.length,
    reach: () => moments.length,
    stops: (granularity) => stopsOfBoth(moments, store.own.stops(granularity), other.own.stops(granularity)),
    go,
  };
  const walked = { both: () => both, first: () => store.own, second: () => other.own };
  const pace = () => {
    store.walks(store.get("comparing") ? walked[store.get("pace")]() : undefined);
    build();
  };
  for (const [each, side] of sides) each.on(["step"], () => follow(each, side));
  for (const [each] of sides) each.on(["tape"], soon);
  store.on(["pace", "comparing"], pace);
  return { moments: () => moments, stepsOf: (side) => built["ab".indexOf(side)]?.steps ?? [], begin: pace };
}
