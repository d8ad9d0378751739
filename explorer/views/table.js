// The graph as a table: the same numbers for whoever reads rather than looks, and for tests.

const AT_ONCE = 600; // rows; more on demand
const HEADS = ["Name", "Operation", "Value", "Gradient", "Line"];

export async function render({ model }) {
  const store = await storeOf(model.key);
  const root = element("div", "graph-table");
  const table = element("table");
  const body = element("tbody");
  const more = element("button", "more", { type: "button" }, "Show more rows");
  table.append(element("caption", "", {}, "Graph"), headRow(), body);
  root.append(table, more);
  let shown = AT_ONCE;

  const draw = () => {
    const rows = store.get("tape")?.rows ?? [];
    if (rows.length > AT_ONCE) table.setAttribute("aria-rowcount", String(rows.length + 1));
    else table.removeAttribute("aria-rowcount");
    body.replaceChildren(...rows.slice(0, shown).map((row, at) => rowOf(row, at, rows.length > AT_ONCE)));
    more.hidden = rows.length <= shown;
    mark();
  };
  const mark = () => {
    const node = store.nodeNow();
    for (const row of body.children) {
      if (row.dataset.node === String(node)) row.setAttribute("aria-current", "step");
      else row.removeAttribute("aria-current");
      row.classList.toggle("selected", row.dataset.node === String(store.get("selected")));
    }
  };
  more.addEventListener("click", () => {
    shown += AT_ONCE;
    draw();
  });
  body.addEventListener("click", (event) => {
    const row = event.target.closest("tr");
    if (row) store.select(Number(row.dataset.node));
  });
  store.on(["tape"], draw);
  store.on(["step", "selected"], mark);
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

function rowOf(row, at, counted) {
  const made = element("tr", "", { "data-node": row.node, "data-value": row.data_value, "data-gradient": row.data_gradient });
  if (counted) made.setAttribute("aria-rowindex", String(at + 2));
  made.append(
    element("th", "", { scope: "row" }, row.name), element("td", "", {}, row.operation),
    element("td", "number", {}, row.value), element("td", "number", {}, row.gradient), element("td", "number", {}, String(row.line ?? "—")),
  );
  return made;
}
