// Under two programs beside each other: one walk for both, their inputs, and the table of what is the same and what differs.

import "../look/look.css";
import { choice } from "../dom/choice.js";
import { element } from "../dom/elements.js";
import { storeOf } from "../store/find.js";
import { buttons } from "../transport/transport.js";
import { curvesOf } from "./curves.js";
import { formulasOf } from "./formulas.js";
import { inputsOf } from "./inputs.js";
import { lockstep } from "./lockstep.js";
import { keyOfSecond } from "./partner.js";
import { SUGGESTED } from "./suggested.js";
import { tableOf } from "./table.js";
import { tracks } from "./tracks.js";
import "./compare.css";

const PACES = [["both", "Together", "Both programs, step by step together"], ["first", "A", "A by itself"], ["second", "B", "B by itself"]];

export async function render({ model }) {
  const store = await storeOf(model.key, model);
  const other = await storeOf(keyOfSecond(model.key), model);
  const root = element("div", "both");
  const walk = lockstep(store, other, () => store.get("comparing") && rows.draw());
  const rows = tracks([store, other], ["A", "B"], walk);
  const [bar, said] = [element("div", "bar", { role: "group", "aria-label": "Steps" }), element("div", "steps-said", { role: "status" })];
  const pace = choice("Walk", PACES, () => store.get("pace"), (chosen) => store.set({ pace: chosen }), (draw) => store.on(["pace"], draw));
  bar.append(...buttons(store), rows.root, pace);
  const inputs = inputsOf(store, other);
  const table = tableOf(store, other);
  const curves = curvesOf(store);
  const formulas = formulasOf([store, other], model.formulas);
  const left = element("div", "left");
  left.append(inputs.root, suggestions(store));
  root.append(formulas.root, bar, said, left, table.root, curves.root);

  const say = () => store.get("comparing") && said.replaceChildren(...[store, other].map((each, at) => element("p", "", {}, `${"AB"[at]}: ${each.sentence()}`)));
  const draw = () => {
    if (!store.get("comparing")) return rows.rest();
    say();
    rows.draw();
    inputs.draw();
    table.draw();
    curves.draw();
    formulas.draw();
  };
  for (const each of [store, other]) {
    each.on(["settled"], say);
    each.on(["tape", "failure", "literals"], draw);
  }
  store.on(["pair", "compared", "bothCurves", "input", "comparing", "runtime", "busy"], draw);
  walk.begin();
  draw();
  return root;
}

/** Pairs to begin with. @param {Store} store */
function suggestions(store) {
  const root = element("div", "try");
  root.append(element("h2", "", {}, "Try also"), ...SUGGESTED.map((pair) => {
    const button = element("button", "", { type: "button" }, pair.title);
    button.addEventListener("click", () => store.get("choosePair")?.({ source: pair.source, second: pair.second }));
    return button;
  }));
  return root;
}
