// What a learner can be asked about a graph before it is shown, in the order of its steps. Knows no answers and no screen.

/** By what is asked for: the kind of question, as explorer/model/prediction/question.py has it. */
const KINDS = { contributions: "contribution", locals: "local", gradients: "gradient", values: "value", next: "next" };
export const ASKS = Object.keys(KINDS);
// numbers of an array that is asked about: of more a tick tells no single ones (see explorer/picture/ticks.py)
const MOST = { contribution: 24, local: 24, gradient: 100, value: 100, next: Infinity };
const WHOLE = 6; // numbers that are typed all at once; of more one cell is asked for

const sizeOf = ({ kind: { shape } }) => shape.reduce((all, length) => all * length, 1);

/** @typedef {{id: string, kind: string, key: number, node: number, edge: ?number, cell: ?number, number: number, step: number, stop: number}} Question */

/**
 * The questions: `key` is a node's or an edge's, `node` the one whose number is asked for, `step` the one that shows the answer, and
 * `stop` the last one that does not.
 * @param {string} asks
 * @returns {Question[]}
 */
export function questionsOf(facts, steps, asks) {
  const kind = KINDS[asks];
  return steps.flatMap((step, at) => {
    const node = facts.nodes[step.node];
    const isAsked = FITS[asks](facts, step) && sizeOf(node) > 0 && sizeOf(node) <= MOST[kind];
    if (!isAsked) return [];
    const key = kind === "value" || kind === "gradient" ? step.node : step.edge;
    const id = `${kind} ${key}`;
    return [{ id, kind, key, node: step.node, edge: step.edge, cell: kind === "next" ? null : cellOf(node, at), number: step.number, step: at + 1, stop: kind === "next" ? at : at + 1 }];
  });
}

const isBack = ({ phase }) => phase === "contribution";
const isFlat = ({ kind: { shape } }) => !shape.length;
/** Which steps are questions. */
const FITS = {
  contributions: (_, step) => isBack(step),
  locals: (facts, step) => isBack(step) && isFlat(facts.nodes[step.node]) && isFlat(facts.nodes[facts.edges[step.edge].child]),
  gradients: (facts, step) => isBack(step) && !facts.nodes[step.node].op && facts.into.get(step.node).at(-1).key === step.edge,
  values: (facts, step) => step.phase === "value" && Boolean(facts.nodes[step.node].op),
  next: (facts, step) => isBack(step) && facts.edges[step.edge].child !== giverBefore(facts, step),
};

/** The value that passed something on in the step before; null in the first one. */
function giverBefore({ edges, sweep, places }, { edge }) {
  const at = places.get(edge);
  return at ? edges[sweep[at - 1]].child : null;
}

/** Of a long array one cell, always the same; null for a number, and for an array that is typed as a whole. */
function cellOf(node, at) {
  const size = sizeOf(node);
  return size > WHOLE || node.kind.shape.length > 2 ? (7 * at + 3) % size : null;
}
