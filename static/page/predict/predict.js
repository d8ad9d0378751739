// The tab Predict: what is asked for, each answer of this walk, and how often each slip was made.

import "../look/look.css";
import { element } from "../dom/elements.js";
import { storeOf } from "../store/find.js";
import { CHOICES, answerOf, questioned } from "./questioned.js";
import "./predict.css";

const HEADS = ["Step", "Question", "You said", "It is", "What it was"];

export async function render({ model }) {
  const store = await storeOf(model.key, model);
  const root = element("div", "predictions");
  const left = element("div", "left");
  const asks = element("fieldset", "asks");
  asks.append(element("legend", "", {}, "Ask for"));
  const radios = Object.entries(CHOICES).map(([name, text]) => {
    const label = element("label");
    const radio = element("input", "", { type: "radio", name: "asks", value: name });
    radio.addEventListener("change", () => (store.set({ predicting: name }), store.goOn()));
    label.append(radio, text);
    asks.append(label);
    return radio;
  });
  const stop = element("button", "", { type: "button" }, "Stop predicting");
  stop.addEventListener("click", () => store.set({ predicting: null }));
  left.append(asks, stop);
  const middle = element("div", "middle", { tabindex: "0", role: "region", "aria-label": "Answers" });
  const right = element("div", "right");
  root.append(left, middle, right);

  const draw = () => {
    const asked = store.get("predicting");
    for (const radio of radios) radio.checked = radio.value === asked;
    stop.hidden = !asked;
    const tape = store.get("tape");
    const all = tape && asked ? store.questions() : [];
    middle.replaceChildren(asked ? (all.length ? tableOf(store, tape, all) : hint("This program has nothing of this kind to ask for.")) : hint("Say each number before it is shown: choose what is asked for. A wrong answer is told which slip gives it."));
    middle.scrollTop = middle.scrollHeight; // to the open question
    right.replaceChildren(...(asked && all.length ? slipsOf(store, all) : []));
  };
  store.on(["predicting", "answers", "tape"], draw);
  draw();
  return root;
}

const hint = (text) => element("p", "hint", {}, text);

/** @param {Store} store */
function tableOf(store, tape, all) {
  const table = element("table");
  const [head, body, row] = [element("thead"), element("tbody"), element("tr")];
  row.append(...HEADS.map((title) => element("th", "", { scope: "col" }, title)));
  head.append(row);
  const open = store.openQuestion();
  body.append(...all.slice(0, open ? all.indexOf(open) + 2 : all.length).map((question) => rowOf(tape, question, store.answerTo(question), question === open)));
  table.append(element("caption", "away", {}, "Answers of this run"), head, body);
  return table;
}

function rowOf(tape, question, { tries, end }, isOpen) {
  const row = element("tr", isOpen ? "now" : "");
  const counted = tries.filter(({ counts }) => counts);
  const typed = question.kind === "next" ? counted.map(({ text }) => tape.rows[Number(text)]?.name ?? text) : counted.map(({ text }) => text.trim());
  const slips = counted.flatMap((each) => each.slips.map(({ label }) => label));
  const was = end === "right" && counted.length === 1 ? "right at once" : [...new Set(slips)].join("; ") || (counted.length && !end ? "not yet" : "");
  const title = question.kind === "next" ? "next" : questioned(tape.play, question).title;
  row.append(
    element("td", "number", {}, String(question.step)), element("th", "", { scope: "row" }, title), element("td", "number", {}, typed.join(", then ")),
    element("td", "number is", {}, end ? answerOf(tape.play, question) : "?"), element("td", "was", {}, end === "shown" ? [was, "shown"].filter(Boolean).join("; ") : was),
  );
  return row;
}

/**
 * How often each slip was made, the most frequent first.
 * @param {Store} store
 */
function slipsOf(store, all) {
  const counts = new Map();
  for (const question of all) for (const { slips } of store.answerTo(question).tries) for (const { label } of slips) counts.set(label, (counts.get(label) ?? 0) + 1);
  const most = Math.max(1, ...counts.values());
  const list = element("ul", "slips");
  for (const [label, many] of [...counts].sort(([, one], [, other]) => other - one)) {
    const item = element("li");
    const bar = element("i", "bar", { "aria-hidden": "true", style: `width: ${Math.round((56 * many) / most)}px` });
    item.append(element("span", "", {}, label), bar, element("b", "", {}, String(many)));
    list.append(item);
  }
  return [element("h2", "", {}, "Slips in this run"), counts.size ? list : hint("None so far.")];
}
