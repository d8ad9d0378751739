// What a learner has predicted on this walk: which question is open, how far one may go, and what each answer came to. The numbers
// that are still asked for are taken out of the tape itself: see tape/veil.js.

import { questionsOf } from "../tape/questions.js";
import { behind } from "../tape/tape.js";

/** @typedef {import("../tape/questions.js").Question} Question */
/** @typedef {{text: string, said: string, verdict: string, counts: boolean, slips: Array<{label: string, node: ?number}>}} Attempt */
/** @typedef {{tries: Attempt[], hints: number, end: "" | "right" | "shown"}} Answer */

const NEW = /** @type {Answer} */ ({ tries: [], hints: 0, end: "" });
export const HINTS = 3;

/** @param {any} store its get and set, and how it asks Python */
export function predicting({ get, set, ask }) {
  let asked = { facts: null, asks: null, all: /** @type {Question[]} */ ([]) }; // the questions about the facts that were shown last
  let pending = /** @type {?{id: string, text: string}} */ (null);

  const questions = (tape = get("tape")) => {
    const asks = get("predicting");
    if (!tape || !asks || get("hide").includes("why")) return []; // without its panel nobody could answer
    const { facts } = tape.play;
    if (facts !== asked.facts || asks !== asked.asks) asked = { facts, asks, all: questionsOf(facts, tape.steps, asks) };
    return asked.all;
  };
  /** Of which graph, turn and kind of question: other numbers alone leave the answers. */
  const walkOf = (tape) => (tape ? `${tape.play.facts.digest} ${tape.turn} ${get("predicting")}` : "");
  const answersOf = (tape) => (get("answers").walk === walkOf(tape) ? get("answers").by : {});
  /** @param {Question} question */
  const answerTo = ({ id }, tape = get("tape")) => /** @type {Answer} */ (answersOf(tape)[id] ?? NEW);
  /** The first question that is neither answered nor shown; null where none is left. */
  const current = (tape = get("tape")) => questions(tape).find((question) => !answerTo(question, tape).end) ?? null;
  /** The last step that may be gone to. */
  const reach = (tape = get("tape")) => current(tape)?.stop ?? Infinity;
  /** Whether the walk stands before the open question. */
  const isAsking = () => get("step") === current()?.stop;

  /** A tape with the numbers that are not asked for any more. */
  const veil = (tape) => {
    if (!tape || (!get("predicting") && tape.play.numbers === tape.play.whole)) return tape;
    const open = current(tape);
    if (!open) return behind(tape, null);
    const ahead = open.kind === "gradient" ? questions(tape).filter((question) => !answerTo(question, tape).end) : [];
    return behind(tape, { from: open.number, nodes: new Set(ahead.map(({ node }) => node)) });
  };
  const write = (id, change) => set({ answers: { walk: walkOf(get("tape")), by: { ...answersOf(get("tape")), [id]: { ...(answersOf(get("tape"))[id] ?? NEW), ...change } } } });
  /** All questions of this walk are asked again. */
  const again = () => set({ answers: { walk: "", by: {} } });

  /** What was typed, or the node that was chosen, is compared with the answer; it is asked for until the verdict is here. */
  const guess = (text) => {
    const open = current();
    if (!open) return;
    pending = { id: open.id, text };
    ask({ guessing: { kind: open.kind, key: open.key, cell: open.cell, text } });
  };
  /** A verdict has come: it is written down, once. */
  const judged = () => {
    const found = get("prediction");
    if (!found || !pending || `${found.question[0]} ${found.question[1]}` !== pending.id || found.text !== pending.text) return;
    const { id, text } = pending;
    pending = null;
    set({ guessing: null });
    const { tries } = answersOf(get("tape"))[id] ?? NEW;
    const isRight = ["right", "also"].includes(found.verdict);
    write(id, { tries: [...tries, { ...found, text }], end: isRight ? "right" : found.verdict === "late" ? "shown" : "" });
  };
  /** @param {(open: Question) => any} changes what is to be noted of the open question */
  const noted = (changes) => {
    const open = current();
    if (open) write(open.id, changes(open));
  };
  const hint = () => noted((open) => ({ hints: Math.min(HINTS, answerTo(open).hints + 1) }));
  const reveal = () => noted(() => ({ end: "shown" }));
  return { questions, answerTo, current, reach, isAsking, veil, guess, judged, hint, reveal, again };
}
