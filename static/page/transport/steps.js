// The slider of steps: a tick for each, coloured by phase; one band with a thumb where there are too many for ticks.

import { element } from "../dom/elements.js";

const MOST_TICKS = 60;

/** @param {Store} store */
export function slider(store) {
  const root = element("div", "steps", { role: "slider", tabindex: "0", "aria-label": "Step", "aria-valuemin": "1" });
  let ticks = [];
  const build = () => {
    const phases = (store.get("tape")?.steps ?? []).map(({ phase }) => phase);
    const isBand = phases.length > MOST_TICKS;
    ticks = isBand ? [] : phases.map((phase) => element("i", `tick ${phase}`));
    root.classList.toggle("band", isBand);
    root.replaceChildren(...(isBand ? band(phases) : ticks));
    draw();
  };
  const draw = () => {
    const { step, steps } = store.all(["step", "steps"]);
    ticks.forEach((tick, at) => {
      tick.classList.toggle("now", at === step - 1);
      tick.classList.toggle("ahead", at >= step);
    });
    root.style.setProperty("--at", steps > 1 ? (step - 1) / (steps - 1) : 0);
    root.setAttribute("aria-valuemax", String(Math.max(steps, 1)));
    root.setAttribute("aria-valuenow", String(Math.max(step, 1)));
    root.setAttribute("aria-valuetext", store.sentence());
  };
  const toPointer = ({ clientX }) => {
    const { left, width } = root.getBoundingClientRect();
    const share = Math.min(1, Math.max(0, (clientX - left) / width));
    const { steps } = store.all(["steps"]);
    store.go(ticks.length ? Math.min(steps, 1 + Math.floor(share * steps)) : 1 + share * (steps - 1));
  };
  root.addEventListener("pointerdown", (event) => {
    root.setPointerCapture(event.pointerId);
    root.focus();
    toPointer(event);
  });
  root.addEventListener("pointermove", (event) => root.hasPointerCapture(event.pointerId) && toPointer(event));
  root.addEventListener("keydown", (event) => {
    const move = MOVES[event.key];
    if (!move || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    move(store);
  });
  store.on(["tape"], build);
  store.on(["step", "steps"], draw);
  build();
  return root;
}

/** @type {Record<string, (store: Store) => void>} */
const MOVES = {
  ArrowRight: (store) => store.next(), ArrowUp: (store) => store.next(),
  ArrowLeft: (store) => store.previous(), ArrowDown: (store) => store.previous(),
  Home: (store) => store.first(), End: (store) => store.last(),
};

/** One stretch per phase, as long as its share of the steps, a veil over what is ahead, and the thumb. */
function band(phases) {
  const stretches = ["value", "seed", "contribution", "tangent"].map((phase) => {
    const count = phases.filter((each) => each === phase).length;
    return element("i", `stretch ${phase}`, { style: `flex: ${count}` });
  });
  return [...stretches, element("i", "veil"), element("i", "thumb")];
}
