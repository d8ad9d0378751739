// What is differentiated: any value of the graph, chosen from a list or from its card, and the head gradient of its way back.

import { choice } from "../dom/choice.js";
import { element } from "../dom/elements.js";
import { fill } from "../dom/fill.js";
import { number } from "../text/digits.js";
import { called } from "../text/names.js";
import { fromRow } from "./from.js";
import { headOf, written } from "./head.js";

const MOST = 40; // values in a list
const MODES = [["backward", "Backward", "Backward"], ["forward", "Forward", "Forward"]];

/**
 * A row with the target, and below it the head gradient where it matters.
 * @param {Store} store
 */
export function aim(store, leafNow) {
  const root = element("div", "aim", { role: "group", "aria-label": "What is differentiated" });
  const select = element("select", "", { "aria-label": "Target" });
  const label = element("label", "target", {}, "Differentiate");
  label.append(select);
  const head = headRow(store);
  const mode = choice("Mode", MODES, () => store.get("mode"), (chosen) => store.walkBy(chosen, leafNow()), (follow) => store.on(["mode"], follow));
  const from = fromRow(store);
  const answer = answerRow(store);
  root.append(answer.root, label, head.root, mode, from.root);
  const draw = () => {
    const tape = store.tape();
    root.hidden = !tape.play?.facts.seeded || !tape.source; // a graph without a program has nobody to ask
    if (root.hidden) return;
    const { nodes } = tape.play.facts;
    const named = (key) => called(nodes[key]) + (key === tape.own ? (tape.differentiates ? " (program’s own)" : " (the last value)") : "");
    const isAnswer = answer.draw(tape);
    label.hidden = isAnswer;
    fill(select, offered(nodes, tape, store.get("selected")).map((key) => [key, named(key)]), tape.target);
    if (isAnswer) head.root.hidden = true;
    else head.draw(tape);
    mode.hidden = Boolean(store.get("predicting")); // its questions are about the way back
    from.draw(tape);
  };
  select.addEventListener("change", () => store.aimAt(Number(select.value)));
  store.on(["tape", "selected", "step", "head", "mode", "predicting"], draw);
  draw();
  return root;
}

/**
 * What a model answers at one place, and the way back from there.
 * @param {Store} store
 */
function answerRow(store) {
  const root = element("p", "answer");
  const [said, back] = [element("span"), element("button", "", { type: "button" }, "Back to the loss")];
  back.addEventListener("click", () => store.aimAt(store.tape().own));
  root.append(said, " ", back);
  /** @param {Partial<Tape>} of */
  const draw = ({ missed }) => {
    const { called: model = "", row } = store.get("target") ?? {};
    root.hidden = !row || missed === "gone";
    said.textContent = row ? `What ${model} answers at (${row.map((each) => number(each, { digits: 3, trim: true })).join(", ")}).` : "";
    return !root.hidden;
  };
  return { root, draw };
}

/**
 * The program's own target, what has a name, and what is selected; of very many the last.
 * @param {any[]} nodes
 * @param {Partial<Tape>} of
 */
function offered(nodes, { target = null, own = null }, selected) {
  const can = nodes.filter(({ constant, name, key }) => !constant && (name || [target, own, selected].includes(key)));
  const always = [target, own, selected];
  const last = new Set(can.slice(-MOST).map(({ key }) => key));
  return can.map(({ key }) => key).filter((key) => last.has(key) || always.includes(key)).reverse();
}

/**
 * The field of the head gradient. What was typed stays until another value is the target, whether or not it could be read.
 * @param {Store} store
 */
function headRow(store) {
  const root = element("div", "head-gradient");
  const label = element("label", "", {}, "Head gradient");
  const field = element("input", "", { type: "text", inputmode: "decimal", autocomplete: "off", spellcheck: "false" });
  const said = element("p", "note", { role: "status", id: "head-said" });
  field.setAttribute("aria-describedby", "head-said");
  label.append(field);
  root.append(label, said);
  let [of, trouble] = ["", ""]; // whose the text is, and what is wrong with it
  const now = () => {
    const tape = store.tape();
    const node = tape.play.facts.nodes[tape.target ?? 0];
    return { tape, node, size: node.kind.shape.reduce((many, each) => many * each, 1) };
  };
  /** What was given to the target that is shown. */
  const givenTo = ({ missed = "" }) => (store.get("target") && ["", "head"].includes(missed) ? store.get("head") : null);
  const take = () => {
    const { tape, node, size } = now();
    const found = headOf(field.value, called(node), size);
    trouble = found.trouble ?? "";
    if (found.head && String(found.head) !== String(givenTo(tape) ?? [])) store.aimAt(tape.target, found.head.length ? found.head : null);
    draw(tape);
  };
  const draw = (tape) => {
    const { node, size } = now();
    const { seed } = tape.play.numbers;
    const isOne = seed.low === 1 && seed.high === 1;
    const given = givenTo(tape);
    root.hidden = !trouble && size === 1 && isOne && !given && tape.steps[store.get("step") - 1]?.phase !== "seed";
    if (of !== called(node)) [of, trouble, field.value] = [called(node), "", ""];
    if (!trouble && !field.matches(":focus")) field.value = given?.join(", ") ?? written(seed);
    field.placeholder = size > 1 ? `one number, or ${size}` : "one number";
    field.setAttribute("aria-invalid", String(Boolean(trouble)));
    said.textContent = trouble || saidOf(tape, called(node), size, isOne, given);
  };
  field.addEventListener("change", take);
  field.addEventListener("keydown", (event) => event.key === "Enter" && take());
  return { root, draw };
}

function saidOf({ missed }, name, size, isOne, head) {
  if (missed === "head") return `The head gradient has ${head?.length ?? 0} numbers, but ${name} has ${size === 1 ? "one element" : `${size} elements`} now: they are left out.`;
  if (size === 1) return isOne ? "" : `${name} counts that many times.`;
  return isOne ? `The ${size} elements of ${name} are added up: each counts once.` : `The ${size} elements of ${name} are added up, each times its head gradient.`;
}
