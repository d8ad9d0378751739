// What stands above the graph when there is something to say: why the program failed, where its text is out of sight; what
// became of a link; and the way back to a program that a lesson took the place of.

import { accountOf, element } from "../dom/elements.js";
import { number } from "../text/digits.js";
import { cut } from "../text/names.js";
import { course } from "./course.js";
import "./notes.css";

const REASONS = {
  damaged: () => "The program in this link cannot be read: the link was damaged, or cut off on its way.",
  numbers: () => "The numbers in this link cannot be read: the link was damaged on its way.",
  unknown: (asked) => `There is no lesson “${asked.slice(0, 60)}”.`,
  unread: () => "This link cannot be read: it was damaged, or cut off on its way.",
  version: () => "This link is for another version of this page.",
  second: () => "The second program in this link cannot be read: it was damaged on its way. The first one is here.",
  cut: () => "This link names no lesson and no program: its end may have been cut off.",
};

/** @param {Store} store */
export function notes(store, { chooseOwn }) {
  const root = element("div", "notes");
  const reason = element("div", "reason", { "aria-live": "assertive" });
  const link = element("div", "note", { role: "status" });
  const own = element("div", "note", { role: "status" });
  const left = element("div", "note", { role: "status" });
  const missed = element("div", "note", { role: "status" });
  root.append(course(store), reason, left, missed, link, own);
  const drawReason = () => {
    const { failure, reasonIs } = store.all(["failure", "reasonIs"]);
    reason.setAttribute("aria-hidden", String(reasonIs !== "away")); // else it has been said at the editor
    reason.replaceChildren(...(failure && reasonIs !== "in sight" ? accountOf(failure) : []));
  };
  const drawLink = () => {
    const trouble = store.get("trouble");
    link.replaceChildren(...(trouble ? [element("span", "", {}, troubleSaid(trouble)), closing(() => store.set({ trouble: null }))] : []));
  };
  const drawOwn = () => {
    const back = element("button", "", { type: "button" }, "Back to your program");
    back.addEventListener("click", chooseOwn);
    own.replaceChildren(...(store.get("keptOwn") ? [element("span", "", {}, "Your program is kept."), back, closing(() => store.set({ keptOwn: false }))] : []));
  };
  const drawLeft = () => {
    const said = store.get("tape")?.left_out;
    left.replaceChildren(...(said ? [element("span", "", {}, said)] : []));
  };
  const drawMissed = () => {
    const said = missedSaid(store.get("tape"), store.get("target"));
    missed.replaceChildren(...(said ? [element("span", "", {}, said), closing(() => store.aimAt(store.tape().own))] : []));
  };
  store.on(["tape"], drawLeft);
  store.on(["tape", "target"], drawMissed);
  store.on(["failure", "reasonIs"], drawReason);
  store.on(["trouble"], drawLink);
  store.on(["keptOwn"], drawOwn);
  return root;
}

/** Why the target that was asked for is not the one that is shown. */
const MISSED = {
  gone: (called) => `There is no ${called} in this graph`,
  constant: (called) => `${called} is constant: no gradient can flow from it`,
};

function missedSaid(tape, target) {
  const why = MISSED[tape?.missed];
  if (!why || !target) return "";
  const { called, count, row } = target;
  if (row) return `${called} has no answer to (${row.map((each) => number(each, { digits: 3, trim: true })).join(", ")}). So this is the graph of ${tape.rows[tape.own]?.name}, the program’s own target.`;
  return `${why(cut(count ? `${called} number ${count + 1}` : called, 60))}. So the way back begins at ${tape.rows[tape.own]?.name}, the program’s own target.`;
}

function troubleSaid({ reason, asked, lesson }) {
  const shown = reason === "numbers" ? "is shown with its own numbers" : "is shown instead";
  return `${REASONS[reason](asked ?? "")} Lesson ${lesson.order}, “${lesson.title}”, ${shown}.`;
}

function closing(close) {
  const button = element("button", "close", { type: "button", "aria-label": "Close this note", title: "Close" }, "×");
  button.addEventListener("click", close);
  return button;
}
