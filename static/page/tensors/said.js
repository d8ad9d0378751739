// The opened cell in words and numbers: what it is, what it feeds, what it gets back, what it passes on. Rows of a head, a line of
// symbols, and lines of parts: texts, or numbers as [text, mark].

import { cellName, knownOf, ownNumber } from "./cells.js";
import { added, computedOf, few, numeral, TERMS } from "./sums.js";

const BACK = { back: true };

/**
 * All that is said of the opened cell by a step.
 * @returns {Array<{head: string, rule?: any, lines: any}>}
 */
export function saidOf(facts, opening, frame) {
  const own = knownOf(opening.own, frame);
  if (!own.value) return [{ head: "is", lines: [["not computed yet"]] }];
  const { rule, parts } = computedOf(facts, opening);
  return [{ head: "is", rule, lines: [parts] }, feeds(facts, opening), ...back(facts, opening, own, frame.veiled)];
}

function feeds(facts, opening) {
  const here = cellName(facts, opening, opening.own, opening.at);
  const links = linksOf(opening.uses);
  const lines = few(links).map(([lane, { at, slope }]) => [`∂${cellName(facts, opening, lane, at)}/∂${here} = `, slope === null ? "no derivative" : numeral(slope)]);
  const left = countOf(opening.uses) - lines.length;
  if (left > 0) lines.push([`and ${more(left, "cell")}`]);
  if (opening.unshown) lines.push([`and ${more(opening.unshown, "value")}`]);
  return { head: "feeds", lines: lines.length ? lines : [[unfed(facts, opening)]] };
}

function unfed(facts, opening) {
  if (opening.too_large) return "more cells than can be followed";
  return opening.node === facts.target ? "nothing: it is the target" : "nothing";
}

function back(facts, opening, { gradient: isThere }, isVeiled) {
  const why = unreached(facts, opening, isThere, isVeiled);
  if (why) return [{ head: "gets back", lines: [[why]] }];
  const total = ownNumber(opening, "gradients");
  return [{ head: "gets back", lines: [gathered(facts, opening, total)] }, ...passed(facts, opening, total)];
}

function unreached(facts, { node, own }, isThere, isVeiled) {
  if (facts.nodes[node].constant) return "nothing: it is constant";
  if (!own.gradients) return facts.seeded ? "nothing: the target does not depend on it" : "nothing: no gradient flows here";
  if (isVeiled) return "gradients are hidden while a question is open";
  return isThere ? "" : "not all has come yet";
}

/** What arrived from the cells that it feeds, each time times the local derivative. */
function gathered(facts, opening, total) {
  if (opening.node === facts.target) return [numeral(total, BACK), ": here the way back begins"];
  const arrived = linksOf(opening.uses).filter(([, { gradient }]) => gradient !== null);
  const terms = arrived.map(([, { gradient, slope }]) => [numeral(gradient, BACK), " · ", numeral(slope ?? 0)]);
  const many = opening.unshown || opening.too_large ? Infinity : countOf(opening.uses.filter(({ gradients }) => gradients));
  return [...added(terms, many), terms.length ? " = " : "", numeral(total, BACK)];
}

function passed(facts, opening, total) {
  const links = linksOf(opening.sources).filter(([, { gradient }]) => gradient !== null);
  const lines = few(links).map(([lane, { at, slope }]) => [
    `to ${cellName(facts, opening, lane, at)}: `, numeral(total, BACK), " · ", numeral(slope ?? 0), " = ", numeral(total * (slope ?? 0), BACK),
  ]);
  const left = countOf(opening.sources.filter(({ gradients }) => gradients)) - TERMS;
  if (left > 0) lines.push([`and to ${more(left, "cell")}`]);
  return lines.length ? [{ head: "passes on", lines }] : [];
}

const more = (many, what) => `${many} more ${what}${many === 1 ? "" : "s"}`;
const linksOf = (lanes) => lanes.flatMap((lane) => lane.links.map((link) => [lane, link]));
const countOf = (lanes) => lanes.reduce((sum, { many }) => sum + many, 0);
