// A small run, written out by hand: f = x * y, then its gradients.

const literal = (name, number, line) => ({ name, number, place: { line, column: 5, end_line: line, end_column: 8 } });
const row = (node, name, inputs, line) => ({ node, name, text: name, inputs, line, place: { line, column: 1, end_line: line, end_column: 9 } });
const step = (phase, node, edge = null, line = 1) => ({ phase, node, edge, line });

const UNKNOWN = "—";

/** @returns {any} a tape */
export const product = (source = "x = 2.0\ny = 3.0\nf = x * y") => ({
  source,
  failure: null,
  output: "",
  plots: [],
  turns: 1,
  turn: 0,
  edges: [[0, 2], [1, 2]],
  rows: [row(0, "x", [], 1), row(1, "y", [], 2), row(2, "f", [0, 1], 3)],
  steps: [step("value", 0), step("value", 1, null, 2), step("value", 2, null, 3), step("seed", 2), step("contribution", 0, 0), step("contribution", 1, 1)],
  literals: [literal("x", 2, 1), literal("y", 3, 2)],
  scenes: { wide: {} },
  play: {
    facts: { digest: "product" },
    state: (side, at) => ({ side, at }),
    known: (node, at) => ({ value: at > node ? String(node + 2) : UNKNOWN, gradient: UNKNOWN }),
    sentence: (at) => `Step ${at}`,
    why: () => ({ title: "", rows: [] }),
  },
});
