// The chain rule of one contribution, spelled out: which rule, which numbers, what it adds to. Knows no template.

import { number } from "../text/digits.js";
import { plain, typeset } from "../text/expression.js";
import { formula } from "../text/formula.js";
import { EXPLAINED, called, held, inCode, localTree, partial, partialTree, spelled, symbol } from "../text/names.js";
import { isScalar, scalar, tuple } from "../text/values.js";
import { count, phrase, way } from "../text/wording.js";
import { ofContribution } from "./nonfinite.js";
import { isAllScalar, numbersIn, operandCalled, symbols, term } from "./terms.js";

const [ARRIVED, COMING] = [3, 2]; // contributions that "x so far" spells out up to the present one, and after it

/**
 * The terms of the explanation: rule, numbers in place, result, the sum so far, a way to doubt it; `where` says in which turn a value
 * was made.
 * @param {(node: number) => string} where
 */
export function contributed(facts, numbers, edge, checkable, where = () => "") {
  const [parent, child] = [facts.nodes[edge.parent], facts.nodes[edge.child]];
  return {
    parent: called(parent),
    child: called(child),
    target: facts.target === null ? "f" : symbol(facts.nodes[facts.target]),
    uses: uses(facts, parent),
    way: [[way(child.op, child.operands[1]?.text), "strong", null]],
    d_parent: [[partial(facts, numbers.seed, parent), "node", parent.key, null, partialTree(facts, numbers.seed, parent)]],
    d_child: [[partial(facts, numbers.seed, child), "back", child.key, null, partialTree(facts, numbers.seed, child)]],
    local: [[`∂${spelled(child)}/∂${held(parent, EXPLAINED)}`, "local", null, null, localTree(child, parent)]],
    given: [term(numbers.gradient(child.key), child.key)],
    result: [term(numbers.contribution(edge.key), parent.key)],
    rule: ruleOf(facts, edge, child),
    ...shareOf(facts, numbers, edge, parent, child),
    ...codeOf(facts, edge, child, parent),
    ...slopeOf(facts, numbers, edge, parent, child),
    ...sums(facts, numbers, edge, where),
    ...summed(numbers, edge, parent, child),
    ...ofContribution(facts, numbers, edge),
    ...check(facts, edge, parent, checkable),
  };
}

/** What people call the rule; of a product, why the other factor is a factor. */
function ruleOf(facts, { operand, rule: { title } }, child) {
  if (child.op === "multiply" && child.operands.length === 2) {
    const other = child.operands[1 - operand];
    return [[phrase(other.node === null ? "constant factor" : "held", { other: operandCalled(facts, other) })[0], "soft", null]];
  }
  const told = title.replaceAll("the chain rule for", phrase("derivative of")[0]);
  return told ? [[phrase("rule", { title: told })[0], "soft", null]] : "";
}

/** The rule's share of what arrived: in symbols and with numbers in place, or in words. */
function shareOf(facts, numbers, { rule }, parent, child) {
  const g = received(facts, numbers, child);
  if (!rule.share) return { how: rule.how, plain: "", no_share: "" };
  const share = formula(rule.share, { ...symbols(facts, child), g });
  if (isAllScalar(numbers, child)) return { share, numbers: formula(rule.share, { ...numbersIn(facts, numbers, child), g }) };
  if (!rule.elementwise) return { share, product: "", plain: "" };
  const isCopied = copied(rule, parent, child).length > 0;
  const told = { ...multiplied(rule.factor, symbols(facts, child), isCopied), plain: "" };
  if (!isCopied) return { share, copies: "", ...told };
  return { share: formula(shareOfCopies(rule), { ...symbols(facts, child), g }), copies: phrase("copies", { parent: called(parent) }), ...told };
}

const shareOfCopies = ({ share }) => ["call", "sum", null, [share], []];

/** What a parent gets over a use, as a tree: the rule's share of g, added up over its copies; without such a rule the local derivative times g. */
export function passedOver({ rule }, parent, child) {
  if (!rule.share) return ["binary", "*", ["name", "g"], localTree(child, parent)];
  return copied(rule, parent, child).length ? shareOfCopies(rule) : rule.share;
}

/** By what an array is multiplied place by place, as one says it: 1 and −1, and where a condition holds, without a product. */
function multiplied(factor, names, isCopied) {
  const whole = typeset(factor, names);
  if (plain(whole) === "1") return { [isCopied ? "unchanged_copies" : "unchanged"]: "" };
  if (plain(whole) === "−1") return { turned: "" };
  const [kind, sign, one, condition] = factor;
  if (kind === "compare") return { factor: phrase("where", { condition: bareCondition(whole) }) };
  const isRest = kind === "binary" && sign === "-" && one[1] === "1" && condition[0] === "compare";
  return { factor: isRest ? phrase("where not", { condition: bareCondition(typeset(condition, names)) }) : whole };
}

/** A condition without the brackets that make a number of it. */
const bareCondition = (parts) => parts.map((part, at) => (typeof part === "string" ? part.slice(at ? 0 : 1, at < parts.length - 1 ? undefined : -1) : part));

