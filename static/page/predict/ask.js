// The open question: a field, what its answers came to, three hints, and the score. It stands where the explanation does, which it
// would tell.

import "../look/look.css";
import { element } from "../dom/elements.js";
import { storeOf } from "../store/find.js";
import { called, symbol } from "../text/names.js";
import { answerOf, questioned } from "./questioned.js";
import { scoreOf } from "./score.js";
import "./ask.css";

export async function render({ model }) {
  const store = await storeOf(model.key, model);
  const root = element("section", "question", { "aria-label": "Question" });
  const [title, nth, sentence] = [element("h2", "title", { tabindex: -1 }), element("span", "nth"), element("p", "sentence")];
  const head = element("div", "head");
  head.append(title, nth);
  const form = formOf(store);
  const verdict = element("div", "verdict", { role: "status" });
  const hints = element("ol", "hints");
  const [hintsTitle, score, acts] = [element("h2", "", {}, "Hints"), element("div"), element("div", "acts")];
  root.append(head, sentence, form.root, verdict, acts, hintsTitle, hints, score);
  let shown = ""; // the question that was shown last

  const draw = () => {
    const tape = store.get("tape");
    const open = store.openQuestion();
    root.hidden = !store.get("predicting") || !tape || Boolean(store.get("failure"));
    if (root.hidden) return;
    const all = store.questions();
    const isHere = store.isAsking();
    const now = isHere ? open : (all.findLast(({ stop }) => stop <= store.get("step")) ?? null);
    root.classList.toggle("asking", isHere);
    form.root.hidden = hintsTitle.hidden = hints.hidden = !isHere;
    score.replaceChildren(...(all.length ? [scoreOf(store)] : []));
    nth.textContent = now ? `question ${all.indexOf(now) + 1} of ${all.length}` : "";
    if (!all.length) return nothing();
    if (isHere) drawOpen(tape, open);
    else drawAround(tape, now, open);
  };
  const drawOpen = (tape, open) => {
    const asked = questioned(tape.play, open);
    const { tries, hints: given } = store.answerTo(open);
    title.textContent = asked.title;
    write(sentence, asked.sentence);
    const which = `${tape.play.facts.digest} ${open.id}`;
    if (shown !== which) form.begin(tape, open);
    shown = which;
    form.show(asked);
    drawVerdict(tape, open, tries.at(-1));
    acts.replaceChildren();
    drawHints(hints, tape.play.hints(open, store.get("step")), given, store);
  };
  const drawVerdict = (tape, open, last) => {
    verdict.className = `verdict ${last ? last.verdict : ""}`;
    verdict.replaceChildren();
    store.set({ pointed: last ? pointedAt(tape.play.facts, open, last) : null });
    if (!last) return;
    say(last.said, last.counts);
    verdict.append(...leftOut(tape.play, open, last));
  };
  /** The first words stand out, where something was found out. */
  const say = (text, isFound = true) => {
    const [, first, rest] = (isFound && /^(.*?[.:](?= |$))(.*)$/.exec(text)) || ["", "", text];
    const said = element("p");
    said.append(element("b"), element("span"));
    write(said.firstChild, first);
    write(said.lastChild, rest);
    verdict.replaceChildren(...(text ? [said] : []));
  };
  /** Before the first question, between two, and behind the last. */
  const drawAround = (tape, now, open) => {
    const answer = now && store.answerTo(now);
    const asked = now && questioned(tape.play, now);
    title.textContent = asked?.title ?? "Predict";
    write(sentence, asked?.sentence ?? "The walk has not come to a question yet.");
    const said = answer?.end === "right" ? answer.tries.at(-1).said : "Shown.";
    verdict.className = `verdict ${answer?.end ?? ""}`;
    say(answer?.end ? `${said} It is ${answerOf(tape.play, now)}.${open ? "" : " All questions of this walk are answered."}` : "");
    acts.replaceChildren(...(open ? [act("Next question", store.goOn, "main")] : [act("Ask again", () => (store.askAgain(), store.goOn()), "main"), act("Stop predicting", () => store.set({ predicting: null }))]));
  };
  const nothing = () => {
    title.textContent = "Predict";
    write(sentence, "There is nothing to ask of this program in this way. Choose something else in the tab Predict.");
    verdict.replaceChildren();
    acts.replaceChildren(act("Stop predicting", () => store.set({ predicting: null })));
  };
  /** Whoever was at work here stays here: at the next hint, at the field, or at the button that goes on. */
  const redraw = () => {
    const focused = root.getRootNode().activeElement;
    const from = [hints, root].find((each) => each.contains(focused));
    draw();
    const isLost = from && !root.hidden && (!root.contains(focused) || focused.closest("[hidden]"));
    if (!isLost) return;
    if (from === hints && !hints.hidden) hints.querySelector("button").focus();
    else if (store.isAsking()) form.focus();
    else (store.openQuestion() ? acts.querySelector("button") : title).focus(); // a second Enter must not end the score
  };
  store.on(["predicting", "answers", "tape", "step", "failure"], redraw);
  store.on(["stopped"], () => form.focus());
  store.on(["selected"], () => form.choose(store.get("selected")));
  draw();
  return root;
}

