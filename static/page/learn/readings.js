// What is said beside the plane of one turn: losses, how much is on the wrong side, and the answer at one place.

import { element } from "../dom/elements.js";
import { number } from "../text/digits.js";
import { placeOf } from "./plane.js";
import { sayings } from "./unpacked.js";

export function readings() {
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
      const at = placeOf(seen, place).map((each) => number(each, { digits: 3 })).join(", ");
      asked.replaceChildren(element("h2", "", {}, `Asked at (${at})`), answer(seen, value));
    },
  };
}

function answer(seen, value) {
  const made = element("p", "", {}, "The model answers ");
  const over = value > seen.middle;
  if (seen.classes > 2) {
    made.append(element("b", "", {}, String(Math.round(value))), ", of its classes the one that it speaks for most.");
    return made;
  }
  made.append(element("b", seen.kind === "plane" ? (over ? "pos" : "neg") : "", {}, number(value, { digits: 3 })), seen.kind === "plane" && seen.classes ? (over ? ": the blue side." : ": the orange side.") : ".");
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
