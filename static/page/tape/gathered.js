// The gradient of one value on one line: what comes back over each of its uses, put together. Knows no page.

import { plain } from "../text/expression.js";
import { formula, formulas } from "../text/formula.js";
import { called, partial, partialTree } from "../text/names.js";
import { count, phrase } from "../text/wording.js";
import { passedOver, received } from "./chain.js";
import { isAllScalar, numbersIn, symbols, term } from "./terms.js";

const MOST = 3; // contributions that are spelled out

/**
 * What there is to say of a value's gradient, when all of it has come: a line of mathematics, and a sentence.
 * @returns {{formulas: any[], plain: string, said: string}}
 */
export function gatheredOf(facts, numbers, key) {
  const node = facts.nodes[key];
  const arrivals = facts.into.get(key) ?? [];
  const total = numbers.gradient(key);
  if (!total) return { formulas: [], plain: "", said: plain(phrase("gathered nothing", { leaf: called(node) })) };
  const name = [[partial(facts, numbers.seed, node), "partial", null, null, partialTree(facts, numbers.seed, node)]];
  const lines = arrivals.length ? [inSymbols(facts, numbers, arrivals), inNumbers(facts, numbers, arrivals), [term(total, key)]] : [[term(total, key)]];
  const told = lines.filter((line, at) => line && (!lines[at + 1] || plain(line) !== plain(lines[at + 1])));
  const template = ["{name}", ...told.map((_, at) => `{line${at}}`)].join(" = ");
  const fillings = { name, ...Object.fromEntries(told.map((line, at) => [`line${at}`, line])) };
  return { formulas: formulas(template, fillings), plain: [name, ...told].map(plain).join(" = "), said: saidOf(node, arrivals) };
}

/** The sum of what each use gives, by the rules: what arrived there as a number, the rest in symbols. */
function inSymbols(facts, numbers, arrivals) {
  return summed(arrivals, (edge) => {
    const child = facts.nodes[edge.child];
    return { tree: passedOver(edge, facts.nodes[edge.parent], child), names: { ...symbols(facts, child), g: received(facts, numbers, child) } };
  });
}

/** Of one use its numbers in place, of several what each gives; null where that would be no line, or says nothing new. */
function inNumbers(facts, numbers, arrivals) {
  const [edge] = arrivals;
  const isScalar = arrivals.every(({ child }) => isAllScalar(numbers, facts.nodes[child]));
  if (!isScalar) return null;
  if (arrivals.length > 1) return summed(arrivals, (each) => ({ tree: ["name", "g"], names: { g: term(numbers.contribution(each.key), each.child) } }));
  const child = facts.nodes[edge.child];
  return edge.rule.share ? formula(edge.rule.share, { ...numbersIn(facts, numbers, child), g: term(numbers.gradient(child.key), child.key) }) : null;
}

/** Trees added up, each with names of its own; of many the first ones. */
function summed(arrivals, told) {
  const terms = arrivals.slice(0, MOST).map((edge, at) => renamed(told(edge), at));
  const names = Object.assign({}, ...terms.map((each) => each.names));
  const trees = [...terms.map(({ tree }) => tree), ...(arrivals.length > MOST ? [["name", "…"]] : [])];
  return formula(trees.reduce(plus), names);
}

/** a + b; a − b, where a minus stands before b. */
const plus = (sum, tree) => (tree[0] === "minus" ? ["binary", "-", sum, tree[1]] : ["binary", "+", sum, tree]);

/** The same tree, its names told apart from those of other uses. */
function renamed({ tree, names }, at) {
  const own = (id) => `${at} ${id}`;
  const walk = (part) => {
    if (!Array.isArray(part)) return part;
    return part[0] === "name" && Object.hasOwn(names, part[1]) ? ["name", own(part[1]), ...part.slice(2)] : part.map(walk);
  };
  return { tree: walk(tree), names: Object.fromEntries(Object.entries(names).map(([id, part]) => [own(id), part])) };
}

const capital = (text) => text[0].toUpperCase() + text.slice(1);

/** How often the value is used, and by which rule it gets its only contribution. */
function saidOf(node, arrivals) {
  const leaf = called(node);
  if (!arrivals.length) return plain(phrase("gathered target", { leaf }));
  const places = count(arrivals.length);
  if (arrivals.length > 1) return plain(phrase("gathered", { leaf, Places: capital(places), places }));
  const rule = arrivals[0].rule.title.replaceAll("the chain rule for", plain(phrase("derivative of")));
  return plain(phrase(rule ? "gathered by rule" : "gathered once", { leaf, rule }));
}
