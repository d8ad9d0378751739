// Where a walk stops, and where whoever stands in one walk stands in another. Knows no store and no glyphs.

import { isSameProgram } from "../text/numbers.js";

// where Next and Previous stop: at every step, when a node has handed all on, or when a phase is over
const GRANULARITIES = {
  contribution: () => true,
  node: (step, next, giver) => !next || step.phase !== next.phase || step.edge === null || giver(step) !== giver(next),
  phase: (step, next) => !next || step.phase !== next.phase,
};

/** The steps (from 1) at which a walk of this granularity stops. */
export function stopsOf({ steps, edges }, granularity) {
  const giver = (step) => (step.edge === null ? null : edges[step.edge][1]);
  const isStop = GRANULARITIES[granularity];
  return steps.flatMap((step, at) => (isStop(step, steps[at + 1], giver) ? [at + 1] : []));
}

/** Where whoever stands at a step of one tape stands in another: at the same event, if it is the same graph or the same program
    with other numbers; else at the end, where its results are. */
export function stepIn(other, one, step) {
  const last = other.steps.length;
  if (!one || isAlike(one, other)) return one ? step : last;
  if (step >= one.steps.length || !isSameProgram(one.source, other.source)) return last;
  const event = eventOf(one, one.steps[step - 1]);
  const found = other.steps.findIndex((each) => eventOf(other, each) === event);
  return found < 0 ? Math.min(step, last) : found + 1;
}

/** Two graphs of one shape, whatever their numbers, names and lines. */
export function isAlike(one, other) {
  if (one.play.mode !== other.play.mode) return false;
  if (one.play.facts === other.play.facts) return true;
  return (
    isEach(one.rows, other.rows, (row) => String(row.inputs)) &&
    isEach(one.edges, other.edges, String) &&
    isEach(one.steps, other.steps, ({ phase, node, edge }) => `${phase} ${node} ${edge}`)
  );
}

const isEach = (one, other, told) => one.length === other.length && one.every((each, at) => told(each) === told(other[at]));

/**
 * What happens at a step, by the values that take part: edges are numbered anew in a longer graph.
 * @param {Tape} tape
 * @param {Partial<Step>} step
 */
const eventOf = ({ edges }, { phase, node, edge = null } = {}) => `${phase} ${node} ${edge === null ? "" : edges[edge]}`;
