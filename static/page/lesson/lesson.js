// What a lesson says and asks. The files are our own, yet they are written as text like everything else.

import { element } from "../dom/elements.js";
import { lessonOf } from "./origin.js";

/** @param {Store} store */
export function lessonText(store, lessons, { choosePair }) {
  const root = element("details", "lesson");
  root.open = true;
  const title = element("summary");
  title.append(element("h2", "", {}, "Lesson"));
  const body = element("div", "words");
  root.append(title, body);
  let shown = null;
  const draw = () => {
    const lesson = lessonOf(store, lessons);
    root.hidden = !lesson;
    if (!lesson || lesson === shown) return;
    shown = lesson;
    body.scrollTop = 0;
    body.replaceChildren(...paragraphs(lesson.text ?? ""), ...questions(lesson.questions ?? []), ...pair(lesson, choosePair));
  };
  store.on(["lesson", "source"], draw);
  draw();
  return root;
}

const paragraphs = (text) => text.split(/\n\s*\n/).filter((part) => part.trim()).map((part) => spoken("p", part.trim().replace(/\s*\n\s*/g, " ")));

function questions(asked) {
  if (!asked.length) return [];
  const list = element("ol");
  list.append(...asked.map((question) => answerable(question)));
  return [list];
}

/** What the program is to be compared with, if the lesson says so. */
function pair({ second }, choosePair) {
  if (!second) return [];
  const button = element("button", "", { type: "button" }, "Compare with another program");
  button.addEventListener("click", () => choosePair({ second }));
  return [button];
}

/** A question that opens to its answer. */
function answerable({ ask, answer }) {
  const made = element("li");
  const both = element("details");
  both.append(spoken("summary", ask), spoken("p", answer));
  made.append(both);
  return made;
}

/** `code` and **strong** in running text. */
function spoken(tag, text) {
  const made = element(tag);
  for (const part of text.split(/(`[^`]+`|\*\*[^*]+\*\*)/)) {
    if (part.startsWith("`")) made.append(element("code", "", {}, part.slice(1, -1)));
    else if (part.startsWith("**")) made.append(element("strong", "", {}, part.slice(2, -2)));
    else if (part) made.append(part);
  }
  return made;
}
