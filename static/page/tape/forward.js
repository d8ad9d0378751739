// Forward mode as the page plays it: after the values their tangents, one step for each value that depends on the chosen cell.

import { indexed } from "../text/index.js";
import { phrase } from "../text/wording.js";
import { called, held, rate } from "../text/names.js";
import { one, plain, valueOf } from "./cells.js";

const ZERO = plain(0); // of what does not depend on the cell

/**
 * The graph with other steps, its numbers with tangents where gradients are, and what is known after each of its steps.
 * @param {any} told explorer/picture/pushed.py
 */
export function forwardOf(facts, numbers, told) {
  const made = facts.nodes.length;
  const rows = new Map(told.rows.map((row) => [row[0], pushOf(row)]));
  const walked = told.rows.map(([node], at) => ({ number: made + 1 + at, phase: at ? "tangent" : "seed", node, edge: null }));
  const numberOf = new Map(walked.map(({ node, number }) => [node, number]));
  const leads = new Set([facts.target, ...facts.sweep.map((key) => facts.edges[key].parent)]); // of what does not, nothing is computed
  const tangent = (key) => rows.get(key)?.tangent ?? (leads.has(key) ? ZERO : null);
  const played = { ...facts, steps: [...facts.steps.slice(0, made), ...walked], into: new Map(), places: new Map() };
  const cell = cellOf(facts, told);
  return {
    told, rows, cell, tangent, facts: played,
    numbers: { ...numbers, gradient: tangent, contribution: () => null },
    frame: (number) => ({
      number, arrived: 0, step: played.steps[number - 1] ?? null,
      known: (node) => node < number,
      gradient: (node) => (number > made && number >= (numberOf.get(node) ?? 0) ? tangent(node) : null),
      waiting: () => 0,
      flowed: () => false,
    }),
    named: (node, length) => rate(node, cell.text, length),
  };
}

const pushOf = ([node, tangent, manner, parts, code]) => ({ node, tangent: valueOf(tangent), manner, code, parts: new Map(parts.map(([edge, part]) => [edge, valueOf(part)])) });

/** The cell from which the tangents are pushed: "x", or "x[1, 2]". */
function cellOf({ nodes }, { node, at }) {
  const leaf = nodes[node];
  const index = indexed(leaf.kind.shape, at);
  return { leaf, at, index, name: called(leaf) + index, text: held(leaf) + index };
}

/** What both modes come to, as one sentence: the same derivative, found twice. */
export function agreement({ told, cell }, target, put) {
  const [forward, backward] = [told.total, told.gradient].map((each) => (each === null ? null : Number(one(each))));
  if (backward === null || forward === null) return [];
  const isSame = Object.is(forward, backward) || forward === backward;
  const isNear = Math.abs(forward - backward) <= 1e-6 * Math.max(Math.abs(forward), Math.abs(backward));
  const name = isSame ? "same" : isNear ? "near" : "apart";
  return phrase(name, { forward: put(forward), backward: put(backward), cell: cell.name, target });
}
