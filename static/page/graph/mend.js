// As long as the backward pass is broken on purpose, it is said over the graph, with a way to mend it.

import { element } from "../dom/elements.js";
import { MISTAKES } from "../tape/wrong.js";

/** @param {Store} store */
export function mend(store) {
  const root = element("p", "mend", { role: "status" });
  const [what, cross] = [element("span"), element("button", "", { type: "button", "aria-label": "Mend it", title: "Mend it (Esc)" }, "✕")];
  cross.addEventListener("click", () => store.breakIt(null));
  const draw = () => {
    const name = store.brokenNow();
    root.hidden = !name;
    what.textContent = name ? MISTAKES[name][0] : "";
    root.replaceChildren(...(name ? [element("b", "", {}, "Broken on purpose"), what, cross] : []));
  };
  store.on(["broken", "mistakes", "predicting", "tape"], draw);
  draw();
  return root;
}
