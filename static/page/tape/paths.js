// The paths of a leaf to the target, told: the values on each, the local derivatives, their product; the sum of all. Knows no screen.

import { exact, number } from "../text/digits.js";
import { label } from "../text/expression.js";
import { latex } from "../text/latex.js";
import { called, inCode, partialTree, treeOf } from "../text/names.js";
import { brief, isScalar, scalar } from "../text/values.js";
import { count } from "../text/wording.js";
import { one, valueOf } from "./cells.js";
import { term } from "./terms.js";

const LONG = 6; // factors that a path spells out; of a longer one the first and the last
const SUMMED = 6; // shares that the sum spells out

/**
 * What is said of a leaf's paths: {title, intro, rows, sum, rest, bars}.
 * @param {{leaf: number, count: string, told: any[], rest: any, largest: boolean}} chains
 * @param {string} register
 */
export function pathsSaid(facts, numbers, chains, register) {
  const leaf = facts.nodes[chains.leaf];
  const target = facts.target === null ? null : facts.nodes[facts.target];
  const shares = chains.told.map(({ share }) => valueOf(share));
  const rest = valueOf(chains.rest);
  return {
    title: target ? `${called(leaf)} → ${called(target)}` : called(leaf),
    intro: introOf(chains, leaf, target),
    rows: chains.told.map((chain, at) => rowOf(facts, numbers, chain, shares[at], leaf, register)),
    rest: rest && `The other ${spelled(BigInt(chains.count) - BigInt(chains.told.length))} paths together give ${brief(rest)}.`,
    sum: chains.told.length ? sumOf(facts, numbers, leaf, shares, rest) : null,
    bars: barsOf(shares, rest),
  };
}

function introOf({ count: many, told, largest }, leaf, target) {
  const [from, to] = [called(leaf), target ? called(target) : "the target"];
  if (leaf === target) return `${from} is the target itself: its derivative by itself is 1.`;
  if (leaf.constant) return `${from} is constant: no gradient flows to it.`;
  if (many === "0") return `No path leads from ${from} to ${to}: ${to} does not depend on it.`;
  const ways = many === "1" ? "one path" : `${spelled(BigInt(many))} paths`;
  const shown = String(told.length) === many ? "" : largest ? ` The ${told.length} with the largest shares are listed.` : ` ${told.length} of them are listed.`;
  return `${from} reaches ${to} by ${ways}. Along a path the derivatives multiply${many === "1" ? "" : "; the paths add up"}.${shown}`;
}

/** A count in words where it is small, with gaps between the thousands where it is large. */
export function spelled(many) {
  if (many <= 10n) return count(Number(many));
  const digits = many.toLocaleString("en");
  return digits.length <= 30 ? digits : `${digits} (about 10^${String(many).length - 1})`;
}

function rowOf(facts, numbers, { edges: keys, factors }, share, leaf, register) {
  const edges = keys.map((key) => facts.edges[key]);
  const nodes = [leaf.key, ...edges.map(({ child }) => child).reverse()];
  return {
    edges: keys,
    nodes: nodes.map((key) => ({ key, name: called(facts.nodes[key]) })),
    ...REGISTERS[register](facts, numbers, edges, factors.map(one), share, leaf),
  };
}

const ends = (all, gap) => (all.length <= LONG ? all : [...all.slice(0, LONG / 2), gap, ...all.slice(-LONG / 2)]);
const seedOf = ({ seed }) => (seed && !(isScalar(seed) && scalar(seed) === 1) ? seed : null);

/** By register: how the product along a path is written. */
const REGISTERS = {
  leibniz: (facts, numbers, edges, factors, share, leaf) => {
    const trees = edges.map(({ child, parent }) => ["derivative", treeOf(facts.nodes[child]), treeOf(facts.nodes[parent])]);
    const seed = seedOf(numbers);
    const symbols = { tex: ends(trees.map((tree) => latex(tree)), "\\cdots").join(" \\cdot "), plain: ends(trees.map(label), "…").join(" · ") };
    const product = factors.length ? [...(seed ? [term(seed, facts.target), " · "] : []), ...dotted(ends(factors.map(numeral), "…"))] : [];
    return { formula: edges.length ? symbols : null, parts: [...(product.length > 1 ? [...product, " = "] : []), term(share, leaf.key)] };
  },
  words: (facts, numbers, edges, factors, share, leaf) => {
    const moved = edges.map(({ child }, at) => (factors.length ? `${called(facts.nodes[child])} moves ${number(factors[at], { trim: true })} times as much` : `${called(facts.nodes[child])} moves`)).reverse();
    return { formula: null, parts: [`When ${called(leaf)} moves a little, ${ends(moved, "…").join(", then ")}. This path gives `, term(share, leaf.key), "."] };
  },
  code: (facts, numbers, edges, factors, share, leaf) => {
    const product = factors.length ? ends(factors.map((each) => exact(each)), "...").join(" * ") : `# ${edges.length} operations, one after the other`;
    return { formula: null, code: `${inCode(leaf)}.grad += ${product}`, parts: ["# ", term(share, leaf.key)] };
  },
};

const numeral = (of) => [number(of, { trim: true }), of < 0 ? "neg" : of > 0 ? "pos" : "zero", null];
const dotted = (terms) => terms.flatMap((each, at) => (at ? [" · ", each] : [each]));

/** ∂f/∂x = 4 + 4 = 8: the shares and what they come to. */
function sumOf(facts, numbers, leaf, shares, rest) {
  const tree = partialTree(facts, numbers.seed, leaf);
  const gradient = numbers.gradient(leaf.key);
  const isSpelled = shares.every(isScalar) && shares.length > 1;
  const shown = isSpelled ? shares.slice(0, SUMMED) : [];
  const terms = shown.flatMap((share, at) => (at ? [" + ", term(share, leaf.key)] : [term(share, leaf.key)]));
  const more = isSpelled && (shares.length > SUMMED || rest) ? [" + …"] : [];
  return { tex: latex(tree), plain: label(tree), parts: [" = ", ...terms, ...more, ...(terms.length ? [" = "] : []), term(gradient, leaf.key)] };
}

/** Where the running sum stands before and after each share: bars below one another. */
function barsOf(shares, rest) {
  const all = rest ? [...shares, rest] : shares;
  if (all.length < 2 || !all.every((share) => isScalar(share) && Number.isFinite(scalar(share)))) return [];
  let sum = 0;
  return all.map((share) => {
    const from = sum;
    sum += Number(scalar(share));
    return { from, to: sum };
  });
}
