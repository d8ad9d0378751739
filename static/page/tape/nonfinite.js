// Where a nan or an inf came into the world, why, and over which edges it went on.

import { number } from "../text/digits.js";
import { SYMBOL } from "../text/expression.js";
import { indexed } from "../text/index.js";
import { called } from "../text/names.js";
import { phrase } from "../text/wording.js";
import { operandCalled } from "./terms.js";
import { one } from "./cells.js";

const DIVISORS = new Set(["divide"]); // of which the second operand matters

/** "nan" or "inf" if the value has it, else "". */
const bad = (value) => (!value ? "" : value.nans ? "nan" : value.infs ? "inf" : "");

/** Of a value: born here, or earlier. */
export function ofValue(facts, numbers, node) {
  const origin = numbers.nonfinite.values.get(node.key);
  return { ...said(facts, origin, bad(numbers.value(node.key)), origin?.node === node.key && origin.kind !== "constant"), ...reason(facts, origin?.birth, node) };
}

/** Of a contribution: in a value that it was multiplied with, or on its way. */
export function ofContribution(facts, numbers, edge) {
  const origin = numbers.nonfinite.contributions.get(edge.key);
  const child = facts.nodes[edge.child];
  return { ...said(facts, origin, bad(numbers.contribution(edge.key)), origin?.edge === edge.key), ...reason(facts, origin?.birth, child) };
}

/** The node whose gradient has a nan or an inf that was born as it arrived. */
export const isBornBack = (facts, numbers, node) => (facts.into.get(node) ?? []).some(({ key }) => numbers.nonfinite.contributions.get(key)?.edge === key);

function said(facts, origin, what, isHere) {
  if (!origin) return {};
  return { born: phrase(origin.what === what ? "is born" : "comes of", { what, before: origin.what, place: placeOf(facts, origin, isHere) }) };
}

function placeOf({ nodes, edges }, origin, isHere) {
  const node = nodes[origin.node];
  const fillings = {
    node: [[called(node), SYMBOL, node.key]],
    line: node.place ? phrase("on line", { line: node.place.line }) : "",
    constant: origin.operand === null ? "" : node.operands[origin.operand].text,
  };
  if (origin.edge !== null) {
    const { child, parent } = edges[origin.edge];
    Object.assign(fillings, { child: called(nodes[child]), parent: called(nodes[parent]) });
  }
  return phrase(isHere ? `${origin.kind} here` : origin.kind, fillings);
}

/** Why it happens in the operation that made a node, in the first place where it does; for a number that is not used, what to write instead. */
function reason(facts, birth, node) {
  if (!birth) return {};
  const [x, y] = birth.numbers.map((each) => number(Number(one(each)), { trim: true }));
  const at = DIVISORS.has(node.op) ? 1 : 0;
  const fillings = { op: node.op, operand: inPlace(facts, node, at, birth.at), x: at ? y : x, y, child: `${called(node)}${indexed(node.kind.shape, birth.at)}` };
  if (birth.unused === null) return { why: phrase(`why ${birth.why}`, birth.why === "zero times infinite" ? { ...fillings, x, y } : fillings) };
  const where = facts.nodes[birth.unused];
  const instead = chosenBefore(facts, where, node, at);
  return { why: phrase("why unused", { ...fillings, where: called(where) }), advice: phrase("choose before", fillings), ...(instead ? { instead } : {}) };
}

/** An operand in the place of a result that lies at `at`: "x[0]", or "x" where one number is used in all places. */
function inPlace(facts, node, operand, at) {
  const { node: key } = node.operands[operand];
  const shape = key === null ? [] : facts.nodes[key].kind.shape;
  const isAlike = String(shape) === String(node.kind.shape);
  return `${operandCalled(facts, node.operands[operand])}${isAlike ? indexed(shape, at) : ""}`;
}

/** The text of a node with a harmless number in its operand, wherever a `where` would not use it; null where it is not written as a call. */
function chosenBefore(facts, where, node, operand) {
  const [condition, first] = where.operands;
  const made = /((?:[\w.]+\.)?where)\(/.exec(where.text)?.[1];
  const text = operandCalled(facts, node.operands[operand]);
  const isFirst = first.node === node.key;
  const chosen = `${made}(${operandCalled(facts, condition)}, ${isFirst ? `${text}, 1.0` : `1.0, ${text}`})`;
  if (!made || node.text.split(`(${text})`).length !== 2) return null;
  return `${node.name ? `${node.name} = ` : ""}${node.text.replace(`(${text})`, `(${chosen})`)}`;
}

/** The edges over which the nan or inf of values came from where it was born. */
export function wayTo(facts, numbers, ...nodes) {
  const { values } = numbers.nonfinite;
  const into = new Map();
  for (const edge of facts.edges) {
    if (into.has(edge.child)) into.get(edge.child).push(edge);
    else into.set(edge.child, [edge]);
  }
  const found = new Set();
  const met = new Set(nodes);
  for (const key of met) {
    const origin = values.get(key);
    if (key === origin?.node) continue;
    for (const { key: edge, parent } of into.get(key) ?? []) {
      if (!bad(numbers.value(parent)) || values.get(parent)?.node !== origin?.node) continue;
      found.add(edge);
      met.add(parent);
    }
  }
  return [...found];
}

/** The same of what flowed over an edge: back to where it was born, and to the value that it was multiplied with. */
export function wayBack(facts, numbers, edge) {
  const { contributions, values } = numbers.nonfinite;
  const origin = contributions.get(edge);
  const found = new Set([edge]);
  const factors = new Set();
  for (const key of found) {
    if (key === origin?.edge) continue;
    const { child } = facts.edges[key];
    for (const { key: above } of facts.into.get(child) ?? []) if (isSame(contributions.get(above), origin)) found.add(above);
    for (const { node } of facts.nodes[child].operands) if (origin?.edge === null && node !== null && values.get(node)?.node === origin.node) factors.add(node);
  }
  return [...found, ...wayTo(facts, numbers, ...factors)];
}

const isSame = (one_, other) => Boolean(one_ && other) && one_.node === other.node && one_.edge === other.edge && one_.kind === other.kind;
