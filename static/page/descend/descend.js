// Gradient descent: from here at this rate for so many steps, and one of its turns in the light.
// A program with a loop of its own shows that loop's turns: then the rate is the loop's, and so is the number of turns.

import "../look/look.css";
import { element } from "../dom/elements.js";
import { renew } from "../dom/renew.js";
import { slider } from "../slider/slider.js";
import { storeOf } from "../store/find.js";
import { bar } from "./bar.js";
import { figure } from "./figure.js";
import { around } from "./around.js";
import { bandsOf, highest } from "./rates.js";
import { insideTable, rulesTable } from "./rules.js";
import { besides } from "./rivals.js";
import { rateAt, schedulesTable } from "./schedules.js";
import { SHOWN } from "../plotting/signs.js";
import { multiples } from "./multiples.js";
import { describe, tableOf } from "./turns.js";
import { control, isOpen, shown, waiting } from "./walk.js";
import { wishes } from "./wish.js";
import "./descend.css";

export async function render({ model }) {
  const store = await storeOf(model.key);
  const root = element("div", "descent");
  const wish = { rate: 0.1, steps: 10 };
  const ask = (changes = {}) => {
    for (const [name, value] of Object.entries(changes)) if (value === undefined) delete wish[name]; else wish[name] = value;
    store.ask({ descending: { ...wish }, turn: -1 });
  };
  const askAgain = (changes) => (store.get("descending") ? ask(changes) : Object.assign(wish, changes));
  const ownRate = () => shown(store)?.own && shown(store).rate;

  const rate = slider("Learning rate", {
    form: (number) => String(number),
    moved: (number) => ownRate() && store.override(ownRate(), number),
    released: (number) => (ownRate() ? store.get("writeNumber")?.(ownRate(), number) : askAgain({ rate: number })),
  });
  const steps = slider("Descent steps", { released: (number) => askAgain({ steps: Math.min(1000, Math.max(1, Math.round(number))) }) });
  const sliders = { rate, steps };
  const go = element("button", "main", { type: "button" }, "Descend");
  const reset = element("button", "", { type: "button" }, "Reset");
  const buttons = element("div", "buttons");
  buttons.append(go, reset);
  const [bands, note, controls] = [element("div", "bands"), element("p", "own"), element("div", "controls")];
  const ways = wishes((changes) => ask(changes));
  controls.append(rate.root, bands, steps.root, buttons, note, ways.root);
  const view = around(store, { start: (numbers) => ask({ start: numbers, seed: undefined }) });
  const curve = figure();
  const many = multiples({ see: (number) => turns.go(number), open: (number) => (turns.go(number), store.set({ tab: null })) });
  const [rules, rates, inside, side, table] = [element("div", "beside"), element("div", "beside"), element("div", "within"), element("div", "side", { tabindex: "0", role: "group", "aria-label": "This turn" }), element("table")];
  const scroll = element("div", "scroll", { tabindex: "0", role: "group", "aria-label": "All turns" });
  scroll.append(table);
  const reading = element("div", "reading");
  reading.append(many.root, side, curve.root, rules, inside, rates, scroll);
  const turns = bar({ see: (number) => see(number), show: (number) => show(number) });
  const graph = element("button", "", { type: "button" }, "To the graph →");
  turns.end.append(graph);
  root.append(view.root, controls, reading, turns.root);
  const drawn = new Set(SHOWN);

  const see = (number) => {
    const walk = shown(store);
    if (!walk?.rows.length) return;
    describe(side, table, walk, number);
    curve.light(number);
    many.light(number);
    view.light(number);
    tell(walk, number);
  };
  const others = besides(store);
  const rivalsOf = (walk) => (isOpen(store) && walk && !walk.own ? others.known() : []);
  /** The rules beside each other, and the inside of this step. */
  const tell = (walk, number) => {
    const rivals = rivalsOf(walk);
    renew(rules, ...(rivals.length ? [rulesTable({ rivals, rule: walk.rule, turn: number, shown: drawn, choose: (rule) => ask({ rule: rule === "plain" ? undefined : rule }), toggle })] : []));
    renew(rates, ...(isOpen(store) && walk.schedules ? [schedulesTable({ walk, turn: number, choose: (schedule) => ask({ schedule: schedule === "constant" ? undefined : schedule }) })] : []));
    const told = isOpen(store) ? insideTable(walk, number, { rate: rateAt(walk, number, rate.number) }) : null;
    inside.replaceChildren(...(told ? [told] : []));
  };
  const toggle = (rule) => {
    if (!drawn.delete(rule)) drawn.add(rule);
    takeRivals(shown(store));
    see(turns.turn);
  };
  const takeRivals = (walk) => {
    const drawnBeside = rivalsOf(walk).filter(({ rule }) => drawn.has(rule) && rule !== walk?.rule);
    curve.beside(drawnBeside);
    view.beside(drawnBeside);
  };
  const show = (number) => {
    see(number);
    const walk = shown(store);
    if (walk?.own && number < (store.get("tape")?.turns ?? 0)) store.set({ turn: number, revision: store.get("revision") + 1 });
  };
  const set = () => {
    const walk = shown(store);
    const wished = store.get("descending");
    if (wished) {
      for (const name of Object.keys(wish)) if (!(name in wished)) delete wish[name];
      Object.assign(wish, wished);
    }
    const { able, why, number } = control(store, walk, wish);
    graph.textContent = walk?.own ? "Open this turn’s graph →" : "To the graph →";
    const high = highest(number.rate, walk?.own ? null : walk?.bowl, walk?.rule ?? "plain");
    rate.set({ number: number.rate, low: 0, high, step: high >= 0.5 ? 0.01 : 10 ** Math.floor(Math.log10(high / 50)) });
    steps.set({ number: number.steps, low: 1, high: Math.max(50, number.steps), step: 1 });
    const titles = Object.fromEntries(others.known().map(({ rule, title }) => [rule, title]));
    renew(bands, ...(isOpen(store) && walk?.bowl && !walk.own ? bandsOf(walk.bowl, walk.rule, high, titles) : []));
    note.textContent = why;
    note.hidden = !why;
    buttons.hidden = !able.steps;
    ways.root.hidden = !able.steps || !walk?.leaves?.length;
    if (walk?.leaves) ways.draws(walk, wish);
    for (const name of ["rate", "steps"]) sliders[name].root.querySelectorAll("input").forEach((input) => (input.disabled = !able[name]));
    go.disabled = Boolean(walk?.stuck);
    reset.disabled = !store.get("descending");
  };
  let there = null; // what the table and the figures show
  const draw = () => {
    const walk = shown(store);
    set();
    root.classList.toggle("empty", !walk?.rows.length);
    turns.root.hidden = !walk?.rows.length;
    if (walk && walk === there) return;
    there = walk;
    turns.pause();
    table.replaceChildren(...(walk ? tableOf(walk) : []));
    side.replaceChildren(element("p", "", {}, walk?.verdict ?? waiting(store)));
    view.take(walk);
    curve.take(walk);
    many.take(walk, isOpen(store));
    root.classList.toggle("looped", Boolean(walk?.own));
    takeRivals(walk);
    if (!walk?.rows.length) return tellNothing();
    const last = walk.rows.length - 1;
    const number = walk.own ? Math.min(store.tape().turn, last) : last;
    turns.set(number, last);
    see(number);
  };
  const tellNothing = () => [rules, rates, inside].forEach((each) => each.replaceChildren());
  let isOffered = false; // whoever opens the view, or a lesson in it, gets a walk at once; whoever takes it back keeps it so
  const offer = () => {
    const walk = shown(store);
    if (isOffered || !isOpen(store) || !walk || store.get("failure")) return;
    isOffered = true;
    if (walk.own || walk.stuck) return;
    if (!store.get("descending")) ask();
  };
  const opened = () => {
    root.classList.toggle("open", isOpen(store));
    isOffered = false;
    there = null;
    draw();
    offer();
  };
  const savable = () => {
    const walk = shown(store);
    const land = walk?.places.length ? [{ name: "Landscape", sheet: () => view.sheet }] : [];
    return walk?.rows.length ? { turns: walk, drawings: [...land, { name: "Loss by turn", sheet: curve.sheet }] } : { drawings: [] };
  };
  store.set({ savable: { ...store.get("savable"), descend: savable } });
  go.addEventListener("click", () => {
    store.set({ tab: "descend" });
    ask();
  });
  reset.addEventListener("click", () => {
    isOffered = true;
    store.ask({ descending: null, turn: -1 });
  });
  const open = () => store.set({ tab: null });
  graph.addEventListener("click", open);
  store.set({ turning: { ...store.get("turning"), descend: { ...turns.keys, open } } });
  store.on(["descent", "source", "failure"], () => (draw(), offer()));
  store.on(["descending", "literals", "overrides"], set);
  store.on(["tab"], opened);
  store.on(["lesson"], () => (isOffered = false));
  store.on(["busy", "tab"], others.look);
  store.on(["rivals"], () => {
    others.come();
    set();
    takeRivals(shown(store));
    see(turns.turn);
  });
  store.on(["busy"], () => root.setAttribute("aria-busy", String(store.get("busy") && !store.get("plane") && !store.get("rivalling"))));
  store.on(["theme"], () => setTimeout(() => (curve.theme(), many.theme())));
  opened();
  return root;
}
