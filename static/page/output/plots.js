// A program's figures under its output: their titles, names and places. What is drawn has been decided in Python.

import { element } from "../dom/elements.js";
import { icon, shape } from "../dom/icon.js";
import { axesIn, formOf } from "../plotting/axes.js";
import "./plots.css";

const LARGER = "M9.5 2H14v4.5M14 2 9.5 6.5M6.5 14H2V9.5M2 14l4.5-4.5";

/** Keeps `root` showing the newest figures: new points in the old axes where only numbers have changed. */
export function plotting(root) {
  let form = "[]";
  let drawn = [];
  const theme = () => drawn.forEach((axes) => axes.theme());
  const show = (figures) => {
    const fresh = formOf(figures);
    if (fresh !== form) {
      form = fresh;
      drawn.forEach((axes) => axes.remove());
      drawn = [];
      root.replaceChildren(...figures.map((figure) => figureOf(figure, (canvas) => drawn.push(axesIn(canvas)))));
      root.hidden = !figures.length;
    }
    figures.flatMap(({ axes }) => axes).forEach((axes, at) => drawn[at].show(axes));
  };
  return { show, theme };
}

function figureOf({ title, columns, axes }, made) {
  const root = element("div", "plot", { role: "group", "aria-label": title || "Figure" });
  const grid = element("div", columns > 1 ? "grid" : "grid single", { style: `--columns: ${columns}` });
  const larger = element("button", "larger", { type: "button", "aria-label": "Enlarge", title: "Enlarge" });
  larger.append(icon(LARGER, 16));
  larger.addEventListener("click", () => enlarge(root));
  if (title) root.append(element("h3", "", {}, title));
  grid.append(...axes.map((each) => axesOf(each, made)));
  root.append(larger, grid);
  return root;
}

function axesOf(axes, made) {
  const root = element("figure");
  const canvas = element("div", "canvas");
  if (axes.title) root.append(element("figcaption", "", {}, axes.title));
  root.append(canvas, legendOf(axes.marks));
  made(canvas);
  return root;
}

/** The names as they were typed, each beside its stroke. */
function legendOf(marks) {
  const list = element("ul", "names");
  const named = marks.filter(({ label }) => label);
  list.append(...named.map((mark) => {
    const entry = element("li", "", {}, mark.label);
    entry.prepend(swatch(mark));
    return entry;
  }));
  return list;
}

function swatch({ colour, dash, lined, marker, kind }) {
  const made = shape("svg", { viewBox: "0 0 28 12", "aria-hidden": "true" });
  const draw = (name, attributes) => made.append(shape(name, attributes));
  made.style.color = `var(--${colour})`;
  if (["bar", "cell", "band"].includes(kind)) draw("rect", { x: 8, y: 1, width: 12, height: 10, fill: "currentColor" });
  else if (lined || kind !== "scatter") draw("path", { d: "M1 6h26", "stroke-dasharray": dash.join(" ") });
  if (marker) draw("circle", { cx: 14, cy: 6, r: 3.5, fill: "currentColor" });
  return made;
}

/** The figure on the whole screen, and back in its place when that is closed. */
function enlarge(plot) {
  const seat = element("div", "seat");
  const dialog = element("dialog", "large", { "aria-label": "Figure" });
  const close = element("button", "", { type: "button", autofocus: "" }, "Close");
  plot.replaceWith(seat);
  dialog.append(plot, close);
  seat.append(dialog);
  close.addEventListener("click", () => dialog.close());
  dialog.addEventListener("click", ({ target }) => target === dialog && dialog.close());
  dialog.addEventListener("close", () => seat.replaceWith(plot));
  dialog.showModal();
}
