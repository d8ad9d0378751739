// Of a run that takes a while: the turn that it is in, and a way to have it stop there with what it has by then.

import { element } from "../dom/elements.js";
import "./course.css";

const WHILE = 400; // ms of a run before it is spoken of
const SAID = 5000; // ms between two tellings aloud

/** @param {Store} store */
export function course(store) {
  const root = element("div", "course", { role: "group", "aria-label": "The run" });
  const bar = element("progress");
  const turn = element("span", "", { "aria-hidden": "true" });
  const aloud = element("span", "away", { role: "status" });
  const stop = element("button", "", { type: "button" }, "Stop here");
  root.append(turn, bar, stop, aloud);
  root.hidden = true;
  let began = 0;
  let told = 0;

  const hide = () => {
    [root.hidden, turn.textContent, aloud.textContent, told, began] = [true, "", "", 0, 0];
    stop.disabled = false;
    stop.textContent = "Stop here";
  };
  const draw = () => {
    const { progress, busy } = store.all(["progress", "busy"]);
    if (!progress || !busy) return hide();
    began ||= performance.now();
    if (performance.now() - began < WHILE) return;
    root.hidden = false;
    turn.textContent = sentence(progress);
    bar.toggleAttribute("hidden", !progress.of);
    if (progress.of) Object.assign(bar, { max: progress.of, value: progress.turn });
    if (performance.now() - told < SAID && told) return;
    told = performance.now();
    aloud.textContent = sentence(progress);
  };
  stop.addEventListener("click", () => {
    stop.disabled = true;
    stop.textContent = "Stopping …";
    store.set({ stopping: store.get("progress")?.revision ?? 0 });
  });
  store.on(["progress", "busy"], draw);
  return root;
}

const counted = (number) => number.toLocaleString("en");
const sentence = ({ turn, of }) => `Turn ${counted(turn)}${of ? ` of ${counted(of)}` : ""}`;
