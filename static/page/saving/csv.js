// The turns of a walk as a table for other programs: every number as Python writes it, so that nothing of it is lost.

const ODD = /[",\n]/;

/** A row for each turn: its number, the loss, |gradient|, then each number that moves and its gradient. */
export function turnsAsCsv({ names, rows, gradients = [] }) {
  const isTold = gradients[0]?.length === names.length; // else they are too many to be told one by one
  const head = ["turn", "loss", "|gradient|", ...names, ...(isTold ? names.map((name) => `∂ ${name}`) : [])];
  const lines = rows.map(({ turn, loss, steep, cells }) => [
    turn, exact(loss), exact(steep), ...cells.map(exact), ...(isTold ? names.map((_, at) => gradients[turn]?.[at] ?? "") : []),
  ]);
  return [head, ...lines].map((line) => line.map(quoted).join(",")).join("\r\n") + "\r\n";
}

const exact = (cell) => cell?.exact ?? "";
const quoted = (cell) => (ODD.test(String(cell)) ? `"${String(cell).replaceAll('"', '""')}"` : String(cell));
