// Two walks as one: their phases are lined up, and where one has more steps in a phase the other waits. Knows no store.

/** @typedef {{a: number, b: number}} Moment the step (from 1) of each; 0 before its first */

const PHASES = ["value", "seed", "contribution"];

/**
 * The moments of both walks together; of one alone where the other has no steps.
 * @param {{phase: string}[]} ours
 * @param {{phase: string}[]} theirs
 * @returns {Moment[]}
 */
export function momentsOf(ours, theirs) {
  const [a, b] = [ours, theirs].map((steps) => PHASES.map((phase) => steps.filter((step) => step.phase === phase).length));
  let [atA, atB] = [0, 0];
  return PHASES.flatMap((_, at) => {
    const found = [...Array(Math.max(a[at], b[at])).keys()].map((more) => ({ a: atA + Math.min(more + 1, a[at]), b: atB + Math.min(more + 1, b[at]) }));
    [atA, atB] = [atA + a[at], atB + b[at]];
    return found;
  });
}

/** The moment (from 1) at which a walk comes to its step; the last one where both stand at their ends. */
export function momentOf(moments, side, step) {
  const isLast = step >= (moments.at(-1)?.[side] ?? 0);
  return isLast ? moments.length : Math.max(1, moments.findIndex((moment) => moment[side] === step) + 1);
}

/** The moments at which either comes to one of its stops. */
export function stopsOfBoth(moments, ours, theirs) {
  const stops = { a: new Set(ours), b: new Set(theirs) };
  const isStop = (side, at) => stops[side].has(moments[at][side]) && moments[at][side] !== moments[at - 1]?.[side];
  return moments.flatMap((_, at) => (isStop("a", at) || isStop("b", at) ? [at + 1] : []));
}

/** What a walk does at each moment: the phase of the step that it takes, null while it waits. */
export const taken = (moments, side, steps) =>
  moments.map((moment, at) => (moment[side] && moment[side] !== moments[at - 1]?.[side] ? steps[moment[side] - 1].phase : null));
