// The table of what is the same in both programs and what is not; a sentence where there is nothing to compare.

import { element } from "../dom/elements.js";
import { differing, rowsOf } from "./rows.js";

const HEADS = ["", "A", "B", "Relative difference", "Verdict"];

/**
 * What comes back draws anew.
 * @param {Store} store
 * @param {Store} other
 */
export function tableOf(store, other) {
  const root = element("div", "differences", { tabindex: "0", role: "region", "aria-label": "Differences" });
  const said = element("p", "verdict", { role: "status" });
  const table = element("table");
  const body = element("tbody");
  table.append(element("caption", "away", {}, "Values and gradients of both programs"), head(), body);
  root.append(said, table);
  let drawn = /** @type {any} */ (null);
  const draw = () => {
    const { pair, compared, busy } = store.all(["pair", "compared", "busy"]);
    if (!compared && busy && drawn) return; // the numbers of A have come, those of B are under way
    const reason = whyNot(store, other);
    table.hidden = Boolean(reason);
    if (reason) write(said, reason);
    if (!reason && pair === drawn) return;
    drawn = reason ? null : pair;
    if (!drawn) return;
    const rows = rowsOf(compared.rows, pair.ours, pair.theirs);
    write(said, summed(rows, compared.rows));
    body.replaceChildren(...rows.map(rowOf));
  };
  return { root, draw };
}

/**
 * Why there is nothing to compare; null where there is.
 * @param {Store} store
 * @param {Store} other
 */
function whyNot(store, other) {
  const { compared, pair, runtime } = store.all(["compared", "pair", "runtime"]);
  if (runtime === "failed") return "Nothing is compared: Python could not be started, so B was not run.";
  if (!compared || pair?.compared !== compared || pair.ours !== store.get("tape")) return runtime === "loading" ? "Python is not here yet: both programs are compared as soon as it is." : "Both programs are being run.";
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
  return `${many} of ${rows.length} rows differ${near ? `, ${near} by rounding alone` : ""}.${left}`;
}

function head() {
  const made = element("thead");
  const row = element("tr");
  row.append(element("td"), ...HEADS.slice(1).map((title) => element("th", "", { scope: "col" }, title)));
  made.append(row);
  return made;
}

function rowOf({ title, a, b, relative, said, kind }) {
  const row = element("tr", kind);
  row.append(element("th", "", { scope: "row" }, title), element("td", "number", {}, a), element("td", "number", {}, b), element("td", "number", {}, relative), element("td", "said", {}, said));
  return row;
}

function write(place, text) {
  if (place.textContent !== text) place.textContent = text;
}
