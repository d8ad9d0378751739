// What became of a value's memory: its versions, who read which of them; and in which state its gradient is.

import { called } from "../text/names.js";
import { brief, isScalar, shapeOf } from "../text/values.js";

const IN_PLACE = /^[^=!<>]*[^=!<>\s]?\s*(\+|-|\*|\/|@|%|\*\*|\/\/)=[^=]/;

/** Whether a node is another version of the memory of its first operand: written into, or updated in place. */
const isUpdate = (facts, node) => {
  const [first] = node.operands;
  const before = first && first.node !== null ? facts.nodes[first.node] : null;
  return Boolean(before?.name && before.name === node.name && (node.op === "setitem" || IN_PLACE.test(node.text)));
};

/**
 * The versions of the memory that a node is one of, in order: how each came to be, its numbers, and who read it; none of a memory that has but one.
 * @returns {Array<{node: ?number, name: string, made: string, numbers: string, readers: string[]}>}
 */
export function versionsOf(facts, numbers, key) {
  const next = new Map(facts.nodes.filter((node) => isUpdate(facts, node)).map((node) => [node.operands[0].node, node.key]));
  const before = new Map([...next].map(([from, to]) => [to, from]));
  let first = key;
  while (before.has(first)) first = before.get(first);
  const found = [];
  for (let at = /** @type {number | undefined} */ (first); at !== undefined; at = next.get(at)) found.push(at);
  const began = numbers.began.get(first);
  const past = began ? [{ node: null, name: called(facts.nodes[first]), made: "given", numbers: said(began), readers: [] }] : [];
  const told = found.map((at) => ({ node: at, name: called(facts.nodes[at]), made: made(facts, at, at === first, Boolean(began)), numbers: said(numbers.value(at)), readers: readersOf(facts, at, next.get(at)) }));
  return past.length + told.length > 1 ? [...past, ...told] : [];
}

const said = (value) => (isScalar(value) || brief(value).startsWith("[") ? brief(value) : shapeOf(value));

function made({ nodes }, key, isFirst, isReplaced) {
  const { place, text, op, changed } = nodes[key];
  const line = (number) => (number ? ` on line ${number}` : "");
  if (isFirst) return isReplaced ? `new numbers${line(changed)}` : `made${line(place?.line)}`;
  return `${op === "setitem" ? `${text} = …` : text}${line(place?.line)}`;
}

/** Which values were computed from a version. */
const readersOf = ({ nodes }, key, following) => nodes.filter((node) => node.key !== following && node.operands.some(({ node: of }) => of === key)).map((node) => called(node));

/**
 * The state of a value's gradient at a step, in words.
 * @param {any} frame what is known by the step
 */
export function stateOf(facts, numbers, frame, key) {
  const node = facts.nodes[key];
  if (node.constant) return "no gradient: it is constant";
  if (!facts.seeded || frame.veiled) return "";
  const old = numbers.stale.get(key);
  const isUsed = facts.nodes.some((user) => frame.known(user.key) && user.operands.some(({ node: of }) => of === key));
  const arrivals = facts.into.get(key)?.length ?? 0;
  const waiting = frame.waiting(key);
  if (frame.gradient(key) === null) {
    if (old && !isUsed) return `gradient stale: ${said(old)}, left from the turn before`;
    return old ? "gradient null: set back as it was used again" : "gradient null: nothing has come yet";
  }
  return waiting ? `gradient gathering: ${arrivals - waiting} of ${arrivals} contributions have come` : "gradient fresh: all of it has come in this turn";
}
