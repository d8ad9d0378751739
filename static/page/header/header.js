// The top of the page: name, lesson gallery, present, theme, share. And the lesson's text.

import { deepest, element } from "../dom/elements.js";
import { icon } from "../dom/icon.js";
import { lessonOf } from "../lesson/origin.js";
import { saveMenu } from "../saving/menu.js";

const ICONS = {
  moon: "M13.5 10.6A6 6 0 0 1 5.4 2.5a6 6 0 1 0 8.1 8.1z",
  sun: "M8 5a3 3 0 1 0 0 6 3 3 0 0 0 0-6zM8 1v1.6M8 13.4V15M1 8h1.6M13.4 8H15M3 3l1.2 1.2M11.8 11.8 13 13M13 3l-1.2 1.2M4.2 11.8 3 13",
};

const SHARED = {
  copied: ["The link is copied.", "Link copied"],
  shown: ["Copy the link from the address bar.", "See the address bar"],
  long: ["The program is too long for a link.", "Too long for a link"],
};

/** @param {Store} store */
export function header(store, lessons, { chooseLesson, chooseOwn, choosePair, share }) {
  const root = element("header");
  const announce = element("span", "away", { "aria-live": "polite" });
  const theme = element("button", "icon", { type: "button" });
  const predict = element("button", "predict", { type: "button" }, "Predict");
  const compare = element("button", "compare", { type: "button" }, "Compare");
  const present = element("button", "present", { type: "button" }, "Present");
  const link = element("button", "main", { type: "button" }, "Share");
  root.append(element("h1", "", {}, "Autodiff Explorer"), gallery(store, lessons, { chooseLesson, chooseOwn }), element("span", "space"), predict, compare, present, saveMenu(store), theme, link, announce);

  theme.addEventListener("click", () => store.set({ theme: store.get("theme") === "dark" ? "light" : "dark" }));
  predict.addEventListener("click", () => {
    store.set(store.get("predicting") ? { predicting: null } : { predicting: "contributions", tab: "predict", comparing: false });
    store.goOn();
  });
  compare.addEventListener("click", () => {
    if (store.get("comparing")) return store.set({ comparing: false });
    const second = [store.get("second"), lessonOf(store, lessons)?.second ?? "", store.get("source")].find((text) => text.trim());
    choosePair({ second: second ?? "" });
  });
  present.addEventListener("click", () => store.set({ present: !store.get("present") }));
  link.addEventListener("click", async () => {
    [announce.textContent, link.dataset.said] = SHARED[await share()];
    setTimeout(() => (delete link.dataset.said, (announce.textContent = "")), 2000);
  });
  const draw = () => {
    const dark = store.get("theme") === "dark";
    theme.setAttribute("aria-label", dark ? "Light theme" : "Dark theme");
    theme.replaceChildren(icon(dark ? ICONS.sun : ICONS.moon, 16));
    predict.setAttribute("aria-pressed", String(Boolean(store.get("predicting"))));
    compare.setAttribute("aria-pressed", String(Boolean(store.get("comparing"))));
    present.setAttribute("aria-pressed", String(Boolean(store.get("present"))));
    present.textContent = store.get("present") ? "Leave" : "Present";
  };
  store.on(["theme", "present", "predicting", "comparing"], draw);
  draw();
  return root;
}

/** @param {Store} store */
function gallery(store, lessons, { chooseLesson, chooseOwn }) {
  const root = element("div", "gallery");
  const button = element("button", "chosen", { type: "button", "aria-expanded": "false", "aria-controls": "lessons" });
  const list = element("nav", "", { id: "lessons", "aria-label": "Lessons" });
  list.hidden = true;
  const show = (shown) => {
    list.hidden = !shown;
    button.setAttribute("aria-expanded", String(shown));
  };
  const entryOf = (title, summary, choose) => {
    const entry = element("button", "", { type: "button" });
    entry.append(element("b", "", {}, title), element("span", "", {}, summary));
    entry.addEventListener("click", () => {
      show(false);
      choose();
      button.focus();
    });
    return entry;
  };
  const taught = lessons.map((lesson, index) => entryOf(`${index + 1} · ${lesson.title}`, lesson.summary ?? "", () => chooseLesson(lesson)));
  const own = entryOf("Your own program", "", chooseOwn);
  const offer = () => {
    const program = store.get("own");
    own.hidden = !program || program.source === store.get("source");
    own.lastChild.textContent = program ? lastLine(program.source) : "";
  };
  list.append(own, ...taught);
  root.append(button, list);
  button.addEventListener("click", () => {
    show(list.hidden);
    if (!list.hidden) (taught.find((entry) => entry.getAttribute("aria-current")) ?? taught[0])?.focus();
  });
  root.addEventListener("keydown", (event) => {
    const entries = [own, ...taught].filter((entry) => !entry.hidden);
    const focused = entries.indexOf(deepest(document));
    const to = { ArrowDown: focused + 1, ArrowUp: focused - 1 + entries.length, Home: 0, End: entries.length - 1 }[event.key];
    if (event.key === "Escape" && !list.hidden) (show(false), button.focus(), event.stopPropagation());
    if (to === undefined || focused < 0) return;
    event.preventDefault();
    entries[to % entries.length].focus();
  });
  root.addEventListener("focusout", (event) => {
    if (!root.contains(event.relatedTarget)) show(false);
  });
  const draw = () => {
    const at = lessons.indexOf(lessonOf(store, lessons));
    button.replaceChildren(element("span", "", {}, titleOf(store, lessons, at)), element("i", "", { "aria-hidden": "true" }, "▾"));
    button.setAttribute("aria-label", `Lessons: ${button.firstChild.textContent}`);
    taught.forEach((entry, index) => (index === at ? entry.setAttribute("aria-current", "true") : entry.removeAttribute("aria-current")));
  };
  store.on(["lesson", "source", "comparing"], draw);
  store.on(["own", "source"], offer);
  draw();
  offer();
  return root;
}

/** What a program comes to, on one line. */
const lastLine = (source) => source.split("\n").findLast((line) => line.trim())?.trim().slice(0, 50) ?? "";

/** @param {Store} store */
function titleOf(store, lessons, at) {
  if (at < 0) return store.get("comparing") ? "Two programs" : "Your own program";
  return `${at + 1} · ${lessons[at].title}${lessons[at].source === store.get("source") ? "" : ", changed"}`;
}
