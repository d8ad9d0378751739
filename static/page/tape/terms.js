// The pieces that explanations are made of: numbers that lead to their values, operands by name or by value.

import { SYMBOL, label } from "../text/expression.js";
import { EXPLAINED, called, symbol, treeIn } from "../text/names.js";
import { UNKNOWN, brief, cells, isListed, isScalar, sign, size, span } from "../text/values.js";

const MARKS = { 1: "pos", "-1": "neg", 0: "zero" };

/** A number, or the strip of an array, in the colour of its sign; it leads to `node`. */
export function term(value, node) {
  if (value === null) return UNKNOWN;
  const mark = MARKS[sign(value)];
  if (isScalar(value)) return [brief(value), mark, node];
  return [isListed(value) ? brief(value) : span(value), mark, node, cells(value, size(value))];
}

/** The operand in a sentence. */
export const operandCalled = (facts, operand) => (operand.node === null ? operand.text : called(facts.nodes[operand.node]));

/** Operands in formulas, by the rule's names for them: as symbols, or with their numbers in place. */
export const symbols = (facts, { operands }) => Object.fromEntries(operands.map((operand) => [operand.name, symbolOf(facts, operand)]));
export const numbersIn = (facts, numbers, node) => Object.fromEntries(node.operands.map((operand, at) => [operand.name, numberOf(numbers, node, operand, at)]));

function symbolOf(facts, { node, text, tree }) {
  if (node === null) return tree ? label(tree) : text;
  const of = facts.nodes[node];
  return [symbol(of, EXPLAINED), SYMBOL, node, null, treeIn(of)];
}

/** The operand's value in place of its name; a condition counts as 1 or 0. */
export function numberOf(numbers, { key }, { node, text }, at) {
  if (node !== null) return term(numbers.value(node), node);
  const value = numbers.constants.get(`${key} ${at}`);
  if (!value) return text;
  const said = brief(value);
  return { True: "1", False: "0" }[said] ?? said;
}

/** The value of an operand, if it has one. */
export const valueOfOperand = (numbers, { key }, { node }, at) => (node === null ? numbers.constants.get(`${key} ${at}`) : numbers.value(node));

/** Whether the node and all of its operands are single numbers: then a formula can show them. */
export const isAllScalar = (numbers, node) =>
  [numbers.value(node.key), ...node.operands.map((operand, at) => valueOfOperand(numbers, node, operand, at))].every((value) => !value || isScalar(value));
