// Two rows of steps, one for each program: what each does at a moment of both, and where it waits. Each is a slider of its own.

import { element } from "../dom/elements.js";
import { taken } from "../playback/pair.js";

const MOST = 60; // moments that are drawn one by one

/**
 * `walk` is the walk of both; what comes back draws anew, or rests: nobody looks.
 * @param {[Store, Store]} stores
 */
export function tracks(stores, names, walk) {
  const root = element("div", "tracks");
  const rows = stores.map((store, at) => track(store, names[at], "ab"[at], walk));
  root.append(...rows.map((row) => row.root));
  return { root, draw: () => rows.forEach((row) => row.draw()), rest: () => rows.forEach((row) => row.rest()) };
}

/** @param {Store} store */
function track(store, name, side, walk) {
  const root = element("div", "track");
  const steps = element("div", "steps", { role: "slider", tabindex: "0", "aria-label": `Step of ${name}`, "aria-valuemin": "1" });
  const count = element("span", "count");
  root.append(element("b", "", {}, name), steps, count);
  let drawn = ""; // which moments the ticks are of
  const stepAt = (at) => walk.moments()[at][side];

  const build = () => {
    const moments = walk.moments();
    const phases = taken(moments, side, walk.stepsOf(side));
    const told = `${moments.length > MOST} ${phases.join()}`;
    if (told === drawn) return;
    drawn = told;
    steps.classList.toggle("band", moments.length > MOST);
    if (moments.length > MOST) return steps.replaceChildren(element("i", "filled"), element("i", "thumb"));
    steps.replaceChildren(...phases.map((phase) => element("i", phase ? `tick ${phase}` : "tick none")));
  };
  const draw = () => {
    build();
    const { step, steps: all } = store.all(["step", "steps"]);
    if (!steps.classList.contains("band")) {
      const here = walk.moments().findIndex((moment) => moment[side] === step);
      [...steps.children].forEach((tick, at) => {
        tick.classList.toggle("now", at === here);
        tick.classList.toggle("ahead", walk.moments()[at][side] > step);
      });
    }
    steps.style.setProperty("--at", String(all > 1 ? (step - 1) / (all - 1) : 0));
    steps.setAttribute("aria-valuemax", String(Math.max(all, 1)));
    steps.setAttribute("aria-valuenow", String(Math.max(step, 1)));
    steps.setAttribute("aria-valuetext", store.sentence());
    count.textContent = all ? `Step ${step} of ${all}` : "No steps";
  };
  const toPointer = ({ clientX }) => {
    const { left, width } = steps.getBoundingClientRect();
    const share = Math.min(0.9999, Math.max(0, (clientX - left) / width));
    const many = walk.moments().length;
    if (many) store.go(steps.classList.contains("band") ? 1 + share * (store.get("steps") - 1) : Math.max(1, stepAt(Math.floor(share * many))));
  };
  steps.addEventListener("pointerdown", (event) => {
    steps.setPointerCapture(event.pointerId);
    steps.focus();
    toPointer(event);
  });
  steps.addEventListener("pointermove", (event) => steps.hasPointerCapture(event.pointerId) && toPointer(event));
  steps.addEventListener("keydown", (event) => {
    const to = MOVES[event.key]?.(store.all(["step", "steps"]));
    if (to === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    store.go(to);
  });
  return { root, draw, rest: () => (count.textContent = "") };
}

/** @type {Record<string, (at: {step: number, steps: number}) => number>} */
const MOVES = {
  ArrowRight: ({ step }) => step + 1, ArrowUp: ({ step }) => step + 1, ArrowLeft: ({ step }) => step - 1, ArrowDown: ({ step }) => step - 1,
  Home: () => 1, End: ({ steps }) => steps,
};
