// The data that can be chosen, as small pictures: a click rewrites the program's line. And a way to bring one's own.

import { element } from "../dom/elements.js";
import { shape } from "../dom/icon.js";
import { SETS, drawing } from "./rewriting.js";

const [WIDE, TALL] = [62, 42];

/** Points of a small picture, by its data: drawn by hand, as a sign is; the real ones are drawn by the program. */
const SIGNS = {
  moons: (t) => [[[8 + 30 * t, 26 - 20 * Math.sin(Math.PI * t)], 1], [[24 + 30 * t, 16 + 20 * Math.sin(Math.PI * t)], 0]],
  spirals: (t) => [0, 1].map((side) => [[31 + 22 * Math.sqrt(t + 0.02) * Math.cos(7 * t + Math.PI * side), 21 + 17 * Math.sqrt(t + 0.02) * Math.sin(7 * t + Math.PI * side)], side]),
  circles: (t) => [[[31 + 23 * Math.cos(6.2832 * t), 21 + 17 * Math.sin(6.2832 * t)], 0], [[31 + 10 * Math.cos(6.2832 * t), 21 + 7 * Math.sin(6.2832 * t)], 1]],
  xor: (t) => [[[12 + 16 * t, 8 + ((t * 37) % 11)], 0], [[36 + 16 * t, 24 + ((t * 53) % 11)], 0], [[36 + 16 * t, 8 + ((t * 41) % 11)], 1], [[12 + 16 * t, 24 + ((t * 29) % 11)], 1]],
  line: (t) => [[[8 + 46 * t, 36 - 28 * t + 6 * Math.sin(40 * t)], 1]],
};

/** @param {{choose: (name: string) => void, bring: () => void}} heard */
export function sets({ choose, bring }) {
  const root = element("div", "sets", { role: "group", "aria-label": "Data" });
  const made = Object.fromEntries(Object.entries(SETS).map(([name, [title]]) => {
    const button = element("button", "set", { type: "button", "aria-pressed": "false" });
    button.append(sign(SIGNS[name]), element("span", "", {}, String(title)));
    button.addEventListener("click", () => choose(name));
    return [name, button];
  }));
  const own = element("button", "set own", { type: "button" });
  own.append(element("span", "plus", { "aria-hidden": "true" }, "+"), element("span", "", {}, "your own"));
  own.addEventListener("click", bring);
  root.append(...Object.values(made), own);
  return {
    root,
    take: (source) => {
      const there = drawing(source);
      for (const [name, button] of Object.entries(made)) {
        button.setAttribute("aria-pressed", String(there?.name === name));
        button.disabled = !there;
        button.title = there ? `Rewrites line ${there.line}` : "The program draws its data in a way of its own: there is no line to rewrite.";
      }
      own.setAttribute("aria-pressed", String(there?.name === "table"));
    },
  };
}

function sign(pointsAt) {
  const made = shape("svg", { viewBox: `0 0 ${WIDE} ${TALL}`, width: WIDE, height: TALL, "aria-hidden": "true" });
  const points = Array.from({ length: 16 }, (_, at) => pointsAt(at / 15)).flat();
  made.append(...points.map(([[x, y], side]) => shape("circle", { cx: x.toFixed(1), cy: y.toFixed(1), r: 1.7, class: side ? "pos" : "neg" })));
  return made;
}
