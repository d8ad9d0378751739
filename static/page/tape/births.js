// Where a nan or an inf came into the world, said in a sentence.

import { SYMBOL } from "../text/expression.js";
import { called } from "../text/names.js";
import { phrase } from "../text/wording.js";

/** "nan" or "inf" if the value has it, else "". */
const bad = (value) => (!value ? "" : value.nans ? "nan" : value.infs ? "inf" : "");

/** Of a value: born here, or earlier. */
export function ofValue(facts, numbers, node) {
  const birth = numbers.births.values.get(node.key);
  return said(facts, birth, bad(numbers.value(node.key)), birth?.node === node.key && birth.kind !== "constant");
}

/** Of a contribution: in a value that it was multiplied with, or on its way. */
export function ofContribution(facts, numbers, edge) {
  const birth = numbers.births.contributions.get(edge.key);
  return said(facts, birth, bad(numbers.contribution(edge.key)), birth?.edge === edge.key);
}

function said(facts, birth, what, isHere) {
  if (!birth) return {};
  return { born: phrase(birth.what === what ? "is born" : "comes of", { what, before: birth.what, place: placeOf(facts, birth, isHere) }) };
}

function placeOf({ nodes, edges }, birth, isHere) {
  const node = nodes[birth.node];
  const fillings = {
    node: [[called(node), SYMBOL, node.key]],
    line: node.place ? phrase("on line", { line: node.place.line }) : "",
    constant: birth.operand === null ? "" : node.operands[birth.operand].text,
  };
  if (birth.edge !== null) {
    const { child, parent } = edges[birth.edge];
    Object.assign(fillings, { child: called(nodes[child]), parent: called(nodes[parent]) });
  }
  return phrase(isHere ? `${birth.kind} here` : birth.kind, fillings);
}