function act(text, does, classes = "") {
  const button = element("button", classes, { type: "button" }, text);
  button.addEventListener("click", does);
  return button;
}

/** A text in which names stand in backquotes. */
function write(into, text) {
  into.replaceChildren(...text.split("`").map((piece, at) => (at % 2 ? element("code", "", {}, piece) : piece)));
}

/**
 * The field, or the list of cards, and the button.
 * @param {Store} store
 */
function formOf(store) {
  const root = element("form", "answer", { autocomplete: "off" });
  const before = element("label", "before", { for: "prediction" });
  const field = element("input", "", { type: "text", id: "prediction", spellcheck: "false", autocapitalize: "off", "aria-label": "Your answer" });
  const list = element("select", "", { "aria-label": "The card that comes next" });
  const button = element("button", "main", { type: "submit" }, "Check");
  const or = element("span", "or", {}, "or Enter");
  root.append(before, field, list, button, or);
  root.addEventListener("submit", (event) => {
    event.preventDefault();
    store.guess(list.hidden ? field.value : list.value);
  });
  const now = () => (list.hidden ? field : list);
  return {
    root,
    /** Another question: the field is empty again. */
    begin: (tape, { kind }) => {
      field.value = "";
      field.hidden = before.hidden = kind === "next";
      list.hidden = kind !== "next";
      const options = tape.rows.map(({ node, name }) => element("option", "", { value: node }, name));
      list.replaceChildren(...(kind === "next" ? options : []));
      list.selectedIndex = -1;
    },
    show: (asked) => {
      before.textContent = asked.before;
      or.hidden = asked.before.length > 4; // there is no room for it
    },
    focus: () => root.hidden || now().focus(),
    choose: (node) => !list.hidden && node !== null && (list.value = String(node)),
  };
}

/**
 * Each rung of the ladder opens the next one; the last one shows the answer.
 * @param {Store} store
 */
function drawHints(list, hints, given, store) {
  const rungs = hints.map(([name, parts], at) => {
    const rung = element("li", at < given ? "given" : "");
    const isNext = at === given;
    if (at < given) {
      const isMath = parts.some((part) => String(part).includes(" = ")); // else words
      const text = element("p", isMath ? "mathematics" : "");
      text.append(element("b", "", {}, `${name} `), ...parts.map(piece));
      rung.append(text);
    } else if (isNext) rung.append(act(name, store.hint));
    else rung.append(element("span", "later", {}, name));
    return rung;
  });
  const reveal = element("li");
  const show = act("Reveal", store.reveal);
  reveal.append(show, element("span", "later", {}, " counts as shown"));
  list.replaceChildren(...rungs, reveal);
}

/** @param {Part} part */
const piece = (part) => (typeof part === "string" ? part : element("span", `term ${part[1]}`, {}, part[0]));

/** The value whose card a verdict is about: what arrived there was left out, or it was taken for what is asked. */
function pointedAt({ edges }, { kind, edge }, { slips }) {
  const [slip] = slips;
  if (slips.length !== 1 || kind === "next") return null; // there a card is chosen
  return slip.name === "upstream" && edge !== null ? edges[edge].child : slip.node;
}

/** Of a product of which one factor was forgotten: that factor as an empty place. */
function leftOut({ facts }, { kind, edge }, { slips }) {
  const [slip] = slips;
  if (kind !== "contribution" || slips.length !== 1 || !["upstream", "local"].includes(slip.name)) return [];
  const { child: key, parent } = facts.edges[edge];
  const [child, own] = [facts.nodes[key], facts.nodes[parent]];
  const target = facts.target === null ? "f" : symbol(facts.nodes[facts.target]);
  const row = element("div", "product", { role: "img", "aria-label": `${called(child)} passes on the product of two factors: ${slip.name === "upstream" ? "what arrived" : "the local derivative"} is left out` });
  row.append(factor(target, symbol(child), slip.name === "upstream"), element("span", "sign", {}, "·"), factor(symbol(child), symbol(own), slip.name === "local"), element("span", "sign", {}, "= ?"));
  return [row];
}

function factor(above, below, isMissing) {
  const made = element("span", isMissing ? "factor missing" : "factor");
  const fraction = element("span", "fraction");
  fraction.append(element("span", "", {}, `∂${above}`), element("span", "", {}, `∂${below}`));
  made.append(fraction, element("small", "", {}, isMissing ? "left out" : "right"));
  return made;
}
