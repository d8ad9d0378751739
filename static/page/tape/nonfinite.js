// Where a nan or an inf came into the world, said in a sentence.

import { SYMBOL } from "../text/expression.js";
import { called } from "../text/names.js";
import { phrase } from "../text/wording.js";

/** "nan" or "inf" if the value has it, else "". */
const bad = (value) => (!value ? "" : value.nans ? "nan" : value.infs ? "inf" : "");

/** Of a value: born here, or earlier. */
export function ofValue(facts, numbers, node) {
  const origin = numbers.nonfinite.values.get(node.key);
  return said(facts, origin, bad(numbers.value(node.key)), origin?.node === node.key && origin.kind !== "constant");
}

/** Of a contribution: in a value that it was multiplied with, or on its way. */
export function ofContribution(facts, numbers, edge) {
  const origin = numbers.nonfinite.contributions.get(edge.key);
  return said(facts, origin, bad(numbers.contribution(edge.key)), origin?.edge === edge.key);
}

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
