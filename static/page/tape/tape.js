// One answer as the page plays it: facts, numbers and layouts put together. Everything is worked out when it is asked for.

import { checkSaid } from "./checked.js";
import { explanationFor, sentenceFor } from "./explain.js";
import { called, partial } from "../text/names.js";
import { UNKNOWN, attribute, shown } from "../text/values.js";
import { explained, sentence, wording } from "../text/wording.js";
import { facesOf } from "./faces.js";
import { flowsOf } from "./flows.js";
import { forwardOf } from "./forward.js";
import { columns, sceneOf } from "./geometry.js";
import { hintsOf } from "./hints.js";
import { wayBack, wayTo } from "./nonfinite.js";
import { factsOf, frameOf, numbersOf } from "./model.js";
import { pathsSaid } from "./paths.js";
import { explanationOfPush, sentenceOfPush } from "./push.js";
import { recordedOf } from "./recorded.js";
import { totalDrawn } from "./total.js";
import { veiled } from "./veil.js";

const MOST = 4000; // steps that are shown; a longer walk goes several at a time

const structures = new Map(); // digest -> facts and layouts that the page has had of it
const KEPT = 20; // a request names them all: see MOST_HAD of explorer/request.py

/** What the page has of structures, so that it is not sent again. */
export const had = () => [...structures.values()].flatMap(({ facts, layouts }) => [facts.digest, ...Object.values(layouts).map(({ name }) => name)]);

/** Whether an answer can be shown: what was not sent again must be here. */
export const isWhole = ({ values, structure }) => Boolean(structure) || structures.has(values.digest);

/** Keep what an answer brings of a structure that is not shown yet. */
export const hold = ({ values, structure, picture }) => isWhole({ values, structure }) && structureOf({ digest: values.digest, structure, picture });

/** From now on the page has nothing: everything is sent again. */
export const forget = () => structures.clear();

/** The facts and layouts of this digest, with those that have come just now. */
function structureOf({ digest, structure, picture }) {
  const known = structures.get(digest) ?? { facts: factsOf({ ...structure, digest }), layouts: {} };
  for (const layout of picture ?? []) known.layouts = { ...alike(known.layouts, layout), [layout.orientation]: sceneOf(layout, known.facts) };
  structures.delete(digest);
  structures.set(digest, known);
  if (structures.size > KEPT) structures.delete(structures.keys().next().value);
  return known;
}

/** The layouts in which the same groups are open as in this one. */
const alike = (layouts, { opened }) => Object.fromEntries(Object.entries(layouts).filter(([, each]) => String(each.opened) === String(opened)));

/** The parts of an answer as something that can be played; throws where the page lacks what it was said to have. */
export function tapeOf({ program, values, structure, picture, arrays, recorded, tangents }) {
  const { facts, layouts } = structureOf({ digest: values.digest, structure, picture });
  const numbers = numbersOf(facts, { ...values, arrays });
  const { own, missed } = values.aim ?? { own: facts.target, missed: "" };
  const said = { ...program, target: facts.target, own, missed, edges: facts.edges.map(({ parent, child }) => [parent, child]), scenes: { ...layouts } };
  return played(said, facts, numbers, { tangents, recorded: recordedOf(recorded) });
}

/** The same tape with the numbers that a veil leaves; without a veil all of them. */
export function behind(tape, veil) {
  const { facts, whole, forward, recorded } = tape.play;
  return played(tape, facts, veil ? veiled(facts, whole, veil) : whole, { whole, tangents: forward?.told, recorded });
}

