// How a nan or an inf came here: the way from where it was born, lit in the graph as long as the reader wants it.

import { element } from "../dom/elements.js";

const SAYS = ["Show the way that it came", "Hide the way that it came"];

/** @param {Store} store */
export function spread(store) {
  const way = store.get("tape")?.play.wayOf(store.get("explained"), store.get("step"));
  if (store.get("lit")) store.set({ lit: null });
  if (!way) return [];
  const row = element("div", "row note");
  const button = element("button", "", { type: "button", "aria-pressed": "false" }, SAYS[0]);
  button.addEventListener("click", () => {
    const isOn = button.getAttribute("aria-pressed") === "false";
    button.setAttribute("aria-pressed", String(isOn));
    button.textContent = SAYS[Number(isOn)];
    store.set({ lit: isOn ? way() : null });
  });
  row.append(button);
  return [row];
}
