// Marks the words of the glossary in an explanation, each once. What they mean is told by the word itself: see telling.js.

import { element } from "../dom/elements.js";
import { telling } from "./telling.js";
import { namesIn, piecesOf } from "./words.js";

const TOLD = ".sentence, .note"; // rows that are running text
const OTHERS = "button, table, code, .formula, .term"; // what in them is not

/**
 * Mark the words in an explanation that has just been drawn.
 * @param {Store} store
 */
export function marked(body, store) {
  const names = namesIn((store.get("tape")?.rows ?? []).flatMap(({ name, text }) => [name, text]));
  const taken = new Set();
  for (const text of textsIn(body)) {
    const pieces = piecesOf(text.data, taken, names);
    if (pieces.some(([, entry]) => entry)) text.replaceWith(...pieces.map(([piece, entry]) => (entry ? wordOf(piece, entry, store) : piece)));
  }
}

/** @returns {Text[]} */
const textsIn = (body) =>
  [...body.querySelectorAll(TOLD)].flatMap((row) => {
    const found = [];
    const walker = document.createTreeWalker(row, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) if (!walker.currentNode.parentElement?.closest(OTHERS)) found.push(walker.currentNode);
    return found;
  });

/**
 * @param {string} text
 * @param {import("./words.js").Entry} entry
 * @param {Store} store
 */
function wordOf(text, entry, store) {
  const root = element("span", "word");
  const word = element("button", "", { type: "button", "aria-expanded": "false", "aria-description": entry.says }, text);
  root.append(word);
  telling(root, word, entry, store);
  return root;
}
