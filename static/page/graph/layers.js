// The graph of gradients that a program has recorded, as a second layer: it can be folded, and opened again.

import { element } from "../dom/elements.js";

const [FOLDED, WHOLE] = ["∂", ""]; // what is said to be open
const MOST = 100; // values; of more, groups are closed in any case

/** @param {Store} store */
export function layers(store) {
  const button = element("button", "layers", { type: "button" });
  button.addEventListener("click", () => store.open(store.get("opened") === FOLDED ? WHOLE : FOLDED));
  const draw = () => {
    const nodes = store.get("tape")?.play?.facts.nodes ?? [];
    button.hidden = nodes.length > MOST || nodes.filter(({ layer }) => layer).length < 2;
    const isShown = store.get("opened") !== FOLDED;
    button.textContent = isShown ? "Hide the gradient’s graph" : "Show the gradient’s graph";
    button.setAttribute("aria-pressed", String(isShown));
  };
  store.on(["tape", "opened"], draw);
  draw();
  return button;
}
