// The schedules of the learning rate beside each other: one is lit, with its formula and the numbers put in.

import { element } from "../dom/elements.js";
import { shape } from "../dom/icon.js";
import { line, said } from "../plotting/sheet.js";

const [WIDE, TALL, EDGE] = [34, 14, 2];

/** The lit schedule's rate for the step that leads on from a turn; `otherwise` where none is known. */
export function rateAt(walk, turn, otherwise) {
  const rates = walk?.schedules?.find(({ schedule }) => schedule === walk.schedule)?.rates;
  return rates?.[Math.min(turn, rates.length - 1)] ?? otherwise;
}

/**
 * A row for each schedule.
 * @param {{walk: any, turn: number, choose: (schedule: string) => void}} of
 */
export function schedulesTable({ walk: { schedules, schedule }, turn, choose }) {
  const table = element("table", "rules schedules");
  const [top, head, body] = [element("thead"), element("tr"), element("tbody")];
  for (const title of ["schedule", `turn ${turn}`, "end"]) head.append(element("th", "", { scope: "col" }, title));
  top.append(head);
  for (const each of schedules) {
    const isLit = each.schedule === schedule;
    const row = element("tr", "", isLit ? { "aria-current": "true" } : {});
    const pick = element("button", "pick", { type: "button", "aria-pressed": String(isLit) }, each.title);
    pick.prepend(courseOf(each.rates));
    pick.addEventListener("click", () => choose(each.schedule));
    const name = element("th", "", { scope: "row" });
    name.append(pick);
    row.append(name, element("td", "number", {}, turn < each.rates.length ? said(each.rates[turn]) : "—"), element("td", "number", {}, said(each.rates.at(-1))));
    body.append(row);
    if (isLit && schedule !== "constant" && turn < each.rates.length) body.append(putIn(each, turn));
  }
  table.append(element("caption", "", {}, "Learning rate by turn"), top, body);
  return table;
}

/** The formula with its numbers in place. */
function putIn({ formula, first, stretch, rates }, turn) {
  const terms = { first: said(first), n: turn, N: rates.length, s: stretch };
  const row = element("tr", "put");
  row.append(element("td", "", { colspan: 3 }, `${formula.replace(/\{(\w+)\}/g, (_, name) => String(terms[name]))} = ${said(rates[turn])}`));
  return row;
}

/** How the rate goes, as a small line. */
function courseOf(rates) {
  const most = Math.max(...rates.map(Math.abs)) || 1;
  const sheet = shape("svg", { width: WIDE, height: TALL, viewBox: `0 0 ${WIDE} ${TALL}`, "aria-hidden": "true" });
  const place = (rate, at) => [EDGE + ((WIDE - 2 * EDGE) * at) / Math.max(1, rates.length - 1), TALL - EDGE - (TALL - 2 * EDGE) * (Math.abs(rate) / most)];
  sheet.append(line(rates.length > 1 ? rates.map(place) : [place(most, 0), [WIDE - EDGE, EDGE]], "rival"));
  return sheet;
}
