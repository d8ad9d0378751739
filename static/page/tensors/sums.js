// How a cell was computed of others, in symbols and in numbers.

import { number } from "../text/digits.js";
import { label, typeset } from "../text/expression.js";
import { cellName, ownNumber } from "./cells.js";

export const TERMS = 4; // of a sum that are written out

export const few = (all) => all.slice(0, TERMS);

/** A number as a part: blue or orange by its sign; `back` where it came back from the target. */
export function numeral(of, { dtype = "float64", back = false } = {}) {
  const sign = of < 0 ? "neg" : of > 0 ? "pos" : "";
  return [number(of, { dtype, trim: true }), back ? `${sign} back` : sign];
}

/** Terms with signs of addition between them; of more than are written out, the rest as dots. */
export function added(terms, many = terms.length) {
  const parts = few(terms).flatMap((term, at) => (at ? [" + ", ...term] : term));
  return many > Math.min(TERMS, terms.length) ? [...parts, " + …"] : parts;
}

/** What the opened cell is: {rule, parts}. */
export function computedOf(facts, opening) {
  const node = facts.nodes[opening.node];
  const result = numeral(ownNumber(opening), opening.own);
  if (opening.manner === "leaf") return { parts: [result, node.place ? `, given in line ${node.place.line}` : ", given"] };
  const { rule, parts } = WAYS[opening.manner](facts, opening, node) ?? madeOf(facts, opening);
  return { rule, parts: parts && parts.length > 1 ? [...parts, " = ", result] : [result] };
}

const WAYS = { elementwise, multilinear, linear, other: madeOf };

const named = (facts, opening) => ([lane, link]) => cellName(facts, opening, lane, link.at);
const counted = ([lane, link]) => numeral(link.number, lane);
const more = (all, what) => (all.length > TERMS ? ` + … (${all.length} ${what})` : "");

/** The expression with the cells in the places of the operands: x[0, 2] · w[2]. */
function elementwise(facts, opening, node) {
  if (!node.computed) return null;
  const met = opening.sources.filter(({ links }) => links.length).map((lane) => [lane, lane.links[0]]);
  const put = (part) => Object.fromEntries(met.map((pair) => [node.operands[pair[0].operand].name, part(pair)]));
  return { rule: label(renamed(node.computed, put(named(facts, opening)))), parts: typeset(node.computed, put(counted)) };
}

/** A tree with other names. */
function renamed(tree, names) {
  if (!Array.isArray(tree)) return tree;
  return tree[0] === "name" && Object.hasOwn(names, tree[1]) ? ["name", names[tree[1]]] : tree.map((each) => renamed(each, names));
}

/** A sum of products, where each cell of one operand meets one of the other: a row meets a column. */
function multilinear(facts, opening) {
  const [first, second] = opening.sources;
  if (opening.sources.length !== 2 || first.links.length !== second.links.length || first.many > first.links.length) return null;
  const pairs = first.links.map((link, at) => [[first, link], [second, second.links[at]]]);
  if (!pairs.length || !pairs.every(([[, one], [, other]]) => one.slope === other.number && other.slope === one.number)) return null;
  const symbols = few(pairs).map((pair) => pair.map(named(facts, opening)).join(" · "));
  const products = pairs.map(([one, other]) => [counted(one), " · ", counted(other)]);
  return { rule: symbols.join(" + ") + more(pairs, "products"), parts: added(products, pairs.length) };
}

/** A sum of cells, each times its factor; a factor that all have stands before the sum. */
function linear(facts, opening) {
  const terms = termsOf(opening);
  const [factor] = terms.map(([, { slope }]) => slope);
  if (!terms.length || opening.sources.some(({ links, many }) => many > links.length)) return null;
  const isEven = terms.every(([, { slope }]) => slope === factor);
  const symbols = few(terms).map(named(facts, opening)).join(" + ") + more(terms, "cells");
  const numbers = added(terms.map((term) => [...(isEven ? [] : [numeral(term[1].slope), " · "]), counted(term)]), terms.length);
  if (isEven && factor === 1) return { rule: symbols, parts: numbers };
  return isEven ? { rule: `${number(factor, { trim: true })} · (${symbols})`, parts: [numeral(factor), " · (", ...numbers, ")"] } : { rule: `a factor for each of ${few(terms).map(named(facts, opening)).join(", ")}`, parts: numbers };
}

/** Which cells it depends on. */
function madeOf(facts, opening) {
  const names = few(termsOf(opening)).map(named(facts, opening));
  const many = opening.sources.reduce((sum, lane) => sum + lane.many, 0);
  return { rule: names.length ? `of ${names.join(", ")}${many > TERMS ? `, … (${many} cells)` : ""}` : "" };
}

const termsOf = ({ sources }) => sources.flatMap((lane) => lane.links.map((link) => [lane, link]));
