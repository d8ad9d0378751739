// What a value is called: on a card, in mathematics, in a sentence, in code; cut so that it fits. Knows no numbers but the seed's.

import { isAtom, label } from "./expression.js";
import { brief, isScalar } from "./values.js";
import { number } from "./digits.js";

export const EXPLAINED = 32; // characters of a symbol in an explanation
const LABEL = 14; // characters of a symbol; a longer expression shows its outermost operation only
const SPELLED = 4; // elements that a weighted sum spells out
const CALLS = 200; // characters by which a target is asked for
const CALLED = 26; // characters of an expression in a sentence
const MODULE = /\b(?:np|numpy|mg|engine|math|nd|nnet)\.(?=[A-Za-z])/g;

/** The source without the modules' names: "np.sin(2 * x)" is "sin(2 * x)". */
export const bare = (text) => text.replace(MODULE, "");

/** A text, or its beginning and an ellipsis where it is longer. */
export const cut = (text, length) => {
  const letters = [...text];
  return letters.length <= length ? text : letters.slice(0, Math.max(length - 1, 0)).join("") + (length > 0 ? "…" : "");
};

const TERMS = /[\p{L}\p{N}_.]+|\s+|[^\s]/gu;

/** The same, but cut after a term or a sign, never inside a name or a number, unless it is the first. */
export function cutAtTerm(text, length) {
  if (long(text) <= length) return text;
  let kept = "";
  for (const term of text.match(TERMS) ?? []) {
    if (long(kept + term) > length - 2) break;
    kept += term;
  }
  return kept.trim() ? `${kept.trimEnd()} …` : cut(text, length);
}

/** How many characters a text has. */
export const long = (text) => [...text].length;

/** Its name as typed, with the version as a subscript where the graph has several of the name: x, x₂; "" without. */
export const named = ({ name, mark }) => (name ?? "") + mark;

/** How mathematics calls a node: its name, else its source typeset, else its outermost operation. */
export const symbol = (node, length = LABEL) => named(node) || typesetText(node, length);

function typesetText({ text, tree }, length) {
  const whole = tree ? label(tree) : bare(text);
  if (long(whole) <= length) return whole;
  const outer = tree && outline(tree, "gap");
  return cutAtTerm(outer ? label(outer).replaceAll("gap", "…") : whole, length);
}

/** The node in a sentence: its name, else its source; of a long one its last operation, with what is short of it. */
export const called = (node) => named(node) || shortened(node) || cutAtTerm(bare(node.text), CALLED);

/** "… + max(h)", "exp(x) * …", "sqrt(…)"; "" where nothing of that is shorter than the source, or where all of it fits. */
function shortened({ text, tree }) {
  const whole = bare(text);
  if (long(whole) <= CALLED || !tree) return "";
  if (tree[0] === "call") return tree[2] ? "" : `${tree[1]}(…)`;
  const sign = tree[0] === "binary" ? ` ${tree[1]} ` : "";
  const at = sign && outermost(whole, sign);
  return at ? [`…${whole.slice(at)}`, `${whole.slice(0, at)}${sign}…`, `…${sign}…`].find((each) => long(each) <= CALLED) ?? "" : "";
}

/** Where a sign stands that is in no brackets: the last one, or of powers the first; 0 where there is none. */
function outermost(text, sign) {
  const places = [];
  let depth = 0;
  for (let at = 0; at < text.length; at += 1) {
    depth += Number("([{".includes(text[at])) - Number(")]}".includes(text[at]));
    if (!depth && text.startsWith(sign, at)) places.push(at);
  }
  return places.at(sign === " ** " ? 0 : -1) ?? 0;
}

/** The node's symbol, in brackets where it is more than a name: x, (xy), (x²). */
export function held(node, length = LABEL) {
  const text = symbol(node, length);
  return node.name || isAtom(node.tree) ? text : `(${text})`;
}

/** What a named node is made of, in brackets where it is short, else its symbol: f = x * y is (xy). */
export function spelled(node) {
  const whole = node.tree ? label(node.tree) : bare(node.text);
  return node.name && node.op && !node.mark && long(whole) <= EXPLAINED ? `(${whole})` : held(node, EXPLAINED);
}

/** A value in code: its name, x₂ as x_2, or the text that made it in brackets. */
export function inCode({ name, mark, text, tree }) {
  if (name) return mark && /^\w+$/u.test(name) ? `${name}_${[...mark].map((digit) => "₀₁₂₃₄₅₆₇₈₉".indexOf(digit)).join("")}` : name;
  return ["call", "item"].includes(tree?.[0]) ? text : `(${text})`;
}

/** By what a value is asked for as the target, as explorer/model/program.py has it: what it is called, and which of those called so. */
export function targetCalled(nodes, key) {
  const of = ({ name, text }) => [...(name ?? text).trim().split(/\s+/).join(" ")].slice(0, CALLS).join("");
  const text = of(nodes[key]);
  return { called: text, count: nodes.slice(0, key).filter((node) => of(node) === text).length };
}

