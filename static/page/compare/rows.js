// What both programs have, line by line: the numbers of each, whether they are the same, and by how much they differ. Knows no page.

import { number } from "../text/digits.js";
import { indexed } from "../text/index.js";
import { bare, cut, named, partial } from "../text/names.js";
import { apart, brief } from "../text/values.js";

const LONGEST = 40; // characters of a name
const WIDEST = 44; // of a number or an array
const NONE = "—";

/** @typedef {{title: string, a: string, b: string, said: string, kind: "same" | "near" | "differs"}} Row */

/**
 * All rows: the values and gradients of both, how the gradients of the leaves that they share came together, the steps.
 * @param {{rows: any[]}} compared
 * @param {Tape} ours
 * @param {Tape} theirs
 * @returns {Row[]}
 */
export function rowsOf({ rows }, ours, theirs) {
  const paired = rows.filter(([, , a, b]) => a !== null && b !== null);
  const alone = rows.filter(([, , a, b]) => a === null || b === null);
  return [...paired.map((row) => rowOf(row, ours, theirs)), ...gathered(paired, ours, theirs), ...stepsOf(ours, theirs), ...alone.map((row) => rowOf(row, ours, theirs))];
}

/** How many rows say that something differs. */
export const differing = (rows) => rows.filter(({ kind }) => kind === "differs").length;

function rowOf([title, of, a, b, verdict, relative, at, pair, count], ours, theirs) {
  const [one, other] = [valueOf(ours, of, a), valueOf(theirs, of, b)];
  const [said, kind] = VERDICTS[verdict]({ one, other, a, b, relative, pair, count });
  const texts = pair && isOne(one) ? textsOf(pair) : [one, other].map(texted);
  const where = pair && !isOne(one) ? `, ${verdict === "odd" ? "first" : "most"} at ${indexed(one.shape, at)}: ${textsOf(pair).join(" and ")}` : "";
  return { title: of === "value" ? cut(bare(title), LONGEST) : slopeOf(ours, theirs, a, b), a: texts[0], b: texts[1], said: said + where, kind };
}

const isOne = (value) => value !== null && value.shape.length === 0;
const valueOf = ({ play }, of, node) => (node === null ? null : of === "value" ? play.whole.value(node) : play.whole.gradient(node));
const texted = (value) => (value ? cut(brief(value), WIDEST) : NONE);
const small = (share) => number(share, { trim: true, digits: 2 });

/** @type {Record<string, (of: any) => [string, Row["kind"]]>} */
const VERDICTS = {
  same: () => ["= same", "same"],
  summary: () => ["= same, as far as least, largest and mean tell", "same"],
  rounding: ({ count, one, relative }) => [`≈ same up to rounding${many(count, one)}: ${small(relative)} of the larger`, "near"],
  differs: ({ count, one, relative }) => [`≠ differs${many(count, one)}, by ${small(relative)} of the larger`, "differs"],
  odd: ({ pair, count, one, other }) => [`≠ ${oddly(pair, one, other)}${many(count, one)}`, "differs"],
  shape: ({ one, other }) => [`≠ ${shapeIn(one)} in A, ${shapeIn(other)} in B`, "differs"],
  only: ({ a, b, one }) => [a !== null && b !== null ? `≠ only ${one ? "A" : "B"} has one` : `only in ${a === null ? "B" : "A"}`, "differs"],
};

/** Which of the two is not finite. */
function oddly(pair, one, other) {
  const [a, b] = pair ? pair.map(oddOf) : [oddIn(one), oddIn(other)];
  return [a && `${a} in A`, b && `${b} in B`].filter(Boolean).join(", ");
}

const ODD = { nan: NaN, inf: Infinity, "-inf": -Infinity }; // as texts, since JSON has no such numbers
const oddOf = (each) => (each in ODD ? number(ODD[each]) : "");
const oddIn = ({ nans, infs }) => [nans ? `${nans} nan` : "", infs ? `${infs} inf` : ""].filter(Boolean).join(" and ");
const shapeIn = ({ shape }) => (shape.length ? shape.join(" × ") : "a number");
const many = (count, value) => (isOne(value) || !count ? "" : ` in ${count} of ${value.shape.reduce((all, each) => all * each, 1)} cells`);

/** Two numbers in so many digits that they differ; what is not finite comes as a text. */
function textsOf(pair) {
  const numbers = pair.map((each) => (each in ODD ? ODD[each] : Number(each)));
  if (numbers.every(Number.isFinite)) return apart(numbers[0], numbers[1]);
  return numbers.map((each) => number(each, { trim: true }));
}

/** "∂f/∂x"; by both names where the targets are called differently. */
function slopeOf(ours, theirs, a, b) {
  const [one, other] = [[ours, a], [theirs, b]].map(([{ play }, node]) => (node === null ? null : partial(play.facts, play.numbers.seed, play.facts.nodes[node], LONGEST)));
  return one === other || other === null ? one : one === null ? other : `${one} | ${other}`;
}

/** Of each leaf that both have: what it gets, where that comes in other pieces, and how often it is used. */
function gathered(paired, ours, theirs) {
  return paired.flatMap(([, of, a, b]) => {
    if (of !== "gradient" || ours.rows[a].inputs.length || theirs.rows[b].inputs.length) return [];
    const arrivals = [arrivalsOf(ours, a), arrivalsOf(theirs, b)];
    if (arrivals.every(({ length }) => length < 2)) return [];
    const name = named(ours.play.facts.nodes[a]) || cut(bare(ours.rows[a].text), LONGEST);
    const pieces = arrivals.map((all) => cut(all.map(brief).join(" + "), WIDEST) || NONE);
    return [plain(`${name} gets`, pieces), plain(`uses of ${name}`, [usesOf(ours, a), usesOf(theirs, b)].map(String))];
  });
}

const arrivalsOf = ({ play: { facts, whole } }, node) => (facts.into.get(node) ?? []).map(({ key }) => whole.contribution(key)).filter(Boolean);
const usesOf = ({ edges }, node) => edges.filter(([parent]) => parent === node).length;
/** @param {string} title @param {string[]} texts */
const plain = (title, [a, b]) => ({ title, a, b, said: a === b ? "= same" : "≠ differs", kind: /** @type {Row["kind"]} */ (a === b ? "same" : "differs") });

/** How long the walks are, as their counters say. */
function stepsOf(...tapes) {
  const counts = tapes.map(({ play: { facts } }) => {
    const back = facts.steps.filter(({ phase }) => phase === "contribution");
    const sums = [...facts.into.values()].reduce((sum, all) => sum + Math.max(0, all.length - 1), 0);
    return [facts.nodes.length, back.length, sums];
  });
  return ["values on the way forward", "contributions on the way back", "sums among them"].map((title, at) => plain(title, [String(counts[0][at]), String(counts[1][at])]));
}
