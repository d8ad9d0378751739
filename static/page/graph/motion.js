// What flows, seen flowing: dots that run along the edges of the step just taken. A thin layer over the figure.

import { element } from "../dom/elements.js";
import { wayOf } from "../tape/geometry.js";

const SWIFT = 190; // ms
const MOST_CARDS = 100;
const still = matchMedia("(prefers-reduced-motion: reduce)");

/** Let dots run along the ways of a step: along its inputs when a value is made, back along its edge after that. */
export function flow(layer, scene, { phase, node, edge }, edges, toScreen) {
  layer.replaceChildren();
  if (still.matches || scene.boxes.length > MOST_CARDS || phase === "seed") return;
  const source = phase === "value" ? "edges" : "backs";
  scene.routes.forEach((keys, route) => {
    if (!keys.some((key) => (phase === "value" ? edges[key][1] === node : key === edge))) return;
    run(layer, phase, wayOf(scene, source, route).map((row) => curve(scene.shape[source], row, toScreen)).join(" "));
  });
}

function run(layer, phase, path) {
  const dot = element("i", `runner ${phase}`);
  dot.style.offsetPath = `path("${path}")`;
  layer.append(dot);
  const motion = dot.animate([{ offsetDistance: "0%" }, { offsetDistance: "100%" }], { duration: SWIFT, easing: "ease-in-out" });
  motion.onfinish = () => dot.remove();
}

function curve(shape, row, toScreen) {
  const point = (x, y) => toScreen(shape[x][row], shape[y][row]).map((number) => number.toFixed(1)).join(" ");
  return `M ${point("x0", "y0")} C ${point("cx0", "cy0")} ${point("cx1", "cy1")} ${point("x1", "y1")}`;
}
