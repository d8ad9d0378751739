// What the program printed, and under it what it drew.

import "../look/look.css";
import "./output.css";
import { element } from "../dom/elements.js";
import { plotting } from "./plots.js";
import { storeOf } from "../store/find.js";

export async function render({ model }) {
  const store = await storeOf(model.key, model);
  const root = element("div", "results");
  const room = element("div", "room", { tabindex: "0", role: "group", "aria-label": "Printed" });
  const printed = element("pre", "printed");
  const drawn = element("div", "drawn");
  const plots = element("div", "plots", { role: "group", "aria-label": "Drawn" });
  room.append(printed);
  drawn.append(element("h2", "", {}, "Drawn"), plots);
  root.append(element("h2", "", {}, "Printed"), room, drawn);
  const figures = plotting(plots);

  const draw = () => {
    const { output, plots: asked } = store.get("tape") ?? {};
    const isCovered = store.openQuestion() !== null;
    room.classList.toggle("empty", !output || isCovered);
    printed.textContent = isCovered ? "shown when all questions are answered" : output || "nothing yet";
    drawn.hidden = isCovered || !asked?.length;
    figures.show(isCovered ? [] : (asked ?? []));
  };
  store.on(["tape", "predicting", "answers"], draw);
  store.on(["theme"], () => requestAnimationFrame(figures.theme));
  draw();
  return root;
}
