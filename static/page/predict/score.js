// The score of a walk: a mark for each question, and how many were right at once, at a later try, or shown.

import { element } from "../dom/elements.js";
import { count } from "../text/wording.js";

const MOST = 40; // marks at once: of more those around the open question

/** "once", "later", "shown", "open" or "coming". */
function markOf({ tries, end }, isOpen) {
  if (end === "shown") return "shown";
  if (end === "right") return tries.filter(({ counts }) => counts).length === 1 ? "once" : "later";
  return isOpen ? "open" : "coming";
}

const NAMES = { once: "right at once", later: "right at a later try", shown: "shown", open: "open", coming: "to come" };
const SIGNS = { once: "✓", later: "✓", shown: "■", open: "", coming: "" };

/** @param {Store} store */
const marksOf = (store) => store.questions().map((question) => markOf(store.answerTo(question), question === store.openQuestion()));

/**
 * The marks in a row, and their sum in words.
 * @param {Store} store
 */
export function scoreOf(store) {
  const marks = marksOf(store);
  const root = element("div", "score");
  const at = Math.max(0, marks.indexOf("open"));
  const first = Math.max(0, Math.min(at - MOST / 2, marks.length - MOST));
  const row = element("ol", "marks", { "aria-label": "This run" });
  marks.slice(first, first + MOST).forEach((mark, place) => {
    const item = element("li", mark, { "aria-label": `Question ${first + place + 1}: ${NAMES[mark]}` });
    item.append(element("span", "", { "aria-hidden": "true" }, SIGNS[mark]));
    row.append(item);
  });
  root.append(element("h2", "", {}, "This run"), row, element("p", "sum", {}, said(marks)));
  return root;
}

/** "2 at once, 2 at a later try, none shown" */
function said(marks) {
  const of = (mark) => marks.filter((each) => each === mark).length;
  const number = (many) => (many ? count(many) : "none");
  return `${number(of("once"))} at once, ${number(of("later"))} at a later try, ${number(of("shown"))} shown`;
}
