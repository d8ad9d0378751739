// The backward pass wrong on purpose: one well-known mistake at a time, chosen by a switch; the wrong numbers stand beside the right ones.

import { element } from "../dom/elements.js";
import { one, valueOf } from "../tape/cells.js";

/** By their names in an answer: what is done wrong, what becomes of it, and the short word above a column. */
export const MISTAKES = {
  overwrite: ["= instead of +=", "the last contribution stays", "with ="],
  upstream: ["what arrived is forgotten", "local derivatives only", "without it"],
  local: ["the local derivative is forgotten", "what arrived is passed on as it is", "without it"],
  order: ["wrong order", "a value hands on too early", "too early"],
  broadcast: ["copies are not added up", "the first copy's share is taken for all", "not added"],
};

/** The switches; `choose(name)` hears of the one that is turned on, `choose(null)` of the end of it. */
export function switches(choose) {
  const root = element("div", "break");
  root.append(element("h2", "", {}, "Break it"));
  const made = Object.entries(MISTAKES).map(([name, [title, hint]]) => {
    const button = element("button", "switch", { type: "button", role: "switch", "aria-checked": "false" });
    button.append(element("b", "", {}, title), element("span", "", {}, hint));
    button.addEventListener("click", () => choose(button.getAttribute("aria-checked") === "true" ? null : name));
    root.append(button);
    return { name, button };
  });
  return {
    root,
    /** Which one is on, and whether any can be. */
    show: (broken, isOff) => made.forEach(({ name, button }) => {
      button.setAttribute("aria-checked", String(name === broken));
      button.disabled = isOff;
    }),
  };
}

/** The wrong gradient of a cell; null where the mistake changes nothing there. */
export function wrongOf(mistakes, broken, { node, at }) {
  const cell = mistakes?.[broken]?.[node];
  const value = cell === undefined ? null : valueOf(cell);
  return value?.numbers ? Number(one(value.numbers[value.shape.length ? at : 0])) : null;
}

/** What there is to say of a mistake in this program. */
export function saidOf(mistakes, broken) {
  const [title] = MISTAKES[broken];
  const many = Object.keys(mistakes?.[broken] ?? {}).length;
  return many ? `Broken on purpose: ${title}. ${many === 1 ? "One value has" : `${many} values have`} another gradient now.` : `${title}: in this program that changes nothing.`;
}
