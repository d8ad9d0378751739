// Three hints for a question, each nearer to the answer than the one before: where to look, the rule, the numbers with the last one
// missing. The numbers are behind the veil: the answer is none of them. Knows no screen.

import { typeset } from "../text/expression.js";
import { formula } from "../text/formula.js";
import { called, partial, symbol } from "../text/names.js";
import { count, listed } from "../text/wording.js";
import { contributed } from "./chain.js";
import { explanationFor } from "./explain.js";
import { isAllScalar, numbersIn, symbols } from "./terms.js";

const LISTED = 6; // uses, or terms, that a hint spells out

/**
 * Each hint: what it is called, and its parts.
 * @param {import("./questions.js").Question} question
 * @returns {Array<[string, Part[]]>}
 */
export const hintsOf = (facts, numbers, frame, question) => HINTS[question.kind](facts, numbers, question, frame);

const list = (names) => listed(names.map((name) => [name]));
const targetName = (facts) => (facts.target === null ? "the target" : called(facts.nodes[facts.target]));

const HINTS = {
  contribution: (facts, numbers, { edge }) => {
    const { child } = facts.edges[edge];
    const said = contributed(facts, numbers, facts.edges[edge], []);
    const place = [["Where to look", [`The foot of ${called(facts.nodes[child])}'s card says what arrived there: how much ${targetName(facts)} moves when ${called(facts.nodes[child])} moves.`]]];
    const rule = ["The rule, in symbols", [...said.d_parent, " ⟵ ", ...said.d_child, " · ", ...said.local, ...(said.share ? [" = ", ...said.share] : []), ...(said.rule ? [" ", ...said.rule] : [])]];
    return [...place, rule, ["The numbers, one missing", arriving(said)]];
  },
  gradient: (facts, numbers, { node }) => {
    const arrivals = facts.into.get(node);
    const own = facts.nodes[node];
    const users = arrivals.slice(0, LISTED).map(({ child }) => facts.nodes[child]);
    const uses = arrivals.length === 1 ? `${called(own)} is used once, by ${called(users[0])}.` : `${called(own)} is used ${arrivals.length === 2 ? "twice" : `${count(arrivals.length)} times`}. What comes back by each use is added up.`;
    const shares = arrivals.slice(0, LISTED).map((edge) => contributed(facts, numbers, edge, []));
    const terms = shares.flatMap(({ d_child, local }, at) => [at ? " + " : "", ...d_child, " · ", ...local]);
    const inNumbers = shares.flatMap((said, at) => [at ? " + " : "", ...(said.numbers ?? ["what comes through ", ...list([said.child])])]);
    const more = arrivals.length > LISTED ? [" + …"] : [];
    return [
      ["Where to look", [uses, ` Look at the ${users.length === 1 ? "foot" : "feet"} of ${list([...new Set(users.map(called))]).join("")}.`]],
      ["The rule, in symbols", [partial(facts, numbers.seed, own), " = ", ...terms, ...more]],
      ["The numbers, one missing", [...inNumbers, ...more, " = ?"]],
    ];
  },
  local: (facts, numbers, { edge }) => {
    const { child: key, parent, rule } = facts.edges[edge];
    const child = facts.nodes[key];
    const factor = (names) => (rule.factor ? typeset(rule.factor, names) : formula(rule.share, { ...names, g: "1" }));
    return [
      ["Where to look", [`What happens to ${called(child)} when ${called(facts.nodes[parent])} grows by a tiny h? What arrived at ${called(child)} does not matter here.`]],
      ["The rule, in symbols", rule.factor || rule.share ? [`∂${symbol(child)}/∂${symbol(facts.nodes[parent])} = `, factor(symbols(facts, child))].flat() : [rule.title]],
      ["The numbers, one missing", rule.factor || rule.share ? [factor(numbersIn(facts, numbers, child)), " = ?"].flat() : [rule.how]],
    ];
  },
  value: (facts, numbers, { node }) => {
    const own = facts.nodes[node];
    const [, said] = explanationFor(facts, numbers, facts.steps[node], []);
    const flat = (part) => [part ?? ""].flat();
    return [
      ["Where to look", [`${own.place ? `Line ${own.place.line}` : "The program"} makes it of ${flat(said.inputs).join("")}: `, ...flat(said.inputs_valued), "."]],
      ["The rule, in symbols", [`${called(own)} = `, ...flat(said.expression)]],
      ["The numbers, one missing", isAllScalar(numbers, own) && said.numbers ? [...flat(said.numbers), " = ?"] : ["Work it out cell by cell; an array that is too small is copied to fit."]],
    ];
  },
  next: (facts, numbers, { edge }, frame) => {
    const giver = facts.nodes[facts.edges[edge].child];
    const waiting = facts.nodes.filter(({ key }) => frame.gradient(key) && frame.waiting(key)).slice(0, LISTED).map(called);
    return [
      ["Where to look", ["Look at the feet of the cards: a value passes on what it got only when all of it has come."]],
      ["Who still waits", [waiting.length ? `${list(waiting).join("")}: something is still to come there.` : "Nobody: nothing that has got a gradient waits for more."]],
      ["Where it was made", [giver.place ? `It is a value of line ${giver.place.line}.` : "It is a value without a name."]],
    ];
  },
};

/** What comes over an edge, in numbers: the product, or in words for an array. */
function arriving(said) {
  if (said.numbers) return [...said.numbers, " = ?"];
  const received = [said.child, " received ", ...said.given];
  if (said.factor) return [...received, ". Multiply it in each place by ", ...[said.factor].flat(), ...[said.copies].flat(), said.summed ? ", and add up what comes back to the copies." : "."];
  return [...received, ...(said.share ? [": it passes on ", ...said.share] : said.how ? ["; ", said.how] : []), "."];
}
