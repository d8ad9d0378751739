// What the curves are where the program stands, in numbers; and why there are none elsewhere.

import { element } from "../dom/elements.js";
import { shape } from "../dom/icon.js";
import { one } from "../tape/cells.js";
import { number } from "../text/digits.js";
import { DASHES } from "./curves.js";

const SIGNED = ["", "signed", "signed"];

/** @param {{graph: () => void}} heard */
export function readings({ graph }) {
  const root = element("div", "read");
  const [title, list] = [element("h3"), element("dl")];
  const [gaps, way] = [element("div", "gaps"), element("p", "way")];
  const open = element("button", "", { type: "button" }, "Open in the graph →");
  open.addEventListener("click", graph);
  root.append(title, list, open, gaps, way);
  const signed = (name, value, at) => [element("dt", "", {}, name), element("dd", `${at ? "signed" : ""} ${value > 0 ? "pos" : value < 0 ? "neg" : ""}`, {}, number(value))];
  return {
    root,
    /** Of a map: the value and both slopes where the program stands. */
    takeMap: ({ target, labels, here, now, side, runs }) => {
      title.textContent = `At ${labels.map((label, at) => `${label} = ${number(here[at], { trim: true })}`).join(", ")}`;
      list.replaceChildren(...[target, ...labels.map((label) => `∂${target}/∂${label}`)].flatMap((name, at) => signed(name, Number(one(now[at])), at)));
      gaps.replaceChildren(element("p", "", {}, "Blue is above 0, orange below. An arrow is the gradient there: it leads uphill, and the longer it is the steeper."));
      way.textContent = `${side} × ${side} places, ${runs === 1 ? "all in one backward pass" : "each a run of the program of its own"}`;
    },
    take: (plot) => {
      const [x, ...here] = plot.here;
      title.textContent = `At ${plot.variable} = ${number(x, { trim: true })}`;
      list.replaceChildren(...here.flatMap((each, at) => (at === 2 && !plot.curves[2].length ? [] : [element("dt", "", {}, plot.titles[at]), element("dd", `${SIGNED[at]} ${each > 0 ? "pos" : each < 0 ? "neg" : ""}`, {}, number(each))])));
      list.append(...plot.beside.flatMap(({ name, here: [value, slope] }, at) => {
        const term = element("dt", "", {}, name);
        term.prepend(lineOf(at));
        return [term, element("dd", "", {}, number(value)), element("dt", "slope", {}, `d${name}/d${plot.variable}`), element("dd", `signed ${slope > 0 ? "pos" : slope < 0 ? "neg" : ""}`, {}, number(slope))];
      }));
      gaps.replaceChildren(...plot.gaps.map((gap) => element("p", "", {}, gapSaid(gap, plot))));
      way.textContent = plot.at < 0 ? `the ${plot.points.toLocaleString("en")} elements of ${plot.variable}, all in one backward pass` : plot.runs === 1 ? `${plot.points.toLocaleString("en")} points, all in one backward pass` : `${plot.points} points, each a run of the program of its own`;
    },
  };
}

/** The line that another curve is drawn with. */
function lineOf(at) {
  const sheet = shape("svg", { width: 30, height: 10, viewBox: "0 0 30 10", "aria-hidden": "true" });
  sheet.append(shape("path", { d: "M 0 5 H 26", class: "curve beside", "stroke-dasharray": DASHES[at] }));
  return sheet;
}

/** Which line has no number, at how many places. */
function gapSaid({ line, text, what, count }, { points }) {
  const where = line ? `line ${line}: ${text}` : text;
  return `Hatched: ${where} is ${what} at ${count.toLocaleString("en")} of the ${points.toLocaleString("en")} points.`;
}
