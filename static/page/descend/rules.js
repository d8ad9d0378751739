// The update rules beside each other: one is lit, some are drawn. And the inside of the lit one's step, in numbers.

import { element } from "../dom/elements.js";
import { shape } from "../dom/icon.js";
import { number } from "../text/digits.js";
import { said } from "../plotting/sheet.js";
import { signAt } from "./landscape.js";
import { SIGNS } from "../plotting/signs.js";

const COLUMNS = 4; // numbers that the inside shows side by side
const REGIME = /^[^:;.,]*/; // the first words of what is said of a walk

/**
 * A row for each rule.
 * @param {{rivals: any[], rule: string, turn: number, shown: Set<string>, choose: (rule: string) => void, toggle: (rule: string) => void}} of
 */
export function rulesTable({ rivals, rule, turn, shown, choose, toggle }) {
  const table = element("table", "rules");
  const head = element("tr");
  head.append(element("th", "", { scope: "col", "aria-label": "drawn" }));
  for (const title of ["rule", `turn ${turn}`, "end", "in words"]) head.append(element("th", "", { scope: "col" }, title));
  const body = element("tbody");
  body.append(...rivals.map((rival) => {
    const row = element("tr", "", rival.rule === rule ? { "aria-current": "true" } : {});
    const box = element("input", "", { type: "checkbox", "aria-label": `Draw ${rival.title}` });
    Object.assign(box, { checked: rival.rule === rule || shown.has(rival.rule), disabled: rival.rule === rule });
    box.addEventListener("change", () => toggle(rival.rule));
    const pick = element("button", "pick", { type: "button", "aria-pressed": String(rival.rule === rule) }, rival.title);
    pick.prepend(signOf(rival.rule));
    pick.addEventListener("click", () => choose(rival.rule));
    const [drawn, name] = [element("td"), element("th", "", { scope: "row" })];
    drawn.append(box);
    name.append(pick);
    const at = rival.loss.y[turn];
    const isThere = at !== undefined && at !== null;
    row.append(drawn, name, element("td", "number", {}, isThere ? number(at) : "—"), element("td", "number", {}, rival.last), element("td", "words", { title: rival.verdict }, rival.late ? "no time" : REGIME.exec(rival.verdict)?.[0] ?? ""));
    return row;
  }));
  const top = element("thead");
  top.append(head);
  table.append(element("caption", "", {}, "Update rules, from one start"), top, body);
  return table;
}

function signOf(rule) {
  const sheet = shape("svg", { width: 34, height: 14, viewBox: "0 0 34 14", "aria-hidden": "true" });
  sheet.append(shape("path", { d: "M 0 7 H 34", class: "rival", "stroke-dasharray": SIGNS[rule].dash }), signAt([17, 7], SIGNS[rule].sign));
  return sheet;
}

/** What the rule computes on the way from a turn to the next one; null where there is nothing to tell. */
export function insideTable({ inside, names, places, gradients }, turn, { rate }) {
  const numbers = inside?.numbers[turn];
  if (!numbers || !gradients[turn]) return null;
  const before = inside.numbers[turn - 1];
  const shown = names.slice(0, COLUMNS);
  const moves = numbers.at(-1);
  const terms = (at, line) => ({
    g: gradients[turn][at], w: places[turn][at], t: turn + 1, rate, ...Object.fromEntries(inside.lines.flatMap(({ symbol }, which) => [[symbol, numbers[which][at]], [`${symbol}-`, before?.[which]?.[at] ?? 0]])), line,
  });
  const rows = [
    ["gradient", "g", "", (at) => gradients[turn][at]],
    ...inside.lines.map(({ words, symbol, formula }, which) => [words, symbol, formula, (at) => numbers[which][at]]),
    ["move", "Δ", inside.formula, (at) => moves[at]],
    [`turn ${turn + 1}`, "w + Δ", "", (at) => (moves[at] === null ? null : places[turn][at] + moves[at])],
  ];
  const table = element("table", "inside");
  const [top, head, body] = [element("thead"), element("tr"), element("tbody")];
  for (const title of ["", "formula", ...shown]) head.append(element("th", "", { scope: "col" }, title || "what"));
  top.append(head);
  for (const [words, symbol, formula, of] of rows) {
    const row = element("tr");
    row.append(element("th", "", { scope: "row" }, words), element("td", "formula", {}, formula ? `${symbol} = ${symbolic(formula, rate)}` : symbol));
    row.append(...shown.map((_, at) => element("td", `number ${signClass(of(at))}`, {}, of(at) === null ? "—" : number(of(at)))));
    body.append(row);
    if (!formula) continue;
    const put = element("tr", "put");
    put.append(element("td", "", {}, names.length > 1 ? `for ${names[0]}` : ""), element("td", "", { colspan: 1 + shown.length }, `${filled(formula, terms(0))} = ${of(0) === null ? "no number" : said(of(0))}`));
    body.append(put);
  }
  table.append(element("caption", "", {}, "Inside the step"), top, body);
  return table;
}

const signClass = (of) => (of === null || of === 0 ? "" : of < 0 ? "neg" : "pos");
const symbolic = (formula, rate) => formula.replace(/\{rate\}/g, said(rate)).replace(/\{([^}]*)\}/g, (_, name) => name.replace(/-$/, ""));
/** The formula with its numbers in place; a negative one in brackets where a sign stands before it. */
const filled = (formula, terms) => formula.replace(/\{([^}]*)\}/g, (_, name) => {
  const text = said(terms[name]);
  return text.startsWith("−") ? `(${text})` : text;
});
