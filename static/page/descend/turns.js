// The turns of a descent: their table, one of them in words, and what is drawn of them.

import { fill, mark, paint } from "./figures.js";
import { element } from "../dom/elements.js";

/** The table's parts; none where there are no turns. */
export function tableOf({ names, rows }) {
  if (!rows.length) return [];
  const head = element("thead");
  const titles = element("tr");
  titles.append(...["Turn", "Loss", ...names].map((title) => element("th", "", { scope: "col" }, title)));
  head.append(titles);
  const body = element("tbody");
  body.append(...rows.map(lineOf));
  return [element("caption", "", {}, "Descent"), head, body];
}

function lineOf({ turn, loss, cells }) {
  const line = element("tr", "", { "data-turn": turn });
  line.append(element("th", "", { scope: "row" }, String(turn)), ...[loss, ...cells].map(cellOf));
  return line;
}

const cellOf = (cell) => element("td", "", cell ? { "data-value": cell.exact } : {}, cell?.text ?? "—");

/** The chosen turn in words beside the figures, and its row in the table. */
export function describe(side, table, { names, rows, verdict }, number) {
  const row = rows[number];
  const list = element("dl");
  list.append(element("dt", "", {}, "loss"), element("dd", "", {}, row.loss?.short ?? "—"));
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

/** Fills the figures, and says over each what it shows. */
export function drawFigures(plots, root, { names, loss, path, contour }) {
  const [path_title, loss_title] = root.querySelectorAll("figcaption");
  loss_title.textContent = loss.log ? "loss by turn, logarithmic" : "loss by turn";
  path_title.textContent = names.length > 1 ? `${contour.xs.length ? "contour, " : ""}path of ${names[0]} and ${names[1]}` : `loss over ${names[0]}`;
  const points = pointsOf({ names, loss, path });
  const lost = names.length > 1 ? [] : loss.lost.map((one) => ({ ...one, x: path[one.turn][0] })).filter(({ x }) => x !== null);
  const curve = { points: { x: loss.y.map((_, at) => at), y: loss.y }, lost: loss.lost.map((one) => ({ ...one, x: one.turn })) };
  plots.loss.seat.hidden = loss.log;
  plots.log.seat.hidden = !loss.log;
  fill((loss.log ? plots.log : plots.loss).figure, { ...curve, log: loss.log });
  fill(plots.path.figure, { points: { x: points.map(([x]) => x), y: points.map(([, y]) => y) }, lost, contour });
}

/** One turn in the light. */
export function light(plots, descent, number) {
  mark((descent.loss.log ? plots.log : plots.loss).figure, [number, descent.loss.y[number]]);
  mark(plots.path.figure, pointsOf(descent)[number]);
}

/** In the plane of two parameters, or the loss over the only one. */
const pointsOf = ({ names, loss, path }) => (names.length > 1 ? path : path.map(([x], at) => [x, loss.y[at]]));

export function paintFigures(plots) {
  paint(plots.path.figure);
  for (const { figure } of [plots.loss, plots.log]) paint(figure, { line: { line_color: "pos" }, points: { fill_color: "pos" } });
}
