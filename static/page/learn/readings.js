// What is said beside the plane of one turn: losses, how much is on the wrong side, and the answer at one place.

import { element } from "../dom/elements.js";
import { number } from "../text/digits.js";
import { placeOf } from "./plane.js";
import { FINEST, sayings, shares, sureOf } from "./unpacked.js";

/** @param {{walk: (place: number[]) => void}} heard of the place whose answer is to be walked through */
export function readings({ walk }) {
  const root = element("div", "readings");
  const [table, asked] = [element("table", "counts"), element("div", "asked")];
  root.append(table, asked);
  return {
    root,
    see: (seen, exam, turn) => table.replaceChildren(...rowsOf(seen, exam, turn)),
    ask: (seen, exam, place) => {
      asked.hidden = place === null || !exam?.grid;
      if (asked.hidden) return;
      const value = sayings(exam.grid, seen.reach)[place] + seen.middle;
      const row = placeOf(seen, place);
      const at = row.map((each) => number(each, { digits: 3 })).join(", ");
      const link = element("button", "walk", { type: "button" }, "Walk through this answer →");
      link.addEventListener("click", () => walk(row));
      const said = answer(seen, value, exam.sure ? shares(exam.sure)[place] : null);
      said.append(" ", link);
      asked.replaceChildren(heading(`Asked at (${at})`), said);
    },
  };
}

function heading(title) {
  const head = element("div", "head");
  head.append(element("h2", "", {}, title), element("span", "hint", {}, "point anywhere; a click stays"));
  return head;
}

/** As many digits as are known of a value that is told in steps of its reach. */
const digitsOf = (value, reach) => Math.max(1, Math.min(4, Math.floor(Math.log10(Math.abs(value) / (reach / FINEST) || 1))));

const percent = (share, digits) => `${Math.min(100, 100 * share).toFixed(digits)} %`;

/** What the model says at one place; `share` is how sure it is of one of many classes. */
function answer(seen, value, share) {
  const made = element("p", "", {}, "The model answers ");
  const over = value > seen.middle;
  if (seen.classes > 2) {
    made.append(element("b", "", {}, String(Math.round(value))), share === null ? ", of its classes the one that it speaks for most." : `, and is ${percent(share, 0)} sure.`);
    return made;
  }
  const sure = sureOf(seen, value);
  const side = over ? "blue" : "orange";
  const said = seen.kind !== "plane" || !seen.classes ? "." : sure === null ? `: the ${side} side.` : `: ${side}, and is ${percent(sure, 1)} sure.`;
  made.append(element("b", seen.kind === "plane" ? (over ? "pos" : "neg") : "", {}, number(value, { digits: digitsOf(value, seen.reach) })), said);
  return made;
}

function rowsOf(seen, exam, turn) {
  const head = element("tr");
  head.append(...["", "loss", ...(seen.classes ? ["on the wrong side"] : [])].map((words) => element("th", "", { scope: "col" }, words)));
  const row = (name, kind, loss, wrong, count) => {
    const made = element("tr");
    const title = element("th", kind, { scope: "row" });
    title.append(element("i", "sample"), name);
    made.append(title, element("td", "", {}, loss === null || loss === undefined ? "" : number(loss)), ...(seen.classes ? [element("td", "", {}, wrong ? `${wrong.length} of ${count}` : "")] : []));
    return made;
  };
  const tests = seen.tests || seen.test;
  return [head, row("train", "train", seen.losses[turn], exam?.wrong, seen.train?.count), ...(tests ? [row("test", "test", seen.tests?.[turn], exam?.wrongTest, seen.test?.count)] : [])];
}
