// A question in words: its title, what is asked, what stands before the field. Knows no store and no answers.

import { indexed } from "../text/index.js";
import { called, partial, symbol } from "../text/names.js";
import { brief } from "../text/values.js";

/** What can be asked for, as one chooses it. */
export const CHOICES = {
  contributions: "each contribution", locals: "each local derivative", gradients: "the gradients of the leaves", values: "each value", next: "the card that comes next",
};

/** `[0, 2]` of the cell of an array; "" where all of it is asked for. */
export function cellOf({ kind: { shape } }, cell) {
  return cell === null ? "" : indexed(shape, cell);
}

/**
 * {title, sentence, before, fraction}: `before` stands before the field, names in backquotes are code.
 * @param {any} play how the tape is played
 * @param {import("../tape/questions.js").Question} question
 */
export function questioned({ facts, numbers }, { kind, node, edge, cell }) {
  const own = facts.nodes[node];
  const at = cellOf(own, cell);
  const child = edge === null ? null : facts.nodes[facts.edges[edge].child];
  const of = cell === null ? "" : ` Cell ${at} of it.`;
  const shape = !at && own.kind.shape.length ? ` It has ${own.kind.shape.join(" × ")} numbers: write ${blank(own.kind.shape)}.` : "";
  const target = facts.target === null ? "the target" : called(facts.nodes[facts.target]);
  return {
    contribution: () => ({ title: `${called(child)} → ${called(own)}`, sentence: `${made(child)} pass back to \`${called(own)}\`?${of}${shape}`, before: "+" }),
    local: () => ({ title: `${called(child)} → ${called(own)}`, sentence: `How much does \`${called(child)}\` move when \`${called(own)}\` moves?${of}`, before: `∂${symbol(child)}/∂${symbol(own)} =` }),
    gradient: () => ({ title: called(own), sentence: `How much does \`${target}\` move when \`${called(own)}\` moves?${of}${shape}`, before: `${partial(facts, numbers.seed, own)}${at} =` }),
    value: () => ({ title: called(own), sentence: `${own.place ? `Line ${own.place.line}: ` : ""}what is \`${called(own)}\`?${of}${shape}`, before: `${called(own)}${at} =` }),
    next: () => ({ title: "Which comes next?", sentence: "Which value passes its gradient on next? Press its card, or choose it here.", before: "" }),
  }[kind]();
}

const made = (node) => (node.name ? `\`${called(node)}\` is \`${node.text}\`. What does it` : `What does \`${called(node)}\``);
const blank = (shape) => shape.reduceRight((row, size) => `[${Array(size).fill(row).join(", ")}]`, "?");

/** What the answer was, as the card says it. */
export function answerOf({ facts, whole }, { kind, node, edge, cell }) {
  if (kind === "next") return called(facts.nodes[facts.edges[edge].child]);
  if (kind === "local") return slope(facts, whole, edge);
  const value = kind === "value" ? whole.value(node) : kind === "gradient" ? whole.gradient(node) : whole.contribution(edge);
  if (!value) return "—";
  return cell === null || !value.numbers ? brief(value) : brief({ ...value, shape: [], numbers: [value.numbers[cell]], low: value.numbers[cell], high: value.numbers[cell], strip: [] });
}

/** Of numbers: what is passed on, divided by what arrived. */
function slope(facts, numbers, edge) {
  const [passed, arrived] = [numbers.contribution(edge), numbers.gradient(facts.edges[edge].child)].map((value) => Number(value?.numbers?.[0]));
  return arrived ? brief({ dtype: "float64", shape: [], numbers: [passed / arrived] }) : "—";
}