/** The statement that made a value; an update such as x *= 2 is one already. */
export const assigned = ({ name, text, tree }) => (!name || !tree ? text : `${name} = ${text}`);

/** What backward differentiates: the target, or the sum that a gradient given to it makes of the target. */
export function targetOf({ nodes, target }, seed) {
  if (target === null) return "f";
  const node = nodes[target];
  if (seed === null || (seed.low === 1 && seed.high === 1)) return symbol(node);
  if (isScalar(seed)) return `${brief(seed)} · ${held(node)}`;
  if (seed.numbers === null || seed.shape.length > 1 || seed.numbers.length > SPELLED) return `Σ g · ${held(node)}`;
  const terms = seed.numbers.map((weight, at) => [weight, `${held(node)}[${at}]`]).filter(([weight]) => weight !== 0);
  return terms.map(([weight, text], at) => weighted(weight, text, at === 0)).join(" ") || "0";
}

function weighted(weight, text, isFirst) {
  const sign = weight < 0 ? (isFirst ? "−" : "− ") : isFirst ? "" : "+ ";
  const size = number(Math.abs(weight), { trim: true });
  return sign + (size === "1" ? text : `${size} · ${text}`);
}

function heldTarget(facts, seed) {
  if (facts.target === null) return "f";
  const node = facts.nodes[facts.target];
  const of = targetOf(facts, seed);
  return of === symbol(node) ? held(node) : `(${of})`;
}

/** The tree of what stands for a value: its name, or what made it, unless that is too long to be written out. */
export const treeOf = (node) => treeIn(node) ?? ["name", held(node, EXPLAINED)];
export const treeIn = (node) => (node.name || symbol(node, EXPLAINED).includes("…") ? null : node.tree);

/** The gradient's name as a tree: a derivative of the target. */
export function partialTree(facts, seed, node) {
  const of = facts.target === null ? null : facts.nodes[facts.target];
  const isItself = of && targetOf(facts, seed) === symbol(of);
  return ["derivative", isItself ? treeOf(of) : ["name", heldTarget(facts, seed)], treeOf(node)];
}

/** The local derivative's: of what the child is made of. */
export const localTree = (child, parent) => ["derivative", spelled(child) === held(child, EXPLAINED) ? treeOf(child) : child.tree, treeOf(parent)];

/** The gradient's name: "∂f/∂x", "∂f/∂(x²)"; shortened to at most `length` characters. */
export function partial(facts, seed, node, length = 60) {
  const of = heldTarget(facts, seed);
  const shorter = [`∂${of}/∂${held(node, EXPLAINED)}`, `∂${of}/∂${held(node)}`, `∂…/∂${held(node)}`, `∂${of}/∂(…)`, "∂…/∂(…)", "∂"];
  return shorter.find((candidate) => long(candidate) <= length) ?? "";
}

/** How fast a value changes with a cell of a leaf: "∂f/∂x[2]"; shortened to at most `length` characters. */
export function rate(node, by, length = 60) {
  const shorter = [`∂${held(node, EXPLAINED)}/∂${by}`, `∂${held(node)}/∂${by}`, `∂${held(node)}/∂…`, `∂(…)/∂${by}`, "∂(…)/∂…", "∂"];
  return shorter.find((candidate) => long(candidate) <= length) ?? "";
}

/** The tangent of a value as a tree: ẏ. */
export const dotted = (node) => ["tangent", treeOf(node)];

/** The longest of: the name and how it was made, the name and its operator, the name; within `length`. */
export const title = (node, length) => titlesOf(node).find((candidate) => long(candidate) <= length) ?? cutAtTerm(named(node) || bare(node.text), length);

function titlesOf(node) {
  const text = bare(node.text);
  if (!node.op) return [named(node) || text];
  const before = node.name ? `${named(node)} = ` : "";
  const outer = (gap) => {
    const found = node.tree && outline(node.tree, "…");
    return found ? written(found, gap) : text;
  };
  return [before + text, before + outer(" "), before + outer(""), named(node) || node.op];
}

/** The outermost operation alone: "x * y + x ** 2" is "… + …"; null where there is none. */
function outline(tree, gap) {
  const leaf = (inner) => (["name", "number"].includes(inner[0]) ? inner : ["name", gap]);
  if (tree[0] === "binary") return ["binary", tree[1], leaf(tree[2]), leaf(tree[3])];
  if (tree[0] === "call") return ["call", tree[1], null, [tree[3].length === 1 ? leaf(tree[3][0]) : ["name", gap]], []];
  return tree[0] === "minus" ? ["minus", leaf(tree[1])] : null;
}

/**
 * An outline as it would be typed.
 * @param {any[]} outline
 * @param {string} space
 */
function written([kind, ...parts], space) {
  const text = ([, id]) => id;
  if (kind === "binary") return `${text(parts[1])}${space}${parts[0]}${space}${text(parts[2])}`;
  return kind === "call" ? `${parts[0]}(${text(parts[2][0])})` : `-${text(parts[0])}`;
}
