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
  const kept = part(element("i", "card kept"), "kept from turn to turn", element("i", "card"), "made anew");
  root.append(part(colours, "−", scale, "+"), part(element("i", "flow"), "value", words("flows")), back, kept);
  const draw = () => {
    colours.textContent = store.slopes();
    back.hidden = store.slopes() === "tangent";
    kept.hidden = back.hidden || !store.get("tape")?.play.recorded.hasKept;
  };
  store.on(["tape"], draw);
  draw();
  return root;
}

function part(...content) {
  const made = element("span", "part");
  made.append(...content);
  return made;
}
