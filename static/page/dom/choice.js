// Several of which one is chosen, as radio buttons in a row.

import { element } from "./elements.js";

/** @param {string} label */
export function choice(label, options, chosen, choose, follow) {
  const group = element("div", "registers", { role: "radiogroup", "aria-label": label });
  const made = options.map(([option, text, name]) => {
    const radio = element("button", "", { type: "button", role: "radio", "aria-label": name }, text);
    radio.addEventListener("click", () => choose(option));
    return radio;
  });
  const draw = () => made.forEach((radio, at) => {
    const checked = options[at][0] === chosen();
    radio.setAttribute("aria-checked", String(checked));
    radio.tabIndex = checked ? 0 : -1;
  });
  group.addEventListener("keydown", (event) => {
    const by = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
    if (!by) return;
    event.preventDefault();
    const at = options.findIndex(([option]) => option === chosen());
    const to = (at + by + options.length) % options.length;
    choose(options[to][0]);
    made[to].focus();
  });
  group.append(...made);
  follow(draw);
  draw();
  return group;
}
