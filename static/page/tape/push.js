// Why a tangent is what it is: the chain rule of forward mode, spelled out for one value. Knows no template.

import { number } from "../text/digits.js";
import { formula } from "../text/formula.js";
import { called, dotted, localTree, spelled, held, symbol, EXPLAINED } from "../text/names.js";
import { label } from "../text/expression.js";
import { isScalar, scalar, spoken, UNKNOWN } from "../text/values.js";
import { listed, phrase } from "../text/wording.js";
import { targetName } from "./checked.js";
import { agreement } from "./forward.js";
import { isAllScalar, numbersIn, operandCalled, symbols, term } from "./terms.js";

/**
 * Which sentence of the status line.
 * @returns {[string, Fillings]}
 */
export function sentenceOfPush({ nodes }, { rows, cell }, { phase, node }) {
  const { tangent } = rows.get(node);
  const value = tangent ? spoken(tangent) : UNKNOWN;
  return [phase === "seed" ? "start of tangents" : "tangent", { node: called(nodes[node]), cell: cell.name, value }];
}

/**
 * Which explanation, and its terms.
 * @returns {[string, Fillings]}
 */
export function explanationOfPush(facts, numbers, forward, { phase, node: key }) {
  const node = facts.nodes[key];
  const told = { ...common(facts, forward, node), ...end(facts, numbers, forward, node) };
  if (phase === "seed") return ["start of tangents", { ...told, [node.kind.shape.length ? "array" : "scalar"]: "" }];
  return ["tangent", { ...told, ...pushed(facts, numbers, forward, node) }];
}

function common(facts, { rows, cell }, node) {
  const { tangent, code } = rows.get(node.key);
  return {
    node: called(node), cell: cell.name, leaf: called(cell.leaf), ...(code ? { code_line: code } : {}),
    dot: [[label(dotted(node)), "node", node.key, null, dotted(node)]], result: [term(tangent, node.key)],
  };
}

/** At the target the derivative is complete: it is what the backward pass has found, too. */
function end(facts, numbers, forward, node) {
  if (!forward.rows.has(facts.target)) return { still: phrase("unreached", { target: called(facts.nodes[facts.target]), cell: forward.cell.name }) };
  if (node.key !== facts.target) return {};
  const name = targetName(facts, numbers.seed);
  const said = agreement(forward, / /.test(name) ? `(${name})` : name, (of) => [[number(of, { trim: true }), "strong", null]]);
  return said.length ? { same: said } : {};
}

function pushed(facts, numbers, forward, node) {
  const row = forward.rows.get(node.key);
  const edges = facts.sweep.map((key) => facts.edges[key]).filter(({ child }) => child === node.key).sort((one, other) => one.operand - other.operand);
  const dots = Object.fromEntries(edges.map(({ parent, operand }) => [operand, dotOf(facts, parent)]));
  return {
    inputs: listed([...new Set(edges.map(({ operand }) => operandCalled(facts, node.operands[operand])))].map((text) => [text])),
    they: phrase(edges.length > 1 ? "as many" : "as one"),
    chain: sum(edges.map((edge) => [[localOf(facts, node, edge)], " · ", dots[edge.operand]])),
    ...sharesOf(facts, numbers, forward, node, edges, dots, row),
    ...slopes(facts, numbers, forward, node, edges, row),
    ...left(facts, forward, edges, row),
  };
}

const dotOf = (facts, key) => [label(dotted(facts.nodes[key])), "tangent", key, null, dotted(facts.nodes[key])];
const localOf = ({ nodes }, child, { parent }) => [`∂${spelled(child)}/∂${held(nodes[parent], EXPLAINED)}`, "local", null, null, localTree(child, nodes[parent])];

/** Parts, or formulas, with plus signs between. */
function sum(lists) {
  const parts = lists.flatMap((list, at) => [...(at ? [" + "] : []), ...list.flatMap((each) => (Array.isArray(each[0]) ? each : [each]))]);
  return lists.every(({ tex }) => tex !== undefined) ? Object.assign(parts, { tex: lists.map(({ tex }) => tex).join(" + ") }) : parts;
}

/** What comes through each operand: in symbols, and with numbers in place; or in words where that is no formula. */
function sharesOf(facts, numbers, forward, node, edges, dots, { manner }) {
  const names = symbols(facts, node);
  if (manner === "elementwise" && edges.every(({ rule }) => rule.factor)) {
    const times = ({ factor }, of, dot) => formula(["binary", "*", factor, ["name", "dot"]], { ...of, dot });
    const share = sum(edges.map(({ rule, operand }) => times(rule, names, dots[operand])));
    if (!isAllScalar(numbers, node)) return { share, plain: "" };
    const put = numbersIn(facts, numbers, node);
    return { share, numbers: sum(edges.map(({ rule, parent }) => times(rule, put, term(forward.tangent(parent), parent)))) };
  }
  const named = ({ operand }) => node.operands[operand].name;
  if (!node.computed || !["linear", "multilinear"].includes(manner)) return { how: phrase("jacobian"), plain: "" };
  if (manner === "linear") return { share: formula(node.computed, { ...names, ...Object.fromEntries(edges.map((edge) => [named(edge), dots[edge.operand]])) }), plain: "" };
  return { share: sum(edges.map((edge) => formula(node.computed, { ...names, [named(edge)]: dots[edge.operand] }))), plain: "" };
}

/** Of single numbers: how fast each operand moves, and so the value. */
function slopes({ nodes }, numbers, { rows, tangent, cell }, node, edges, row) {
  const moving = [...new Set(edges.map(({ parent }) => parent))].map((key) => [nodes[key], tangent(key)]);
  const own = row.tangent;
  if (cell.leaf.kind.shape.length || ![own, ...moving.map(([, each]) => each)].every((each) => each && isScalar(each) && Number.isFinite(scalar(each)))) return { moved: "" };
  const said = moving.map(([{ key, ...of }, each]) => [`${called({ key, ...of })} ${moves(Number(scalar(each)))}`]);
  return { operands_move: listed(said), moves: moves(Number(scalar(own))), rows: rows.size };
}

function moves(slope) {
  if (!slope) return phrase("stays")[0];
  const by = number(Math.abs(slope), { trim: true });
  return phrase(slope > 0 ? "rises" : "falls", { by: by === "1" ? "" : by })[0];
}

/** Operands that do not depend on the cell. */
function left({ nodes }, { cell }, edges, { parts }) {
  const still = [...new Set(edges.filter(({ key }) => !parts.get(key)).map(({ parent }) => symbol(nodes[parent])))];
  return still.length ? { still: phrase(still.length > 1 ? "still many" : "still", { operands: listed(still.map((text) => [text])), cell: cell.name }) } : {};
}

