// The paths of a leaf as rows that light their way in the graph, and the sum of what they give as bars.

import { element } from "../dom/elements.js";
import { shape } from "../dom/icon.js";
import { number } from "../text/digits.js";

const BARS = 12; // of more paths the first ones
const [WIDE, THICK] = [280, 22]; // px of the bars
const SHOWN = 40; // rows at once; more on demand

/**
 * Draws what is said of the paths; `put(parts)` gives elements for the parts of a line, `formula(tex)` one for a formula, or null.
 * @param {Store} store
 */
export function drawPaths(body, said, store, put, formula) {
  const list = element("div", "paths", { role: "list", "aria-label": "Paths" });
  let shown = 0;
  const more = element("button", "more", { type: "button" }, "Show more paths");
  const grow = () => {
    const next = said.rows.slice(shown, shown + SHOWN);
    list.append(...next.map((row, at) => rowOf(row, shown + at, store, put, formula)));
    shown += next.length;
    more.hidden = shown >= said.rows.length;
  };
  more.addEventListener("click", grow);
  grow();
  list.addEventListener("keydown", (event) => {
    const rows = [...list.querySelectorAll(".path")];
    const at = rows.indexOf(event.target.closest(".path"));
    const to = { ArrowDown: at + 1, ArrowUp: at - 1 }[event.key];
    if (at < 0 || !rows[to]) return;
    event.preventDefault();
    rows[to].focus();
  });
  body.replaceChildren(element("p", "row sentence", {}, said.intro), list, more);
  if (said.rest) body.append(element("p", "row note", {}, said.rest));
  if (said.sum) body.append(sumOf(said.sum, put, formula));
  if (said.bars.length) body.append(barsOf(said.bars));
}

/** @param {Store} store */
function rowOf(row, at, store, put, formula) {
  const item = element("div", "row path", { role: "listitem", tabindex: "0", "aria-label": `Path ${at + 1}: ${row.nodes.map(({ name }) => name).join(", then ")}` });
  const names = element("div", "names", {}, row.nodes.map(({ name }) => name).join(" → "));
  names.append(element("span", "nth", {}, `path ${at + 1}`));
  item.append(names);
  const line = element("div", "product");
  const drawn = row.formula && formula(row.formula.tex);
  if (row.formula) line.append(drawn ?? row.formula.plain, " = ");
  if (row.code) item.append(element("div", "code", {}, row.code));
  line.append(...put(row.parts));
  item.append(line);
  const light = (is) => store.set({ lit: is ? row.edges : null });
  for (const begins of ["pointerenter", "focus"]) item.addEventListener(begins, () => light(true));
  for (const ends of ["pointerleave", "blur"]) item.addEventListener(ends, () => light(item.matches(":focus")));
  item.addEventListener("keydown", (event) => event.key === "Escape" && item.blur());
  return item;
}

function sumOf({ tex, plain, parts }, put, formula) {
  const row = element("div", "row product total");
  row.append(formula(tex) ?? plain, ...put(parts));
  return row;
}

/** Each bar stands where the running sum stands: a negative share goes back. */
function barsOf(all) {
  const bars = all.slice(0, BARS);
  const ends = bars.flatMap(({ from, to }) => [from, to]);
  const [low, high] = [Math.min(0, ...ends), Math.max(0, ...ends)];
  const across = (of) => 1 + ((of - low) / (high - low || 1)) * (WIDE - 2);
  const sheet = shape("svg", { class: "bars", viewBox: `0 0 ${WIDE} ${bars.length * THICK + 20}`, width: "100%", role: "img", "aria-label": `The shares one after the other, from 0 to ${number(bars.at(-1).to, { trim: true })}` });
  bars.forEach(({ from, to }, at) => {
    const kind = to < from ? "neg" : "pos";
    sheet.append(shape("rect", { x: Math.min(across(from), across(to)), y: at * THICK, width: Math.max(1, Math.abs(across(to) - across(from))), height: THICK - 3, class: `bar ${kind}` }));
  });
  sheet.append(shape("path", { d: `M ${across(0)} 0 V ${bars.length * THICK}`, class: "zero" }));
  for (const [at, anchor] of [[0, across(0) > WIDE / 2 ? "end" : "start"], [bars.at(-1).to, across(bars.at(-1).to) > WIDE / 2 ? "end" : "start"]]) {
    const text = shape("text", { x: across(Number(at)), y: bars.length * THICK + 14, "text-anchor": anchor });
    text.textContent = number(Number(at), { trim: true });
    sheet.append(text);
  }
  return sheet;
}
