// The table of what is the same in both programs and what is not; a sentence where there is nothing to compare.

import { element } from "../dom/elements.js";
import { differing, rowsOf } from "./rows.js";

const HEADS = ["Of", "A", "B", "Difference"];

/**
 * What comes back draws anew.
 * @param {Store} store
 * @param {Store} other
 */
export function tableOf(store, other) {
  const root = element("div", "differences", { tabindex: "0", role: "region", "aria-label": "Differences" });
  const said = element("p", "verdict", { role: "status" });
  const table = element("table", "", { role: "table" });
  const body = element("tbody", "", { role: "rowgroup" });
  table.append(element("caption", "away", {}, "Values and gradients of both programs"), head(), body);
  root.append(said, table);
  let drawn = /** @type {any} */ (null);
  const draw = () => {
    const { pair, compared, busy, failure } = store.all(["pair", "compared", "busy", "failure"]);
    const isUnderWay = busy && !failure && !isHere(store);
    root.classList.toggle("waiting", isUnderWay);
    if (isUnderWay && drawn) return; // the numbers of A have come, those of B will
    const reason = whyNot(store, other);
    table.hidden = Boolean(reason);
    if (reason) write(said, reason);
    if (!reason && pair === drawn) return;
    drawn = reason ? null : pair;
    if (!drawn || !pair) return;
    const rows = rowsOf(compared.rows, pair.ours, pair.theirs);
    write(said, summed(rows, compared.rows));
    body.replaceChildren(...rows.map(rowOf));
  };
  return { root, draw };
}

/**
 * Whether both answers are here, and belong together.
 * @param {Store} store
 */
function isHere(store) {
  const { pair, compared, tape } = store.all(["pair", "compared", "tape"]);
  return compared !== null && pair?.compared === compared && pair?.ours === tape;
}

/**
 * Why there is nothing to compare; null where there is.
 * @param {Store} store
 * @param {Store} other
 */
function whyNot(store, other) {
  const { compared, runtime } = store.all(["compared", "runtime"]);
  if (runtime === "failed") return "Nothing is compared: Python could not be started, so B was not run.";
  if (!isHere(store)) return runtime === "loading" ? "Python is not here yet: both programs are compared as soon as it is." : "Both programs are being run.";
  const [a, b] = [store.get("failure"), other.get("failure")];
  if (a && b) return "Neither program came to its end: each says why at its own line. They are compared when both run.";
  if (a) return "A did not come to its end, and says why at its line. B stands by itself; they are compared when both run.";
  if (b) return other.get("source").trim() ? "B did not come to its end, and says why at its line. A stands by itself; they are compared when both run." : "B is empty: type a program to compare with, or choose a pair.";
  if (!compared.rows) return "There is nothing to compare: a program makes no value.";
  return null;
}

/** "6 rows differ, 3 are the same." */
function summed(rows, { rows: told, count }) {
  const many = differing(rows);
  const near = rows.filter(({ kind }) => kind === "near").length;
  const left = told.length < count ? ` Of ${count.toLocaleString("en")} values and gradients, ${told.length} are listed, those that differ before all.` : "";
  if (!many) return `${near ? "Everything is the same, up to rounding." : "Everything is the same, up to the last digit."}${left}`;
  return `${many} of ${rows.length} rows differ${near ? `; ${near} more by rounding alone` : ""}.${left}`;
}

function head() {
  const made = element("thead", "", { role: "rowgroup" });
  const row = element("tr", "", { role: "row" });
  row.append(...HEADS.map((title) => element("th", "", { scope: "col", role: "columnheader" }, title)));
  made.append(row);
  return made;
}

/** The roles are said, since a narrow screen shows a row in three lines, and its style would take them away. */
function rowOf({ title, a, b, said, kind }) {
  const row = element("tr", kind, { role: "row" });
  const cell = (name, text) => element("td", name, { role: "cell" }, text);
  row.append(element("th", "", { scope: "row", role: "rowheader" }, title), cell("number", a), cell("number", b), cell("judged", said));
  return row;
}

function write(place, text) {
  if (place.textContent !== text) place.textContent = text;
}
