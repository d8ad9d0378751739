// What is differentiated, and in which way: back from the target, or forward from a cell of a leaf.

import { targetCalled } from "../text/names.js";

/** @param {any} store its get, and how it asks Python */
export function aiming({ get, ask }) {
  /** Another value is differentiated, from a head gradient of the reader's own or from what it has by itself. */
  const aimAt = (node, head = null) => {
    const { own, play } = get("tape");
    ask({ target: node === own && !head ? null : targetCalled(play.facts.nodes, node), head });
  };
  /** The selected value becomes the target; if it is that, the program's own does again. */
  const aimAtSelected = () => {
    const { own, target, rows } = get("tape") ?? { rows: [] };
    const node = get("selected") === target ? own : get("selected");
    if (rows[node]?.canLead && node !== target) aimAt(node);
  };
  /** The derivatives are walked back from the target, or forward from a cell of a leaf. */
  const walkBy = (mode, leaf = get("leaf"), along = leaf === get("leaf") ? get("along") : 0) => ask({ mode, leaf, along });
  /** What the derivatives are called that are walked. */
  const slopes = () => (get("tape")?.play.mode === "forward" ? "tangent" : "gradient");
  return { aimAt, aimAtSelected, walkBy, slopes };
}
