// What there is to be saved: the turns of the walk, the plots that are open, the program for another library.

import { turnsAsCsv } from "./csv.js";
import { hand } from "./file.js";
import { dotted, standing } from "./standing.js";

/** @typedef {{words: string, more: string, why?: string, save: () => void | Promise<void>}} Offer */

const LIBRARIES = { mygrad: ["MyGrad", "the whole program"], torch: ["PyTorch", "the turn that is shown"], numpy: ["NumPy", "with the gradient written out"] };

/**
 * The groups of the menu, each with its title and its rows; a row that cannot be says why.
 * @param {Store} store
 * @returns {Array<[title: string, offers: Offer[]]>}
 */
export function offersOf(store) {
  const { descend, ...views } = store.get("savable");
  const { drawings = [] } = { descend, ...views }[store.get("tab") ?? ""]?.() ?? {};
  return [
    ["Turns", [turnsOf(descend?.().turns)]],
    ["Plots", drawings.length ? drawings.flatMap(formsOf) : [NO_PLOT]],
    ["Program", Object.keys(LIBRARIES).map((language) => scriptFor(store, language))],
  ];
}

const NO_PLOT = { words: "SVG, PNG", more: "", why: "Open Descend or Plot first.", save: () => {} };

/** @returns {Offer} */
function turnsOf(walk) {
  return { words: "Turns as CSV", more: "loss, parameters, gradients", why: walk ? "" : "There is no walk yet: open Descend.", save: () => hand("turns.csv", turnsAsCsv(walk), "text/csv") };
}

/** @returns {Offer[]} */
function formsOf({ name, sheet }) {
  const file = name.replace(/[^\p{L}\p{N}]+/gu, "-");
  const drawn = () => standing(sheet, name);
  return [
    { words: `${name} as SVG`, more: "", save: () => hand(`${file}.svg`, drawn().text, "image/svg+xml") },
    { words: `${name} as PNG`, more: "", save: async () => hand(`${file}.png`, await dotted(drawn())) },
  ];
}

/**
 * It is asked for, and handed over when it is here: see `written`.
 * @param {Store} store
 * @returns {Offer}
 */
function scriptFor(store, language) {
  const [title, more] = LIBRARIES[language];
  const why = store.get("failure") ? "The program stops with an error." : "";
  return { words: `For ${title}`, more, why, save: () => store.ask({ scripting: language }) };
}

/** A script that has come is handed over; what it cannot have is told. */
export function written({ language, text, troubles }) {
  if (text) hand(`program_${language}.py`, text, "text/x-python");
  return text ? `Saved as program_${language}.py.` : `No script for ${LIBRARIES[language][0]}. ${troubles.join(" ")}`;
}
