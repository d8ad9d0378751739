// The graph on the page: the room that it is drawn in, and what stands around it.

import "../look/look.css";
import { drawn } from "../adapters/figures.js";
import { element } from "../dom/elements.js";
import { storeOf } from "../store/find.js";
import { controls } from "./controls.js";
import { titles } from "./frames.js";
import { legend } from "./legend.js";
import { flow } from "./motion.js";
import { pictureOf } from "./picture.js";
import { listen } from "./pointer.js";
import "./graph.css";

export async function render({ model }) {
  const store = await storeOf(model.key, model);
  store.set({ figure: model.figure });
  return graphOf(store, model.figure, model.key);
}

/**
 * A store's graph in a figure of its own; `json` is the empty figure, whose sources bear the name `key`.
 * @param {Store} store
 */
export function graphOf(store, json, key) {
  const root = element("div", "graph");
  const canvas = element("div", "canvas");
  const tip = element("div", "tip");
  const layer = element("div", "layer");
  const hint = element("p", "hint", {}, "Nothing to draw yet. A line such as x = mg.tensor(2.0) makes the first card.");
  tip.hidden = true;
  const { figure, seat } = drawn(json);
  canvas.append(seat, layer, hint, tip);
  const stale = element("p", "stale", {}, "This is the last graph that could be computed.");
  const { bar, tell, seek } = controls(store);
  root.append(bar, stale, titles(store), canvas, legend(store));
  const picture = pictureOf(store, figure, key, canvas, tell);
  canvas.append(picture.tour.list, picture.map);
  listen(store, canvas, tip, picture);
  new ResizeObserver(picture.resized).observe(canvas);
  follow(store, picture, layer);
  const isEmpty = () => (hint.hidden = !store.get("tape") || store.tape().rows.length > 0);
  const isStale = () => {
    const is = Boolean(store.get("failure")) && store.tape().rows.length > 0;
    root.classList.toggle("failed", is);
    stale.hidden = !is;
  };
  store.on(["tape"], isEmpty);
  store.on(["tape", "failure"], isStale);
  isEmpty();
  isStale();
  store.draws({ ...picture, seek });
  return root;
}

/**
 * A step forward is seen flowing; jumps and steps back are not.
 * @param {Store} store
 */
function follow(store, picture, layer) {
  let last = store.get("step");
  store.on(["step", "tape"], ({ step, tape }) => {
    if (tape && step === last + 1 && picture.scene()) flow(layer, picture.scene(), tape.steps[step - 1], tape.edges, picture.viewport.toScreen);
    last = step;
  });
}
