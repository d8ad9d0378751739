// From where forward mode goes: a leaf, and of an array one of its cells.

import { element } from "../dom/elements.js";
import { fill } from "../dom/fill.js";
import { indexed } from "../text/index.js";
import { called } from "../text/names.js";

const MOST = 200; // cells, or leaves, in a list

/**
 * Two lists, seen in forward mode only.
 * @param {Store} store
 */
export function fromRow(store) {
  const root = element("div", "from");
  const label = element("label", "", {}, "from");
  const leaf = element("select", "", { "aria-label": "Leaf" });
  const cell = element("select", "", { "aria-label": "Element" });
  const status = element("p", "note", { role: "status" });
  label.append(leaf, cell);
  root.append(label, status);
  leaf.addEventListener("change", () => store.walkBy("forward", Number(leaf.value), 0));
  cell.addEventListener("change", () => store.walkBy("forward", store.get("leaf"), Number(cell.value)));
  const draw = (tape) => {
    root.hidden = store.get("mode") !== "forward" || Boolean(store.get("predicting"));
    if (root.hidden) return;
    const { nodes } = tape.play.facts;
    const now = nodes[store.get("leaf") ?? -1];
    const leaves = nodes.filter(({ op, constant, key }) => (!op && !constant) || key === now?.key);
    const size = now ? now.kind.shape.reduce((many, each) => many * each, 1) : 1;
    fill(leaf, around(leaves.map(({ key }) => key), now?.key).map((key) => [key, called(nodes[key])]), now?.key);
    cell.hidden = size < 2;
    const cells = around(Array.from({ length: size }, (_, at) => at), store.get("along"));
    fill(cell, now ? cells.map((at) => [at, indexed(now.kind.shape, at)]) : [], store.get("along"));
    status.textContent = tape.play.forward || tape.failure ? "" : leaves.length ? "There are no tangents of this leaf." : "No leaf here can be moved.";
  };
  return { root, draw };
}

/** Of very many those around the one that is chosen. */
function around(all, chosen) {
  const at = Math.max(0, Math.min(all.indexOf(chosen) - MOST / 2, all.length - MOST));
  return all.slice(at, at + MOST);
}
