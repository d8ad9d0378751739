// What a backward pass that is wrong in one way makes of the gradients: by value, beside the right ones.

import { withinLetters } from "../text/arrays.js";
import { brief, isScalar, spoken } from "../text/values.js";
import { valueOf } from "./cells.js";
import { ADVANCE, fits, lookAt } from "./detail.js";

/** By their names in an answer: what is done wrong, what becomes of it, and the short word beside a number. */
export const MISTAKES = {
  overwrite: ["= instead of +=", "the last contribution stays", "with ="],
  nulling: ["no nulling between turns", "the gradients of earlier turns stay in", "not nulled"],
  order: ["wrong order", "a value hands on too early", "too early"],
  local: ["the local derivative is forgotten", "what arrived is passed on as it is", "without it"],
  upstream: ["what arrived is forgotten", "local derivatives only", "without it"],
  constants: ["constants are not skipped", "they get gradients, and a descent moves them", "not skipped"],
  broadcast: ["copies are not added up", "the first copy's share is taken for all", "not added"],
};
const [HIGH, NARROWER] = [22, 12]; // units: how high a strip is, and how much narrower than its card
const BESIDE = 11; // letters of what stands where a contribution does
const LOW = 6; // units of a strip that has no text

/** The wrong gradient of a value; null where the mistake changes nothing there. */
export const wrongOf = (mistakes, broken, node) => valueOf(mistakes?.[broken]?.[node]);

/** The same in words, for whoever hears the page. */
export function wrongSaid(mistakes, broken, node) {
  const found = wrongOf(mistakes, broken, node);
  return found ? `, on purpose wrong, ${MISTAKES[broken][2]}: ${spoken(found)}` : "";
}

/** The columns of the strips that hang below the cards whose gradients are others, of those that `isTold` already. */
export function stripsOf({ cards }, wrongAt, word, isTold, scale) {
  const { name, sizes } = lookAt(scale);
  const px = sizes.note;
  const rows = cards.flatMap((box) => {
    const found = box.path || !isTold(box.nodes[0]) ? null : wrongAt(box.nodes[0]);
    if (!found) return [];
    const [width, height] = [box.width - NARROWER, name === "dot" ? LOW : Math.max(HIGH, (px * 1.5) / scale)];
    return [{ x: box.x, y: box.y + box.height / 2 + height / 2, width, height, text: name === "dot" ? "" : worded(found, word, fits(width * scale - px * ADVANCE, px)), font_size: px }];
  });
  return Object.fromEntries(["x", "y", "width", "height", "text", "font_size"].map((column) => [column, rows.map((row) => row[column])]));
}

/** With `=` all contributions but the last are overwritten: where they arrive, and what they were, once the last has come. */
export function lostOf({ ways }, facts, numbers, frame, broken, scale) {
  const { name, sizes } = lookAt(scale);
  const columns = /** @type {Record<string, any[]>} */ ({ x: [], y: [], text: [], font_size: [] });
  if (broken !== "overwrite" || name === "dot") return columns;
  for (const { edges, pill } of ways) {
    const [key] = edges;
    const arrivals = edges.length === 1 ? facts.into.get(facts.edges[key].parent) ?? [] : [];
    if (arrivals.length < 2 || arrivals.at(-1).key === key || !frame.flowed(arrivals.at(-1).key)) continue;
    const value = numbers.contribution(key);
    columns.x.push(pill[0]);
    columns.y.push(pill[1]);
    const said = value && isScalar(value) ? `✕ ${brief(value)} lost` : "✕ lost";
    columns.text.push([...said].length <= BESIDE ? said : "✕ lost");
    columns.font_size.push(sizes.note);
  }
  return columns;
}

/** The word and the number; where there is no room for both, that it is another one, and the number. */
function worded(value, word, room) {
  const long = `${word}  ${isScalar(value) ? brief(value) : withinLetters(value, Math.max(0, room - word.length - 2))}`;
  if ([...long].length <= room && !long.endsWith("…")) return long;
  return `≠ ${isScalar(value) ? brief(value) : withinLetters(value, Math.max(0, room - 2))}`;
}