/** What the child received: a number, or an array, which a formula calls by its name. */
export function received(facts, numbers, child) {
  const found = term(numbers.gradient(child.key), child.key);
  return found[3] ? [...found, partialTree(facts, numbers.seed, child)] : found;
}

/** Who receives, in a line such as `x_1.grad += y.grad` or `np.add.at(x.grad, np.s_[0], y.grad)`. */
const RECEIVER = /^(?:np\.add\.at\()?(.+?)\.grad(?: \+=|, np\.s_)/;

/** The same as NumPy code that could be run, where there is some. */
function codeOf(facts, { code, rule }, child, parent) {
  const found = RECEIVER.exec(code);
  if (found) return { code_line: code, code_parent: found[1] };
  return { code_parent: inCode(parent), no_code: rule.how || phrase("times", { factor: typeset(rule.factor, symbols(facts, child)) }) };
}

function slopeOf(facts, numbers, edge, parent, child) {
  const [given, result] = [numbers.gradient(child.key), numbers.contribution(edge.key)];
  if (!given || !result || !isScalar(given) || !isScalar(result)) return {};
  const [arrived, passed] = [given, result].map((value) => Number(scalar(value)));
  if (!Number.isFinite(arrived) || !Number.isFinite(passed) || !arrived) return { unmoved: "" };
  const places = child.operands.filter(({ node }) => node === parent.key).length;
  const nudged = places === 1 ? called(parent) : phrase("one use", { parent: called(parent) })[0];
  const said = { slope: number(passed / arrived, { trim: true }), nudged, moves: moves(passed / arrived) };
  const isFirst = child.key === facts.target && arrived === 1 && !facts.into.get(child.key)?.length;
  return { ...said, ...(isFirst ? { at_target: "" } : { onward: moves(arrived) }) };
}

/** What a value does when another is increased by a tiny h. */
function moves(slope) {
  if (!slope) return phrase("stays")[0];
  const by = number(Math.abs(slope), { trim: true });
  return phrase(slope > 0 ? "rises" : "falls", { by: by === "1" ? "" : by })[0];
}

function uses({ into }, parent) {
  const places = into.get(parent.key)?.length ?? 0;
  return phrase(places === 1 ? "used once" : "used", { parent: called(parent), places: count(places) })[0];
}

/** What the parent has received so far, and through what; what is still to come. */
function sums(facts, numbers, edge, where) {
  const arrivals = facts.into.get(edge.parent);
  const names = arrivals.map(({ child }) => called(facts.nodes[child]));
  const isAlike = (name) => names.indexOf(name) !== names.lastIndexOf(name);
  const told = (child, name = called(facts.nodes[child])) => (isAlike(name) ? name + where(child) : name);
  const at = arrivals.indexOf(edge);
  const start = Math.max(0, at + 1 - ARRIVED);
  const through = (name, { child }) => [phrase(name, { child: told(child) })[0], "soft", child];
  /** @type {Part[]} */
  const so_far = start ? ["… + "] : [];
  for (const arrived of arrivals.slice(start, at + 1)) {
    so_far.push(term(numbers.contribution(arrived.key), arrived.child), " ", through("through", arrived), " + ");
  }
  for (const coming of arrivals.slice(at + 1, at + 1 + COMING)) {
    const isNext = facts.places.get(coming.key) === facts.places.get(edge.key) + 1;
    so_far.push("… ", through(isNext ? "next" : "later", coming), " + ");
  }
  so_far.pop();
  const total = numbers.total(edge.key);
  if (arrivals.length > 1 && at + 1 === arrivals.length && total) so_far.push(" = ", term(total, edge.parent));
  const rest = arrivals.length - at - 1 - COMING;
  if (rest > 0) so_far.push(" ", ...phrase("more", { count: rest }));
  return { so_far, total: [term(total, edge.parent)] };
}

/** The axes along which broadcasting copied the parent; on the way back they are summed. */
function copied({ elementwise }, parent, child) {
  const [small, large] = [parent.kind.shape, child.kind.shape];
  const padded = [...Array(Math.max(0, large.length - small.length)).fill(1), ...small];
  if (!elementwise || padded.length !== large.length) return [];
  return padded.flatMap((had, axis) => (had === 1 && large[axis] !== 1 ? [axis] : []));
}

function summed(numbers, { rule }, parent, child) {
  const axes = copied(rule, parent, child);
  if (!axes.length) return {};
  const over = phrase(!parent.kind.shape.length ? "every axis" : axes.length === 1 ? "axis" : "axes", { axes: axes.join(", ") });
  const shapes = { parent_shape: tuple(parent.kind.shape), child_shape: tuple(child.kind.shape) };
  return { summed: phrase("summed", { parent: called(parent), child: called(child), axes: over, ...shapes }) };
}

/** Offered as soon as the gradient is complete, and not before: it would be given away. */
function check({ into }, edge, parent, checkable) {
  if (!checkable.includes(parent.key) || into.get(edge.parent).at(-1) !== edge) return {};
  return { check: [[phrase("check", { parent: called(parent) })[0], "check", parent.key]] };
}
