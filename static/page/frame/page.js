// The frame of the page: header, the places of the views, the address, the theme. Knows no view from inside.

import "../look/look.css";
import "./page.css";
import { childrenOf } from "../adapters/sessions.js";
import { journey, still } from "../address/journey.js";
import { HIDEABLE } from "../address/settings.js";
import { element } from "../dom/elements.js";
import { tapeOf } from "../tape/tape.js";
import { header } from "../header/header.js";
import { lessonText } from "../lesson/lesson.js";
import { lessonOf } from "../lesson/origin.js";
import { notes } from "../notes/notes.js";
import { noticeOf } from "../notes/notice.js";
import { storeOf } from "../store/find.js";
import { keepInSight } from "./sight.js";
import "../store/stores.js";
import { recall, remember } from "../store/memory.js";
import { watchConnection } from "../wire/connection.js";
import { watchPatience } from "../wire/patience.js";
import { connect } from "../wire/wire.js";

const PLACES = { program: ["editor", "inputs", "output"], graph: ["graph", "transport"], why: ["ask", "why"], tabs: ["tabs"], beside: ["beside"], compare: ["compare"] };
const LABELS = { program: "Program and inputs", graph: "Graph", why: "Explanation", tabs: "Descent and table", beside: "Program B", compare: "Both programs" };

export async function render({ model }) {
  const store = await storeOf(model.key, model);
  const lessons = model.lessons ?? [];
  const way = (model.key === "main" ? journey : still)(store, lessons);
  store.set({ choosePair: way.choosePair });
  colour(model.colours);
  store.set({ blank: tapeOf(JSON.parse(model.blank)), longest: model.longest, limit: Math.min(model.longest, recall("limit") ?? store.get("shortest")) });
  store.on(["limit"], () => remember("limit", store.get("limit")));
  const shown = model.key !== "main" && model.answer?.revision !== undefined; // a graph without a program
  const root = element("div", "frame");
  const notices = element("div", "notices");
  root.append(skip(root), header(store, lessons, way), panes(store, lessons), halves(store), places(model), busy(), notices);
  root.querySelector(".program").append(lessonText(store, lessons, way));
  root.querySelector("section.graph").prepend(notes(store, way));

  const draw = () => {
    for (const flag of /** @type {const} */ (["busy", "present", "comparing"])) root.classList.toggle(flag, store.get(flag));
    root.classList.toggle("failed", Boolean(store.get("failure")));
    root.classList.toggle("embedded", Boolean(store.get("embed")));
    root.classList.toggle("inside", model.key !== "main");
    root.classList.toggle("shown", shown);
    const hidden = store.get("hide") ?? [];
    const hasText = Boolean(store.get("lesson")) && !hidden.includes("lesson") && !store.get("present");
    const isBare = !hasText && ["code", "sliders", "output"].every((part) => hidden.includes(part));
    const pane = store.get("pane") ?? "picture";
    for (const part of HIDEABLE) root.classList.toggle(`no-${part}`, hidden.includes(part));
    root.classList.toggle("bare", isBare); // nothing is left beside the graph
    root.dataset.half = store.get("half");
    root.dataset.tab = store.get("tab") ?? "";
    root.dataset.pane = isBare || (pane === "lesson" && !hasText) ? "picture" : pane;
    if (model.key === "main") document.documentElement.dataset.theme = store.get("theme");
  };
  themed(store);
  store.on(["busy", "present", "comparing", "failure", "embed", "hide", "theme", "pane", "lesson", "tab", "half"], draw);
  draw();
  const [lost, late, told] = ["lost", "late", "told"].map((matter) => noticeOf(notices, matter));
  const tell = () => told(store.get("notice")?.text, store.get("notice") ?? {});
  store.on(["notice"], tell);
  tell();
  const end = shown ? null : await way.begin();
  if (end) model.on("remove", end);
  if (model.key === "main") keepInSight(store, root);
  watchConnection(store, model, lost, connect(store, model));
  watchPatience(store, late, model.key === "main" ? () => location.reload() : null);
  return root;
}

function places(model) {
  const main = element("main");
  for (const [place, views] of Object.entries(PLACES)) {
    const section = element("section", place, { "aria-label": LABELS[place], tabindex: "-1" });
    for (const view of views) {
      const seat = element("div", `seat ${view}`);
      seat.append(...childrenOf(model, view));
      section.append(seat);
    }
    main.append(section);
  }
  return main;
}

function skip(root) {
  const link = element("a", "skip", { href: "#graph" }, "Skip to the graph");
  link.addEventListener("click", (event) => {
    event.preventDefault();
    root.querySelector("section.graph").focus();
  });
  return link;
}

/**
 * On a narrow screen: the picture, the program, or what the lesson says.
 * @param {Store} store
 */
function panes(store, lessons) {
  const root = element("div", "panes", { role: "group", "aria-label": "Show" });
  const buttons = { picture: "Graph", program: "Code", lesson: "Lesson" };
  const made = Object.entries(buttons).map(([pane, title]) => {
    const button = element("button", "", { type: "button", "data-shows": pane }, title);
    button.addEventListener("click", () => store.set({ pane }));
    const draw = () => button.setAttribute("aria-pressed", String((store.get("pane") ?? "picture") === pane));
    store.on(["pane"], draw);
    draw();
    return button;
  });
  root.append(...made);
  const offer = () => {
    made.at(-1).hidden = !lessonOf(store, lessons);
    if (made.at(-1).hidden && store.get("pane") === "lesson") store.set({ pane: "program" });
  };
  store.on(["lesson", "source"], offer);
  offer();
  return root;
}

/**
 * Where there is no room for two programs: which of them is shown.
 * @param {Store} store
 */
function halves(store) {
  const root = element("div", "halves", { role: "group", "aria-label": "Show program" });
  root.append(.../** @type {const} */ (["a", "b"]).map((half) => {
    const button = element("button", "", { type: "button" }, `Program ${half.toUpperCase()}`);
    button.addEventListener("click", () => store.set({ half }));
    const draw = () => button.setAttribute("aria-pressed", String(store.get("half") === half));
    store.on(["half"], draw);
    draw();
    return button;
  }));
  return root;
}

const busy = () => element("div", "running", { "aria-hidden": "true" });

function colour(css) {
  if (document.getElementById("autodiff-colours")) return;
  const style = element("style", "", { id: "autodiff-colours" }, css);
  document.head.append(style);
}

/** @param {Store} store */
function themed(store) {
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const chosen = () => store.get("lentTheme") ?? recall("theme") ?? (dark.matches ? "dark" : "light");
  const adopt = () => store.set({ theme: chosen() });
  adopt();
  dark.addEventListener("change", adopt);
  store.on(["lentTheme"], adopt);
  store.on(["theme"], () => {
    const theme = store.get("theme");
    if (theme === chosen()) return;
    remember("theme", theme);
    store.set({ lentTheme: null }); // what the reader wants goes before what a link asks for
  });
}
