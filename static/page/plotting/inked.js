// A set of axes, as `axes.js` shows them, drawn as an SVG of its own: for a file. Lines, points and ticks; no other mark.

import { colourOf, tokenOf } from "../dom/tokens.js";
import { shape } from "../dom/icon.js";
import { number } from "../text/digits.js";
import { decades } from "./ranges.js";
import { line, said, text, ticksOf } from "./sheet.js";

const [WIDE, TALL, LEFT, RIGHT, TOP, BOTTOM] = [720, 420, 78, 16, 34, 34];

/** The sheet; its colours are those of the page at this moment. */
export function inked(axes) {
  const sheet = shape("svg", { viewBox: `0 0 ${WIDE} ${TALL}` });
  const clip = shape("clipPath", { id: "frame" });
  clip.append(shape("rect", { x: LEFT, y: TOP, width: WIDE - LEFT - RIGHT, height: TALL - TOP - BOTTOM }));
  const inside = shape("g", { "clip-path": "url(#frame)" });
  const place = ([x, y]) => [LEFT + part(axes.x, x) * (WIDE - LEFT - RIGHT), TALL - BOTTOM - part(axes.y, y) * (TALL - TOP - BOTTOM)];
  inside.append(...axes.marks.flatMap((mark) => markOf(mark, place)));
  sheet.append(clip, ...rulersOf(axes, place), inside, worded(text([LEFT, 20], axes.title ?? axes.name, "", "start"), "ink", 600));
  return sheet;
}

/** How far a number is along an axis. */
function part({ low, high, log }, at) {
  return log ? Math.log(at / low) / Math.log(high / low) : (at - low) / (high - low);
}

function rulersOf({ x, y }, place) {
  const [left, right] = [x.low, x.high];
  const ys = (y.log && decades(y).length ? decades(y) : ticksOf(y.low, y.high, 6)).filter((each) => each > y.low || !y.log);
  return [
    ...ys.flatMap((each) => [lined([place([left, each]), place([right, each])], "line", 1), worded(text([LEFT - 8, place([left, each])[1] + 4], said(each), "", "end"), "soft")]),
    ...ticksOf(left, right, 8).filter(Number.isInteger).map((each) => worded(text([place([each, y.low])[0], TALL - BOTTOM + 18], number(each, { trim: true }), "", "middle"), "soft")),
    lined([[LEFT, TOP], [LEFT, TALL - BOTTOM], [WIDE - RIGHT, TALL - BOTTOM]], "strong", 1),
  ];
}

/** A line, broken where a number is missing, or a sign at each point. */
function markOf({ kind, x, y, dash = [], colour, outline, marker, size = 6, lined: isLined }, place) {
  const points = x.map((each, at) => (y[at] === null || !Number.isFinite(y[at]) ? null : place([each, y[at]])));
  const lines = isLined ? stretches(points).map((each) => lined(each, colour, 2, dash)) : [];
  const dots = kind === "scatter" || marker ? points.filter(Boolean).map(([cx, cy]) => shape("circle", { cx, cy, r: size / 2, fill: colourOf(colour), stroke: colourOf(outline ?? colour), "stroke-width": outline ? 2 : 1 })) : [];
  return [...lines, ...dots];
}

function stretches(points) {
  const found = /** @type {any[][]} */ ([[]]);
  for (const point of points) if (point) found.at(-1)?.push(point); else found.push([]);
  return found.filter((each) => each.length > 1);
}

function lined(points, token, width, dash = []) {
  return line(points, "", { fill: "none", stroke: colourOf(token), "stroke-width": width, "stroke-linejoin": "round", ...(dash.length ? { "stroke-dasharray": dash.join(" ") } : {}) });
}

function worded(made, token, weight = 400) {
  for (const [name, value] of Object.entries({ fill: colourOf(token), "font-family": `${tokenOf("mono").replaceAll('"', "'")}, monospace`, "font-size": "12px", "font-weight": weight })) made.setAttribute(name, String(value));
  return made;
}
