// Why a step gives what it gives: which sentence, which explanation, and the terms that fill them. Knows no template.

import { formula } from "../text/formula.js";
import { assigned, called, inCode, partial, partialTree, symbol, targetOf, treeIn } from "../text/names.js";
import { UNKNOWN, isMany, isScalar, spoken } from "../text/values.js";
import { listed, phrase } from "../text/wording.js";
import { ofValue } from "./nonfinite.js";
import { contributed } from "./chain.js";
import { isAllScalar, numberOf, numbersIn, operandCalled, symbols, term } from "./terms.js";

/**
 * Which sentence, and what it says.
 * @returns {[string, Fillings]}
 */
export function sentenceFor({ nodes, edges }, numbers, { phase, node, edge }) {
  const said = (value) => (value ? spoken(value) : UNKNOWN);
  if (phase === "seed") return ["seed", { node: called(nodes[node]), value: said(numbers.seed) }];
  if (edge === null) return ["value", { node: called(nodes[node]), value: said(numbers.value(node)) }];
  return ["contribution", { child: called(nodes[edges[edge].child]), parent: called(nodes[node]), value: said(numbers.contribution(edge)) }];
}

/**
 * Which explanation, and its terms; `checkable` are the leaves whose gradients can be measured, `where` says in which turn
 * a value was made.
 * @param {(node: number) => string} [where]
 * @returns {[string, Fillings]}
 */
export function explanationFor(facts, numbers, { phase, node: key, edge }, checkable, where) {
  const node = facts.nodes[key];
  if (phase === "seed") return ["seed", seeded(facts, numbers, node)];
  if (edge !== null) return ["contribution", contributed(facts, numbers, facts.edges[edge], checkable, where)];
  return node.op ? ["value", computed(facts, numbers, node)] : [given(node), made(facts, numbers, node)];
}

const WHOLE = /^u?int/;

/** How a value that was not computed came to be what it is. */
function given({ constant, began, tree, op }) {
  if (constant) return "constant";
  if (began) return "moved";
  return !tree ? "updated" : isComputed({ op, tree }) ? "unrecorded" : "leaf";
}

/** Whether a value without an operation was computed all the same, by its text: unrecorded, or in a graph that is gone. */
export const isComputed = ({ op, tree }) => !op && tree !== null && (["binary", "minus"].includes(tree[0]) || (tree[0] === "call" && Boolean(tree[2])));

function made(facts, numbers, node) {
  const value = numbers.value(node.key);
  /** @type {Fillings} */
  const fillings = {
    node: called(node), symbol: [[symbol(node), "symbol", null, null, treeIn(node)]], value: [term(value, node.key)], code_line: assigned(node),
    ...ofValue(facts, numbers, node), [isMany(value) ? "holds" : "is"]: "",
  };
  if (node.began) {
    fillings.began = [term(numbers.began.get(node.key), node.key)];
    fillings.by = node.changed ? phrase("line has changed", { line: node.changed }) : phrase("was changed");
  }
  const lost = numbers.lost.get(node.key);
  if (lost) fillings.lost = phrase(lost.text.startsWith("math.") ? "lost in math" : "lost", { ...lost, own: lost.text.replace("math.", "mg.") });
  if (node.constant && !node.op && WHOLE.test(node.kind.dtype) && !node.text.includes("constant")) fillings.whole = phrase("whole", { node: called(node), dtype: node.kind.dtype });
  if (node.place) fillings.line = node.place.line;
  if (facts.seeded && !node.constant && facts.into.has(node.key)) fillings.partial = partial(facts, numbers.seed, node);
  return fillings;
}

function computed(facts, numbers, node) {
  const fillings = {
    ...made(facts, numbers, node),
    inputs: listed([...new Set(node.operands.map((operand) => operandCalled(facts, operand)))].map((text) => [text])),
    inputs_valued: valued(facts, numbers, node),
    expression: computedBy(node, symbols(facts, node)),
    [node.name ? "named" : "unnamed"]: "",
  };
  return isAllScalar(numbers, node) ? { ...fillings, numbers: computedBy(node, numbersIn(facts, numbers, node)) } : fillings;
}

const computedBy = (node, names) => (node.computed ? formula(node.computed, names) : [node.text]);

function valued(facts, numbers, node) {
  const last = new Map(node.operands.flatMap((operand, at) => (operand.node === null ? [] : [[operand.node, [operand, at]]])));
  const said = [...last.values()].map(([operand, at]) => {
    const verb = isMany(numbers.value(operand.node)) ? "holds" : "is";
    return phrase(verb, { node: operandCalled(facts, operand), value: [numberOf(numbers, node, operand, at)] });
  });
  return listed(said.length ? said : [["…"]]);
}

function seeded(facts, numbers, node) {
  const { seed } = numbers;
  const isOne = seed !== null && seed.low === 1 && seed.high === 1;
  const own = numbers.aim && numbers.aim.own !== node.key ? facts.nodes[numbers.aim.own] : null;
  return {
    ...(own ? { own: called(own) } : {}),
    node: called(node), code: inCode(node), value: seed ? [term(seed, node.key)] : "",
    partial: [[partial(facts, seed, node), "partial", null, null, partialTree(facts, seed, node)]],
    target: targetOf(facts, seed), [isOne ? (isScalar(numbers.value(node.key)) ? "scalar" : "array") : "head"]: "",
  };
}
