// A small run, written out by hand: f = x * y, then its gradients.

const literal = (name, number, line) => ({ name, number, place: { line, column: 5, end_line: line, end_column: 8 } });
const row = (node, name, known, inputs, line) => ({
  node, name, text: name, operation: inputs.length ? "multiply" : "", known, inputs, line, value: String(node + 2),
  place: { line, column: 1, end_line: line, end_column: 9 }, gradients: [[5, "1"]], data_value: "", data_gradient: "",
});
const step = (phase, node, edge = null, line = 1) => ({ phase, node, edge, line, sentence: ["nothing", {}], why: ["nothing", {}] });

/** @returns {any} a tape */
export const product = (source = "x = 2.0\ny = 3.0\nf = x * y") => ({
  source,
  failure: null,
  output: "",
  plots: [],
  turns: [{}],
  turn: 0,
  edges: [[0, 2], [1, 2]],
  rows: [row(0, "x", 1, [], 1), row(1, "y", 2, [], 2), row(2, "f", 3, [0, 1], 3)],
  steps: [step("value", 0), step("value", 1, null, 2), step("value", 2, null, 3), step("seed", 2), step("contribution", 0, 0), step("contribution", 1, 1)],
  literals: [literal("x", 2, 1), literal("y", 3, 2)],
  wording: { sentence: { nothing: "Nothing yet.", start: "Start." }, explanation: { nothing: { title: "", rows: [] } } },
  scenes: { wide: scene(), tall: scene() },
});

/** Six steps, each of which lights one of three cards and puts the last one out. */
const scene = () => ({
  start: { cards: { now: [0, 0, 0], value: ["", "", ""] } },
  names: [["cards", "now"], ["cards", "value"]],
  deltas: [0, 1, 2, 2, 0, 1].map((at, k, all) => [
    ...(k && all[k - 1] !== at ? [[0, all[k - 1], 0, 1]] : []),
    ...(k && all[k - 1] === at ? [] : [[0, at, 1, 0]]),
    ...(k < 3 ? [[1, at, String(at + 2), ""]] : []),
  ]),
});
