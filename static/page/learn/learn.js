// A program that learns: what its model says all over, turn by turn, with its losses, its hidden units, and the data.

import "../look/look.css";
import { bar } from "../descend/bar.js";
import { element } from "../dom/elements.js";
import { renew } from "../dom/renew.js";
import { storeOf } from "../store/find.js";
import { number } from "../text/digits.js";
import { BANDS, widthOf } from "./bands.js";
import { bring } from "./bring.js";
import { losses } from "./losses.js";
import { placeOf, plane } from "./plane.js";
import { readings } from "./readings.js";
import { drawing, seedOf, withCall, withSet } from "./rewriting.js";
import { sets } from "./sets.js";
import { sizesTable } from "./sizes.js";
import { units } from "./units.js";
import { examAt, nextAsked, unpacked } from "./unpacked.js";
import "./learn.css";

const PACE = 50; // ms between two pictures of the plane, while it plays

export async function render({ model }) {
  const store = await storeOf(model.key);
  const root = element("div", "learning");
  let seen = /** @type {any} */ (null);
  let raw = /** @type {any} */ (null); // the answer that is shown
  let shown = /** @type {any} */ (null); // the exam that is drawn
  let isWished = false; // whether another turn's exam is on its way
  const write = ({ from, to, piece }) => store.get("write")?.(from, to, piece);
  const change = (found) => found && write(found);

  const kinds = sets({ choose: (name) => change(withSet(store.get("source"), name)), bring: () => own.open() });
  const own = bring({ use: (call) => change(withCall(store.get("source"), "table", call) ?? { from: 0, to: 0, piece: `from data import table\n\nX, y = ${call}\n\n` }) });
  const [left, right, head, status] = [element("div", "left"), element("div", "right"), element("div", "head"), element("p", "status", { role: "status" })];
  const [scale, seeds, about] = [element("div", "scale"), element("div", "seeds"), element("p", "about")];
  const read = readings({ walk: (row) => walk(row) });
  const map = plane({ point: (place) => read.ask(seen, shown, place), choose: () => walk(placeOf(seen, map.asked)) });
  const many = units({ lend: (unit) => map.lend(unit) });
  const curve = losses({ go: (turn) => time.go(turn) });
  const sizes = sizesTable();
  head.append(element("h2", "", {}, "What the model says"), scale);
  left.append(kinds.root, head, map.root, status, many.root);
  right.append(curve.root, read.root, sizes.root, seeds, about);
  const time = bar({ see: (turn) => see(turn), show: (turn) => (see(turn), wish(turn)), pace: PACE, next: (turn) => (seen ? nextAsked(seen, turn) : null), ended: (turn) => wish(turn) });
  const [pace, graph] = [element("span", "pace"), element("button", "", { type: "button" }, "Open this turn’s graph →")];
  time.end.append(pace, graph);
  root.append(left, right, time.root, own.root);

  const words = (exam) => `What the model says at turn ${exam.turn}${seen.classes ? `: ${exam.wrong.length} of ${seen.train.count} rows on the wrong side` : ""}.`;
  /** The last exam up to a turn; the losses are those of the turn itself. */
  const see = (turn) => {
    if (!seen) return;
    const exam = examAt(seen, turn);
    curve.see(turn);
    read.see(seen, exam?.turn === turn ? exam : null, turn);
    if (exam && exam !== shown) {
      shown = exam;
      map.see(exam, words(exam));
      many.see(exam, seen.kind);
      sizes.see(exam);
      read.ask(seen, exam, map.asked);
    }
    tell(turn);
  };
  /** Where the reader stays, the model is asked at that very turn. */
  const wish = (turn) => {
    if (!seen?.exams.length || time.isPlaying || turn >= seen.losses.length) return;
    if (shown?.turn === turn) return store.set({ learning: { turn } });
    isWished = true;
    store.ask({ learning: { turn } });
  };
  const tell = (turn) => {
    const late = shown && shown.turn !== turn ? `The picture is of turn ${shown.turn}.` : "";
    status.textContent = seen?.trouble || late || emptyBecause(store, seen);
    status.hidden = !status.textContent;
    pace.textContent = seen?.pace ? `${Math.round(seen.pace).toLocaleString("en")} turns a second` : "";
    root.setAttribute("aria-busy", String(store.get("busy")));
  };
  const legend = () => {
    const width = seen?.reach ? widthOf(seen) : 1;
    scale.replaceChildren(...(seen?.kind === "plane" && seen.classes < 3 ? [...Array.from({ length: 2 * BANDS }, (_, at) => element("i", `b${at}`)), element("span", "", {}, `${number(seen.middle - width * BANDS, { trim: true })} … ${number(seen.middle, { trim: true })} … ${number(seen.middle + width * BANDS, { trim: true })}`)] : []));
  };
  const tellSeed = () => {
    const seed = seedOf(store.get("source"));
    const title = element("h2", "", {}, seed ? `Seed ${seed.number}, kept` : "From the start");
    const [reset, fresh] = [element("button", "", { type: "button" }, "Reset"), element("button", "", { type: "button" }, "New seed")];
    reset.addEventListener("click", () => time.go(0));
    fresh.addEventListener("click", () => seed && write({ ...seed, piece: String(seed.number + 1) }));
    fresh.disabled = !seed;
    const row = element("div", "row");
    row.append(title, reset, fresh);
    renew(seeds, row, element("p", "hint", {}, "Reset goes back to turn 0 with the same points and the same first weights, so that two rates can be compared."));
    const line = drawing(store.get("source"))?.line;
    about.textContent = `The curves are the loss that is differentiated${seen?.testName ? ` and ${seen.testName}` : ""}; ${seen?.kind === "points" ? `your ${seen.model} is asked about all your rows` : `the ${seen?.kind ?? "plane"} is your ${seen?.model || "model"}, asked all over`}. Change the program and both follow.${line ? ` Choosing other data rewrites line ${line}.` : ""}`;
  };
  const take = () => {
    kinds.take(store.get("source"));
    const fresh = store.get("learnt");
    if (fresh && fresh !== raw) {
      raw = fresh;
      seen = unpacked(fresh);
      shown = null;
      map.take(seen);
      curve.take(seen);
      legend();
      place();
    }
    root.classList.toggle("empty", !seen?.exams.length);
    head.hidden = seen?.kind === "points";
    tellSeed();
    tell(time.turn);
  };
  /** Where the reader stood, if there is such a turn; else the last one. */
  const place = () => {
    const last = seen.losses.length - 1;
    const wanted = store.get("learning")?.turn ?? -1;
    const turn = time.isPlaying ? Math.min(time.turn, last) : wanted >= 0 ? Math.min(wanted, last) : last;
    isWished = false;
    time.root.hidden = last < 1;
    time.set(Math.max(0, turn), Math.max(0, last));
    see(Math.max(0, turn));
    if (store.get("learning")?.turn !== turn && shown?.turn !== turn && isOpen()) wish(turn); // a run that ended where nobody expected it
  };
  const isOpen = () => store.get("tab") === "learn";
  root.addEventListener("dragover", (event) => event.preventDefault());
  root.addEventListener("drop", (event) => {
    const [file] = event.dataTransfer.files;
    if (!file || /\.(py|ipynb)$/i.test(file.name)) return;
    event.preventDefault();
    event.stopPropagation();
    own.open(file);
  });
  const open = () => store.set({ tab: null, turn: time.turn, ...(store.get("target")?.row ? { target: null } : {}), revision: store.get("revision") + 1 });
  /** The graph of what the model answers there, at this turn, from its first value on. */
  const walk = (row) => {
    time.pause();
    store.set({ tab: null, turn: time.turn, target: { called: seen.model, count: 0, row }, head: null, selected: null, revision: store.get("revision") + 1 });
    store.goWhenShown({ step: 1 });
  };
  graph.addEventListener("click", open);
  store.set({ turning: { ...store.get("turning"), learn: { ...time.keys, open } } });
  const lookUp = () => isOpen() && store.get("learnt") === null && !store.get("busy") && !isWished && store.ask({});
  store.on(["learnt", "source", "failure", "literals"], take);
  store.on(["tab"], lookUp);
  store.on(["busy"], () => tell(time.turn));
  store.on(["theme"], () => setTimeout(() => (map.theme(), curve.theme(), shown && many.see(shown, seen.kind))));
  lookUp();
  take();
  return root;
}

/**
 * Why there is nothing to be seen.
 * @param {Store} store
 */
function emptyBecause(store, seen) {
  if (seen?.exams.length) return "";
  if (store.get("failure")) return "The program stops with an error: nothing is learnt until it is mended.";
  if (store.get("busy") || store.get("learnt") === null) return "The model is asked…";
  return "Nothing is learnt here: a loop with loss.backward() has turns.";
}
