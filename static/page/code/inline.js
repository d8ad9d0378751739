// What stands at the ends of a program's lines after a step: what its names are, and the gradients that have arrived.

import { isComputed } from "../tape/explain.js";
import { brief, isMany, span } from "../text/values.js";
import { EXPLAINED, named } from "../text/names.js";

const MOST = 3; // names of one line

/** @typedef {{ text: string, kind: "value" | "gradient" | "lost" | "fork", node: ?number, step: ?number }} Result a fork leads nowhere */

/**
 * By line the results that are known by a step, in the order of making.
 * @param {Tape} tape
 * @param {number} at the step, as the page counts them
 * @returns {Map<number, Result[]>}
 */
export function resultsOf(tape, at) {
  const { facts, numbers } = tape.play;
  const frame = tape.play.frame(at);
  const lines = new Map();
  for (const node of newest(facts, frame)) {
    const line = lines.get(node.place.end_line) ?? lines.set(node.place.end_line, []).get(node.place.end_line);
    if (line.length < MOST) line.push(node);
  }
  const results = new Map([...lines].map(([line, nodes]) => [line, nodes.flatMap((node) => said(tape, facts, numbers, frame, node))]));
  for (const [key, { of }] of numbers.lost) {
    const { place } = facts.nodes[key];
    const line = place && frame.known(key) ? (results.get(place.end_line) ?? results.set(place.end_line, []).get(place.end_line)) : [];
    if (!line.some(({ kind }) => kind === "lost")) line.unshift({ text: `⊘ no gradient to ${of}`, kind: "lost", node: key, step: key + 1 });
  }
  for (const { line, text } of [...forksOf(tape), ...unrecorded(facts, frame)]) results.set(line, [...(results.get(line) ?? []), { text, kind: "fork", node: null, step: null }]);
  return results;
}

/**
 * Where the program went at each `if`, and the first lines of what never ran.
 * @param {Tape} tape
 */
function forksOf(tape) {
  return tape.play.recorded.forks.flatMap(({ line, held, failed, to: [yes, no], idle }) => {
    const ways = [[held, `line ${yes}`], [failed, no === null ? "past it" : `line ${no}`]].filter(([count]) => count);
    const text = ways.length > 1 ? ways.map(([count, to]) => `${String(to).replace("line ", "")} (${count}×)`).join(", ") : ways[0][1];
    return [{ line, text: `→ ${text}` }, ...idle.map(([first]) => ({ line: first, text: "not run" }))];
  });
}

/** Computed, but with nothing that recorded it. */
const unrecorded = ({ nodes }, frame) => nodes.filter((node) => node.place && frame.known(node.key) && isComputed(node)).map(({ place }) => ({ line: place.end_line, text: "not recorded" }));

/**
 * The lines of branches that were never taken.
 * @param {Tape} tape
 */
export const idleLines = (tape) => tape.play.recorded.forks.flatMap(({ idle }) => idle.flatMap(([first, last]) => Array.from({ length: last - first + 1 }, (_, at) => first + at)));

/** Of each name on each line the value that was made last. */
function newest({ nodes }, frame) {
  const found = new Map();
  for (const node of nodes) if (node.name && node.place && frame.known(node.key)) found.set(`${node.place.end_line} ${node.name}`, node);
  return found.values();
}

/** A leaf's number stands in the text already: its gradient takes the place of its value. */
function said(tape, facts, numbers, frame, node) {
  const soFar = node.constant || node.key === facts.target ? null : frame.gradient(node.key);
  const stepOf = (phase) => 1 + tape.steps.findLastIndex((step) => step.phase === phase && step.node === node.key);
  const value = { text: `${named(node)} = ${shortly(numbers.value(node.key))}`, kind: "value", node: node.key, step: stepOf("value") };
  if (!soFar) return [value];
  const text = `${tape.play.slope(node, EXPLAINED)} = ${shortly(soFar)}${frame.waiting(node.key) ? " + …" : ""}`;
  const gradient = { text, kind: "gradient", node: node.key, step: stepOf(tape.play.mode === "forward" ? "tangent" : "contribution") };
  return node.op ? [value, gradient] : [gradient];
}

const shortly = (value) => (isMany(value) ? span(value) : brief(value));
