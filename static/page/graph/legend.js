// What the colours and lines of the graph mean, in one line below it.

import { element } from "../dom/elements.js";

export function legend() {
  const root = element("div", "legend", { "aria-hidden": "true" });
  const scale = element("span", "scale");
  scale.append(...["neg", "neg-tint", "done", "pos-tint", "pos"].map((token) => element("i", "", { style: `background: var(--${token})` })));
  const words = (text) => element("span", "wide", {}, text);
  root.append(
    part(words("gradient"), "−", scale, "+"), part(element("i", "flow"), "value", words("flows")),
    part(element("i", "flow back"), "gradient", words("flows")),
  );
  return root;
}

function part(...content) {
  const made = element("span", "part");
  made.append(...content);
  return made;
}
