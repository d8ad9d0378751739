// What the colours and lines of the graph mean, in one line below it.

import { element } from "../dom/elements.js";

/** @param {Store} store */
export function legend(store) {
  const root = element("div", "legend", { "aria-hidden": "true" });
  const scale = element("span", "scale");
  scale.append(...["neg", "neg-tint", "done", "pos-tint", "pos"].map((token) => element("i", "", { style: `background: var(--${token})` })));
  const words = (text) => element("span", "wide", {}, text);
  const colours = words("gradient");
  const back = part(element("i", "flow back"), "gradient", words("flows"));
  root.append(part(colours, "−", scale, "+"), part(element("i", "flow"), "value", words("flows")), back);
  store.on(["tape"], () => {
    colours.textContent = store.slopes();
    back.hidden = store.slopes() === "tangent";
  });
  return root;
}

function part(...content) {
  const made = element("span", "part");
  made.append(...content);
  return made;
}
