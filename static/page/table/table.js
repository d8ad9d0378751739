// The graph as a table: what the cards say at the present step, for whoever reads rather than looks. The attributes of
// a row hold the finished numbers.

import "../look/look.css";
import { deepest, element } from "../dom/elements.js";
import { storeOf } from "../store/find.js";
import "./table.css";

const AT_ONCE = 600; // rows; more on demand
const HEADS = ["Name", "Operation", "Value", "Gradient", "Line", "Inputs"];
const [VALUE, GRADIENT] = ["Value", "Gradient"].map((head) => HEADS.indexOf(head));

export async function render({ model }) {
  const store = await storeOf(model.key);
  const root = element("div", "graph-table");
  const table = element("table");
  const body = element("tbody");
  const more = element("button", "more", { type: "button" }, "Show more rows");
  table.append(element("caption", "", {}, "Graph"), headRow(), body);
  root.append(table, more);
  let shown = AT_ONCE;
  let drawn = null; // the facts that the rows tell: a tick brings other numbers alone

  const heads = [...table.tHead.rows[0].cells];
  const draw = () => {
    const { rows, play } = store.get("tape") ?? { rows: [] };
    if (play?.facts !== drawn) make(rows);
    drawn = play?.facts;
    write(heads[GRADIENT], store.slopes() === "tangent" ? "Tangent" : HEADS[GRADIENT]);
    for (const [at, { dataset }] of [...body.rows].entries()) Object.assign(dataset, { value: rows[at].data_value, gradient: rows[at].data_gradient });
    mark();
  };
  const make = (rows) => {
    if (rows.length > AT_ONCE) table.setAttribute("aria-rowcount", String(rows.length + 1));
    else table.removeAttribute("aria-rowcount");
    body.replaceChildren(...rows.slice(0, shown).map((row, at) => rowOf(row, at, rows)));
    more.hidden = rows.length <= shown;
  };
  const mark = () => {
    const node = store.nodeNow();
    const focused = [...body.rows].find((row) => row.contains(deepest(document)));
    const entered = focused ?? body.rows[store.get("selected") ?? 0] ?? body.rows[0]; // the one that Tab comes to
    for (const row of body.rows) {
      const { value, gradient } = store.known(Number(row.dataset.node));
      write(row.cells[VALUE], value);
      write(row.cells[GRADIENT], gradient);
      if (row.dataset.node === String(node)) row.setAttribute("aria-current", "step");
      else row.removeAttribute("aria-current");
      const isSelected = row.dataset.node === String(store.get("pointed") ?? store.get("selected"));
      row.classList.toggle("selected", isSelected);
      nameOf(row).setAttribute("aria-pressed", String(isSelected));
      nameOf(row).tabIndex = row === entered ? 0 : -1;
    }
  };
  more.addEventListener("click", () => {
    [shown, drawn] = [shown + AT_ONCE, null];
    draw();
  });
  body.addEventListener("click", (event) => {
    const row = event.target.closest("tr");
    if (row) store.choose(Number(row.dataset.node));
  });
  body.addEventListener("keydown", (event) => {
    const at = [...body.rows].indexOf(event.target.closest("tr"));
    const to = { ArrowDown: at + 1, ArrowUp: at - 1 }[event.key];
    if (at < 0 || !body.rows[to]) return;
    event.preventDefault();
    for (const each of [at, to]) nameOf(body.rows[each]).tabIndex = each === to ? 0 : -1;
    nameOf(body.rows[to]).focus();
  });
  store.on(["tape"], draw);
  store.on(["step", "selected", "pointed"], mark);
  draw();
  return root;
}

function headRow() {
  const head = element("thead");
  const row = element("tr");
  row.append(...HEADS.map((title) => element("th", "", { scope: "col" }, title)));
  head.append(row);
  return head;
}

/** A row; its name is what the keyboard holds on to. */
function rowOf(row, at, rows) {
  const made = element("tr", "", { "data-node": row.node });
  if (rows.length > AT_ONCE) made.setAttribute("aria-rowindex", String(at + 2));
  const head = element("th", "", { scope: "row" });
  head.append(element("button", "name", { type: "button" }, row.name));
  const inputs = row.inputs.map((node) => rows[node].name).join(", ");
  made.append(
    head, element("td", "", {}, row.operation), element("td", "number"), element("td", "number"),
    element("td", "number", {}, String(row.line ?? "—")), element("td", "", {}, inputs || "—"),
  );
  return made;
}

const nameOf = (row) => row.cells[0].firstChild;

/** A cell that says the same already is left alone: nothing is laid out again for it. */
function write(cell, text) {
  if (cell.textContent !== text) cell.textContent = text;
}
