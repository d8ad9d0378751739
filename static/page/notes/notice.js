// What the page says about itself, in sight whatever else is shown: one sentence for each matter, and a way out.

import { element } from "../dom/elements.js";

/** Returns how to say something of a matter: a text (none: nothing is left to say) and, where there is one, a button. */
export function noticeOf(place, matter) {
  const line = element("p", `notice ${matter}`, { role: "status" });
  place.append(line);
  /**
   * @param {string} text
   * @param {{label?: string, act?: () => void, good?: boolean}} how
   */
  const say = (text = "", { label, act, good = false } = {}) => {
    line.replaceChildren(text);
    line.classList.toggle("good", good);
    if (!label) return;
    const button = element("button", "", { type: "button" }, label);
    button.addEventListener("click", act);
    line.append(button);
  };
  return say;
}
