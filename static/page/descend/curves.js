// What is drawn of a descent, as the plotting kit takes it: the loss by turn, and the path of two parameters or the loss over one.

import { around } from "../plotting/ranges.js";

/** The loss of each turn; logarithmic where it spans orders of magnitude. */
export function lossOf({ loss }) {
  const turns = loss.y.map((_, turn) => turn);
  return {
    name: "loss",
    title: loss.log ? "loss by turn, logarithmic" : "loss by turn",
    words: `The loss over ${turns.length - 1} turns${loss.log ? ", on a logarithmic axis" : ""}`,
    x: around(turns), y: around(loss.y, loss.log),
    marks: walked("pos", turns, loss.y),
    lost: loss.lost.map(({ turn, top }) => [turn, top ? 1 : -1]),
  };
}

/** In the plane of two parameters over level lines, or the loss over the only one. */
export function pathOf({ names, loss, path, contour }) {
  const isPlane = names.length > 1;
  const [xs, ys] = [path.map(([x]) => x), isPlane ? path.map(([, y]) => y) : loss.y];
  const lost = isPlane ? [] : loss.lost.filter(({ turn }) => path[turn][0] !== null).map(({ turn, top }) => [path[turn][0], top ? 1 : -1]);
  const title = isPlane ? `${contour.xs.length ? "contour, " : ""}path of ${names[0]} and ${names[1]}` : `loss over ${names[0]}`;
  const levels = { kind: "contour", name: "contour", colour: "strong", dash: [], x: gapped(contour.xs), y: gapped(contour.ys) };
  return {
    name: "path", title, words: title,
    x: around([...xs, ...lost.map(([x]) => x)]), y: around(ys),
    marks: [levels, ...walked("ink", xs, ys)],
    lost,
  };
}

/** The same with one turn in the light; nowhere if it lacks one of its numbers. */
export function lit(axes, turn) {
  const now = axes.marks.at(-1);
  const { x, y } = axes.marks.find(({ name }) => name === "points");
  const at = [x[turn], y[turn]].every((number) => Number.isFinite(number)) ? [turn] : [];
  return { ...axes, marks: [...axes.marks.slice(0, -1), { ...now, x: at.map((each) => x[each]), y: at.map((each) => y[each]) }] };
}

/** The way from point to point, its points, and room for the present one. */
const walked = (colour, x, y) => [
  { kind: "line", name: "points", lined: true, marker: "circle", size: 7, dash: [], colour, x, y },
  { kind: "scatter", name: "now", marker: "circle", size: 12, colour: "now", outline: "ink", x: [], y: [] },
];

/** Several lines as one, with gaps between. */
const gapped = (lines) => lines.flatMap((line, at) => (at ? [null, ...line] : line));
