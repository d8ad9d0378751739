// What is drawn of a descent by turn, as the plotting kit takes it: the loss, the gradient's length, or a number that moves.

import { around } from "../plotting/ranges.js";
import { dashesOf } from "../plotting/signs.js";

/** What may be drawn by turn: a name for each, and its numbers. */
export function seriesOf({ names, loss, places, gradients }) {
  const lengths = { name: "|gradient|", y: gradients.map((each) => Math.hypot(...each)) };
  const numbers = places.length ? names.map((name, at) => ({ name, y: places.map((place) => place[at]) })) : [];
  return [{ name: "loss", y: loss.y, lost: loss.lost, log: loss.log }, ...(gradients.length ? [lengths] : []), ...numbers];
}

/**
 * One of them; logarithmic where it spans orders of magnitude, or as the reader wishes. `rivals` are other walks' losses.
 * @param {{name: string, y: Array<?number>, lost?: any[], log?: boolean}} series
 * @param {{log: ?boolean, rivals: any[]}} wish
 */
export function curveOf(series, { log: wished, rivals }) {
  const log = wished ?? Boolean(series.log);
  const shown = (y) => y.map((one) => (log && one !== null && one <= 0 ? null : one));
  const y = shown(series.y);
  const turns = y.map((_, turn) => turn);
  const beside = series.name === "loss" ? rivals : [];
  const reach = [...y, ...beside.flatMap((rival) => shown(rival.loss.y)).filter((one) => one !== null && isNear(one, y, log))];
  return {
    name: "loss",
    title: `${series.name} by turn${log ? ", logarithmic" : ""}`,
    words: `The ${series.name} over ${turns.length - 1} turns${log ? ", on a logarithmic axis" : ""}`,
    x: around(turns), y: around(reach, log),
    marks: [
      ...beside.map(({ rule, loss }) => ({ kind: "line", name: `rival ${rule}`, lined: true, dash: dashesOf(rule), colour: "soft", x: loss.y.map((_, turn) => turn), y: shown(loss.y) })),
      { kind: "line", name: "points", lined: true, marker: "circle", size: 7, dash: [], colour: "ink", x: turns, y },
      { kind: "scatter", name: "now", marker: "circle", size: 12, colour: "now", outline: "ink", x: [], y: [] },
    ],
    lost: (series.lost ?? []).map(({ turn, top }) => [turn, top ? 1 : -1]),
  };
}

/** Another walk's number may widen the axis, but not so much that nothing else can be seen. */
function isNear(one, y, log) {
  const known = y.filter((each) => each !== null);
  if (!known.length) return true;
  const [low, high] = [Math.min(...known), Math.max(...known)];
  return log ? one > low / 1e3 && one < high * 1e3 : one > low - (high - low) && one < high + (high - low);
}

/** The same with one turn in the light; nowhere if it lacks one of its numbers. */
export function lit(axes, turn) {
  const now = axes.marks.at(-1);
  const { x, y } = axes.marks.find(({ name }) => name === "points");
  const at = [x[turn], y[turn]].every((number) => Number.isFinite(number)) ? [turn] : [];
  return { ...axes, marks: [...axes.marks.slice(0, -1), { ...now, x: at.map((each) => x[each]), y: at.map((each) => y[each]) }] };
}