/** What is said of a program, and how it is played with these numbers; `whole` are those without a veil. */
function played(program, facts, numbers, { recorded, whole = numbers, tangents = null }) {
  const { scenes } = program;
  const forward = tangents ? forwardOf(facts, numbers, tangents) : null;
  const walked = forward ?? { facts, numbers, frame: (number) => frameOf(facts, numbers, number), named: (node, length) => partial(facts, numbers.seed, node, length) };
  const steps = program.steps ?? stepsShown(walked.facts);
  const painters = {};
  const numberOf = (step) => (step ? steps[step - 1].number : 0);
  const frame = (step) => walked.frame(numberOf(step));

  /** The columns that steps change, after one of them, where the plane is drawn at this scale. */
  const state = (orientation, step, scale = 1, lit = null) => {
    const scene = scenes[orientation];
    const { faces, flows } = (painters[orientation] ??= { faces: facesOf(walked.facts, walked.numbers, scene, walked.named, forward ? undefined : recorded), flows: flowsOf(walked.facts, walked.numbers, scene) });
    const now = frame(step);
    return { cards: columns(faces(now, scale)), ...totalsOf(totalDrawn(scene, facts, numbers, forward ? { ...now, gradient: () => null } : now, scale)), ...flows(now, scale, lit && new Set(lit)) };
  };
  /** What is known of a value and of its gradient by a step. */
  const known = (node, step) => {
    const now = frame(step);
    return { value: now.known(node) ? shown(numbers.value(node)) : UNKNOWN, gradient: gradientOf(walked.facts, now, facts.nodes[node]) };
  };
  const rows = facts.nodes.map((node) => rowOf(node, walked.numbers, facts.seeded));
  return playable({ ...program, steps, rows }, { facts, numbers, whole, forward, recorded, mode: forward ? "forward" : "backward", slope: walked.named, frame, hints: (question, step) => hintsOf(facts, numbers, frame(step), question), state, known, sentence: said, why, whyOf, explanation, wayOf, paths: (chains, register) => pathsSaid(facts, numbers, chains, register), checkSaid: (checked) => checkSaid(facts, numbers, checked) });

  function said(step) {
    if (!steps.length) return wording.sentence.nothing;
    const [name, fillings] = step ? sentenceAt(steps[step - 1]) : ["start", {}];
    const made = step && steps[step - 1].edge !== null ? facts.edges[steps[step - 1].edge].child : steps[step - 1]?.node;
    return sentence(name, { where: recorded.where(made), ...fillings, step, steps: steps.length });
  }
  function sentenceAt(step) {
    return forward && isPush(step) ? sentenceOfPush(facts, forward, step) : sentenceFor(facts, numbers, step);
  }
  /** @returns {[string, Fillings]} */
  function explain(step) {
    if (forward && isPush(step)) return explanationOfPush(facts, numbers, forward, step);
    const [name, fillings] = explanationFor(facts, numbers, step, program.checkable, recorded.where);
    if (forward) delete fillings.partial; // nothing arrives on a way back
    const around = step.phase === "value" ? recorded.said(step.node) : [];
    if (around.length) fillings.around = around.join(" ");
    if (step.phase === "value" && recorded.isKept(step.node)) fillings.kept = "";
    if (name === "unrecorded" && "kept" in fillings) {
      fillings.earlier = fillings.line;
      delete fillings.line;
    }
    if (step.phase === "value" && recorded.isNulled(step.node)) fillings.nulled = "";
    return [name, fillings];
  }
  function why(step, register) {
    return explained(explanation(step), register);
  }
  /** How a value was made, and what it has got back by a step; null where it is not known yet. */
  function whyOf(node, step, register) {
    const now = frame(step);
    if (!now.known(node)) return null;
    const of = (each) => explained(explain(each), register);
    const made = of(facts.steps[node]);
    const arrived = (facts.into.get(node) ?? []).filter(({ key }) => now.flowed(key)).at(-1);
    const along = forward && now.gradient(node) ? walked.facts.steps.find((each) => isPush(each) && each.node === node) : null;
    const back = along ? of(along) : arrived && of(facts.steps.find(({ edge }) => edge === arrived.key));
    return back ? { title: made.title, rows: [...made.rows, ...back.rows] } : made;
  }
  /** What finds the edges over which the nan or inf came that a step, or the value whose card was pressed, has; null where it came from nowhere. */
  function wayOf(node, step) {
    if (forward) return null;
    const { edge, node: at } = node === null ? (step ? steps[step - 1] : { node: null, edge: null }) : { node, edge: null };
    if (edge !== null) return numbers.nonfinite.contributions.has(edge) ? () => wayBack(facts, numbers, edge) : null;
    const origin = at === null ? null : numbers.nonfinite.values.get(at);
    return origin && origin.node !== at ? () => wayTo(facts, numbers, at) : null;
  }
  /** @returns {[string, Fillings]} */
  function explanation(step) {
    return step ? explain(steps[step - 1]) : ["nothing", {}];
  }
}

/** The pieces of the sum that nobody wrote, each of a source of its own. */
const totalsOf = (drawn) => Object.fromEntries(Object.entries(drawn).map(([piece, rows]) => [`total_${piece}`, rows]));

/** Whether a step gives a tangent. */
const isPush = ({ phase }) => phase !== "value";

/** What a tape says, and beside it how it is played: `play` is no part of what it says. */
const playable = (said, play) => Object.defineProperty(said, "play", { value: play });

/** The same tape with another word about its program. */
export const amended = (tape, changes) => playable({ ...tape, ...changes }, tape.play);

/** A row of the table; its attributes hold the finished Run's numbers. */
function rowOf({ key, text, op, options, constant, place, operands, ...node }, numbers, seeded) {
  const operation = op ? op + (options.length ? `(${options.join(", ")})` : "") : constant ? "constant" : "leaf";
  return {
    node: key, name: called({ text, ...node }), text, operation, line: place?.line ?? null, place, inputs: operands.flatMap((operand) => operand.node ?? []),
    canLead: seeded && !constant, // it can be the target
    get data_value() {
      return attribute(numbers.value(key));
    },
    get data_gradient() {
      const gradient = numbers.gradient(key);
      return constant ? "const" : gradient ? attribute(gradient) : "none";
    },
  };
}

function gradientOf({ steps, seeded }, frame, { key, constant }) {
  if (constant) return "const";
  const soFar = frame.gradient(key);
  if (soFar) return shown(soFar) + (frame.waiting(key) ? " + …" : "");
  return seeded && frame.number === steps.length ? "none" : UNKNOWN;
}

/** The steps at which the page stops: all of them up to MOST, of more some at even distances and the last. */
function stepsShown(facts) {
  const lined = (step) => ({ ...step, line: facts.nodes[step.edge === null ? step.node : facts.edges[step.edge].child].place?.line ?? null });
  const stride = Math.ceil(facts.steps.length / MOST);
  return facts.steps.filter((_, at) => (facts.steps.length - 1 - at) % stride === 0).map(lined);
}
