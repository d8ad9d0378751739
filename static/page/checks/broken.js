// The backward pass wrong on purpose: one well-known mistake at a time, chosen by a switch; the wrong numbers stand beside the right ones.

import { element } from "../dom/elements.js";
import { one } from "../tape/cells.js";
import { MISTAKES, wrongOf } from "../tape/wrong.js";

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
export function wrongAt(mistakes, broken, { node, at }) {
  const value = wrongOf(mistakes, broken, node);
  return value?.numbers ? Number(one(value.numbers[value.shape.length ? at : 0])) : null;
}

/** What there is to say of a mistake in this program, which has so many turns and shows this one. */
export function saidOf(mistakes, broken, { turn, turns }) {
  const [title] = MISTAKES[broken];
  const many = Object.keys(mistakes?.[broken] ?? {}).length;
  if (many) return `Broken on purpose: ${title}. ${many === 1 ? "One value has" : `${many} values have`} another gradient now.`;
  if (broken !== "nulling") return `${title}: in this program that changes nothing.`;
  if (turns < 2) return `${title}: this program goes back once, so nothing is left from before. The descent shows what it does.`;
  return turn ? `${title}: each turn makes its values anew, so nothing is left from before.` : `${title}: in the first turn nothing is left from before. Look at the next one.`;
}
