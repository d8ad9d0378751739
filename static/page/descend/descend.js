// Gradient descent: from here at this rate for so many steps, and one of its turns in the light.
// A program with a loop of its own shows that loop's turns: then the rate is the loop's, and so is the number of turns.

import "../look/look.css";
import { lit, lossOf, pathOf } from "./curves.js";
import { describe, tableOf } from "./turns.js";
import { element } from "../dom/elements.js";
import { axesIn } from "../plotting/axes.js";
import { slider } from "../slider/slider.js";
import { storeOf } from "../store/find.js";
import "./descend.css";

export async function render({ model }) {
  const store = await storeOf(model.key);
  const root = element("div", "descent");
  const wish = { rate: 0.1, steps: 10 };
  const ask = () => store.set({ descending: { ...wish }, revision: store.get("revision") + 1, turn: -1 });
  const askAgain = () => store.get("descending") && ask();
  const ownRate = () => shown(store)?.own && shown(store).rate;

  const rate = slider("Learning rate", {
    form: (number) => String(number),
    moved: (number) => ownRate() && store.override(ownRate(), number),
    released: (number) => (ownRate() ? store.get("writeNumber")(ownRate(), number) : ((wish.rate = number), askAgain())),
  });
  const steps = slider("Descent steps", { released: (number) => ((wish.steps = Math.min(1000, Math.max(1, Math.round(number)))), askAgain()) });
  const turn = slider("Turn", { moved: (number) => see(number), released: (number) => show(number) });
  const sliders = { rate, steps };
  const go = element("button", "main", { type: "button" }, "Descend");
  const reset = element("button", "", { type: "button" }, "Reset");
  const buttons = element("div", "buttons");
  const controls = element("div", "controls");
  buttons.append(go, reset);
  const note = element("p", "own");
  controls.append(rate.root, steps.root, turn.root, buttons, note);
  const side = element("div", "side");
  const table = element("table");
  const figures = [figureFor("path", pathOf), figureFor("loss", lossOf)];
  const scroll = element("div", "scroll", { tabindex: "0", role: "group", "aria-label": "All turns" });
  scroll.append(table);
  root.append(controls, ...figures.map((figure) => figure.root), side, scroll);

  const see = (number) => {
    const walk = shown(store);
    if (!walk?.rows.length) return;
    describe(side, table, walk, number);
    figures.forEach((figure) => figure.light(number));
  };
  const show = (number) => {
    see(number);
    if (number < (store.get("tape")?.turns ?? 0)) store.set({ turn: number, revision: store.get("revision") + 1 });
  };
  const set = () => {
    const walk = shown(store);
    const { able, why, number } = control(store, walk, Object.assign(wish, store.get("descending")));
    rate.set({ number: number.rate, low: 0, high: Math.max(1, 2 * number.rate), step: 0.01 });
    steps.set({ number: number.steps, low: 1, high: Math.max(50, number.steps), step: 1 });
    note.textContent = why;
    note.hidden = !why;
    buttons.hidden = !able.steps;
    for (const name of ["rate", "steps"]) sliders[name].root.querySelectorAll("input").forEach((input) => (input.disabled = !able[name]));
    go.disabled = Boolean(walk?.stuck);
    reset.disabled = !store.get("descending");
  };
  let there = null; // what the table and the figures show
  const draw = () => {
    const walk = shown(store);
    set();
    root.classList.toggle("empty", !walk?.rows.length);
    turn.root.hidden = !walk?.rows.length;
    if (walk && walk === there) return;
    there = walk;
    table.replaceChildren(...(walk ? tableOf(walk) : []));
    side.replaceChildren(element("p", "", {}, walk?.verdict ?? waiting(store)));
    if (!walk?.rows.length) return figures.forEach((figure) => figure.clear());
    const last = walk.rows.length - 1;
    const number = walk.own ? Math.min(store.get("tape").turn, last) : last;
    turn.set({ number, low: 0, high: last, step: 1 });
    figures.forEach((figure) => figure.take(walk));
    see(number);
  };
  go.addEventListener("click", ask);
  reset.addEventListener("click", () => store.set({ descending: null, revision: store.get("revision") + 1, turn: -1 }));
  store.on(["descent", "source", "failure"], draw);
  store.on(["descending", "literals", "overrides"], set);
  store.on(["busy"], () => root.setAttribute("aria-busy", String(store.get("busy"))));
  store.on(["theme"], () => setTimeout(() => figures.forEach((figure) => figure.theme())));
  draw();
  return root;
}

/**
 * The walk of the program that stands there; null while it is another's. Other numbers alone make no other program.
 * @param {Store} store
 */
function shown(store) {
  const { descent, tape, source } = store.all(["descent", "tape", "source"]);
  return descent && tape && formOf(tape.source) === formOf(source) ? descent : null;
}

const formOf = (source) => source.replace(/\b\d[\d._]*(e[+-]?\d+)?/gi, "0");

/**
 * What is said instead of a walk.
 * @param {Store} store
 */
function waiting(store) {
  if (store.get("failure")) return "The program stops with an error: there is no walk until it is mended.";
  return store.get("tape") ? "The program has changed: its walk comes with its answer." : "";
}

/**
 * What the reader may set, why not the rest, and the numbers that are in force.
 * @param {Store} store
 */
function control(store, walk, wish) {
  if (!walk?.own) return { able: { rate: true, steps: true }, why: "", number: wish };
  const literal = store.get("literals")?.all.find(({ name }) => name === walk.rate);
  const steps = Math.max(1, walk.rows.filter(({ loss }) => loss).length);
  const number = { steps, rate: literal ? (store.get("overrides")?.[walk.rate] ?? literal.number) : wish.rate };
  if (!literal) return { able: {}, why: "The program's own loop sets the rate and the turns.", number };
  const why = `The rate is ${walk.rate} on line ${literal.place.line}. The loop sets the turns.`;
  return { able: { rate: true }, why, number };
}

/** A figure with its caption, drawn of a walk as `axesOf` says. */
function figureFor(name, axesOf) {
  const root = element("figure", name);
  const [caption, canvas] = [element("figcaption"), element("div", "drawn")];
  root.append(caption, canvas);
  const drawn = axesIn(canvas);
  let axes = /** @type {any} */ (null);
  const take = (walk) => {
    axes = axesOf(walk);
    caption.textContent = axes.title;
  };
  return { root, take, light: (turn) => drawn.show(lit(axes, turn)), theme: drawn.theme, clear: drawn.remove };
}
