// Fills the templates of explorer/picture/wording.json. A part is text or [text, mark, node].

import wording from "../../../explorer/picture/wording.json" with { type: "json" };
import { joined, plain } from "./expression.js";
import { formulas } from "./formula.js";

export { plain, wording };

const FORMULAS = new Set(["math", "sum"]); // styles of rows that are mathematics
/** The template's parts, each {slot} replaced. */
export function filled(template, fillings) {
  const parts = template.split(/\{(\w+)\}/).flatMap((piece, at) => (at % 2 ? fillings[piece] : piece));
  return joined(parts.map((part) => (typeof part === "number" ? String(part) : part)));
}

/** A piece of a sentence, by its name. */
export const phrase = (name, fillings = {}) => filled(wording.phrase[name], fillings);

/** By which way a gradient comes: "through the square". */
export const way = (op, exponent) => wording.way[`${op} ${exponent}`] ?? wording.way[op] ?? wording.way[""].replace("{op}", op);

/** Small numbers in words. */
export const count = (number) => wording.numbers[number] ?? String(number);

/** Parts with commas between, and "and" before the last. */
export const listed = (lists) => lists.flatMap((parts, at) => [...(at === 0 ? [] : at === lists.length - 1 ? phrase("and") : [", "]), ...parts]);

/** What the status line says: a sentence by its name. */
export const sentence = (name, fillings) => plain(filled(wording.sentence[name], fillings));

function rowOf({ style, head, text }, fillings) {
  const row = { style, head: head && plain(filled(head, fillings)), parts: filled(text, fillings) };
  return FORMULAS.has(style) ? { ...row, formulas: formulas(text, fillings) } : row;
}

/** Heading and rows of an explanation, in one register: words, leibniz or code. */
export function explained([kind, fillings], register) {
  const { title, rows } = wording.explanation[kind];
  const said = rows.filter((row) => (row.in ?? register).split(" ").includes(register) && (!row.when || row.when in fillings));
  return {
    title: plain(filled(title, fillings)),
    rows: said.map((row) => rowOf(row, fillings)),
  };
}
