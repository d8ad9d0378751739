// What the gradients of all leaves cost in both modes, side by side: counted exactly, for this graph.

import { element } from "../dom/elements.js";

const COUNTED = "Counted is each product of what arrives over an edge and a local derivative, number by number.";

/**
 * A table, where the tangents of a leaf are walked.
 * @param {Store} store
 */
export function costs(store) {
  const forward = store.get("tape")?.play.forward;
  if (!forward) return [];
  const { backward, forward: all, passes, once } = forward.told.costs;
  const table = element("table", "costs");
  table.append(element("caption", "", {}, "The gradients of all leaves"), rowOf(["Mode", "Passes", "Multiplications"], "th"), rowOf(["Backward", "1", said(backward)]), rowOf(["Forward", said(passes), said(all)]));
  const row = element("div", "row note");
  row.append(table, element("p", "", {}, `${COUNTED} ${reason(passes, forward.cell.name, once)}`));
  return [row];
}

function reason(passes, cell, once) {
  const one = once === null ? "" : ` The pass from ${cell} has ${said(once)}.`;
  return `Backward needs one pass for all leaves, forward one for each of their ${passes === 1 ? "numbers: here it is one" : `${said(passes)} numbers`}.${one}`;
}

const said = (count) => (count === null ? "too many to count" : count.toLocaleString("en"));

function rowOf(cells, kind = "td") {
  const row = element("tr");
  row.append(...cells.map((text, at) => element(at ? kind : "th", "", { scope: kind === "th" ? "col" : at ? "" : "row" }, text)));
  return row;
}
