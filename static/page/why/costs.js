// What the gradients of all leaves cost in both modes, side by side: counted exactly, for this graph.

import { element } from "../dom/elements.js";

const COUNTED = "Counted is each product of what arrives over an edge and a local derivative, number by number.";

/**
 * A table: where the tangents of a leaf are walked, and else where it is asked for.
 * @param {Store} store
 */
export function costs(store) {
  const { play, steps: all } = store.tape();
  if (!play?.facts.seeded || store.openQuestion()) return [];
  const told = play.forward?.told.costs ?? store.get("costs");
  const { step, steps } = store.all(["step", "steps"]);
  if (!told && step !== steps && all[step - 1]?.phase !== "seed") return []; // where the way back begins, and where it is over
  const row = element("div", "row note");
  row.append(...(told ? [tableOf(told), element("p", "", {}, `${COUNTED} ${reason(told, play.forward?.cell.name)}`)] : [asking(store)]));
  return [row];
}

/** @param {Store} store */
function asking(store) {
  const button = element("button", "", { type: "button" }, "What both modes cost");
  if (store.get("runtime") !== "ready" || !store.tape().source) button.setAttribute("aria-disabled", "true");
  else button.addEventListener("click", () => store.ask({ costing: true }));
  return button;
}

function tableOf({ backward, forward, passes }) {
  const table = element("table", "costs");
  table.append(element("caption", "", {}, "The gradients of all leaves"), rowOf(["Mode", "Passes", "Multiplications"], "th"), rowOf(["Backward", "1", said(backward)]), rowOf(["Forward", said(passes), said(forward)]));
  return table;
}

function reason({ passes, once }, cell) {
  const one = once === null || !cell ? "" : ` The pass from ${cell} has ${said(once)}.`;
  return `Backward needs one pass for all leaves, forward one for each of their ${passes === 1 ? "numbers: here it is one" : `${said(passes)} numbers`}.${one}`;
}

const said = (count) => (count === null ? "too many to count" : count.toLocaleString("en"));

function rowOf(cells, kind = "td") {
  const row = element("tr");
  row.append(...cells.map((text, at) => element(at ? kind : "th", "", { scope: kind === "th" ? "col" : at ? "" : "row" }, text)));
  return row;
}
