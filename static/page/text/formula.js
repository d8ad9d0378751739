// A row of mathematics: formulas in LaTeX, and between them what is no mathematics, an array's strip or a remark.

import { typeset } from "./expression.js";
import { latex, ofPart } from "./latex.js";

const REMARKS = new Set(["soft", "check"]); // marks of parts that are words

/** A tree as parts that bring their LaTeX along. */
export const formula = (tree, names) => Object.assign(typeset(tree, names), { tex: latex(tree, names) });

/**
 * What a row shows, from its template: [{tex}, part, ...].
 * @returns {Array<{tex: string} | Part>}
 */
export function formulas(template, fillings) {
  const items = template.split(/\{(\w+)\}/).flatMap((piece, at) => (at % 2 ? itemsOf(fillings[piece]) : itemsOf(piece)));
  const out = [];
  for (const item of items) {
    const last = out.at(-1);
    if (item.tex !== undefined && last?.tex !== undefined) last.tex += item.tex;
    else out.push(item.tex === undefined ? item : { tex: item.tex.replace(/^\s*(?=[+-])/, last ? "{}" : "") }); // a sign, not of one
  }
  return out.filter((item) => item.tex === undefined || item.tex.trim());
}

function itemsOf(filling) {
  if (filling.tex !== undefined) return [{ tex: filling.tex }];
  const parts = Array.isArray(filling) ? filling : [String(filling)];
  return parts.map((part) => (isWords(part) ? part : { tex: ofPart(part) }));
}

const isWords = (part) => typeof part !== "string" && (part[3] || REMARKS.has(part[1]));
