// The turns of a descent: their table, and one of them in words.

import { element } from "../dom/elements.js";

/** The table's parts; none where there are no turns. */
export function tableOf({ names, rows }) {
  if (!rows.length) return [];
  const head = element("thead");
  const titles = element("tr");
  titles.append(...["Turn", "Loss", ...(rows.some(({ steep }) => steep) ? ["|gradient|"] : []), ...names].map((title) => element("th", "", { scope: "col" }, title)));
  head.append(titles);
  const body = element("tbody");
  const isSteep = rows.some(({ steep }) => steep);
  body.append(...rows.map((row) => lineOf(row, isSteep)));
  return [element("caption", "", {}, "Descent"), head, body];
}

function lineOf({ turn, loss, steep, cells }, isSteep) {
  const line = element("tr", "", { "data-turn": turn });
  line.append(element("th", "", { scope: "row" }, String(turn)), ...[loss, ...(isSteep ? [steep] : []), ...cells].map(cellOf));
  return line;
}

const cellOf = (cell) => element("td", "", cell ? { "data-value": cell.exact } : {}, cell?.text ?? "—");

/** The chosen turn in words beside the figures, and its row in the table. */
export function describe(side, table, { names, rows, verdict }, number) {
  const row = rows[number];
  const list = element("dl");
  list.append(element("dt", "", {}, "loss"), element("dd", "", {}, row.loss?.short ?? "—"));
  if (row.steep && row.cells.length > 1) list.append(element("dt", "", {}, "|gradient|"), element("dd", "", {}, row.steep.short));
  row.cells.forEach((cell, at) => {
    const gradient = cell?.gradient ? element("span", cell.sign, {}, ` ∂ ${cell.gradient}`) : "";
    const said = element("dd", "", {}, cell?.short ?? "—");
    said.append(gradient);
    list.append(element("dt", "", {}, names[at]), said);
  });
  side.replaceChildren(element("b", "", {}, `Turn ${row.turn} of ${rows.length - 1}`), list, element("p", "", {}, verdict));
  for (const line of table.tBodies[0]?.rows ?? []) {
    if (Number(line.dataset.turn) === row.turn) line.setAttribute("aria-current", "true");
    else line.removeAttribute("aria-current");
  }
}
