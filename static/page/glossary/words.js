// Which words of a text the glossary knows. What a program calls its own values is none of them. Knows no screen.

import entries from "./entries.json" with { type: "json" };

/** @typedef {(typeof entries)[number]} Entry */

const IMPORTS = { mg: "import engine as mg", np: "import numpy as np" };
const BY_FORM = new Map(entries.flatMap((entry) => [entry.word, ...entry.forms].map((form) => [form.toLowerCase(), entry])));
const LONGEST_FIRST = [...BY_FORM.keys()].sort((one, other) => other.length - one.length);
const KNOWN = new RegExp(`(?<![\\p{L}\\p{N}_.[])(${LONGEST_FIRST.join("|")})(?![\\p{L}\\p{N}_[(])`, "giu");
const WORD = /[\p{L}_][\p{L}\p{N}_]*/gu;

/** All words that stand in these texts, as a program's names are told. */
export const namesIn = (texts) => new Set(texts.flatMap((text) => text.match(WORD) ?? []));

/**
 * The text in pieces: [text], or [text, entry] where it is a word of the glossary that was not `taken` before; `taken` gets what was found.
 * @param {string} text
 * @param {Set<Entry>} taken
 * @param {Set<string>} names that are the program's own
 * @returns {Array<[string, Entry?]>}
 */
export function piecesOf(text, taken, names) {
  const isFree = (word) => ![...namesIn([word])].some((each) => names.has(each));
  /** @returns {[string, Entry?]} */
  const marked = (piece, at) => {
    const entry = at % 2 && isFree(piece) ? BY_FORM.get(piece.toLowerCase()) : undefined;
    if (!entry || taken.has(entry)) return [piece];
    taken.add(entry);
    return [piece, entry];
  };
  return text.split(KNOWN).map(marked).filter(([piece]) => piece);
}

/** The program of an example, and where it opens: what an address says of a page. */
export function exampleOf({ example }) {
  const { source, ...place } = example;
  const needed = Object.keys(IMPORTS).filter((name) => source.some((line) => line.includes(`${name}.`)));
  return { ...place, source: `${[...needed.map((name) => IMPORTS[name]), "", ...source].join("\n")}\n` };
}
