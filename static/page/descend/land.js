// The picture of a walk: its landscape, and the start that can be dragged. It asks for nothing and keeps no walk.

import { element } from "../dom/elements.js";
import { shape } from "../dom/icon.js";
import { line, said, text } from "../plotting/sheet.js";
import { LEFT, arrowOf, axesOf, clipped, contoursOf, gapsOf, ghostOf, pathOf, rivalOf, scaleOf, squareAt } from "./landscape.js";
import { seenFrom } from "./plane.js";
import { SIGNS } from "../plotting/signs.js";

const FEW = 20; // px of an arrow that is too short for words
const KEYS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, 1], ArrowDown: [0, -1] };
const HUNDREDTH = 0.01; // of the picture: a key's move; with Shift ten times as much

/** @param {{start: (point: number[]) => void}} of hears to where the start was moved, in the plane */
export function land({ start }) {
  const root = element("div", "land");
  const sheet = shape("svg", { role: "img" });
  const ring = element("button", "ring", { type: "button" });
  root.append(sheet, ring);
  let view = /** @type {any} */ (null);
  let held = /** @type {?number[]} */ (null); // where the start is while it is dragged

  const sizeNow = () => ({ wide: root.clientWidth, tall: root.clientHeight });
  const scaleNow = () => {
    const { low, high } = view.window;
    return low.length > 1 ? scaleOf(low, high, sizeNow()) : scaleOf([low[0], view.heights[0]], [high[0], view.heights[1]], sizeNow());
  };
  const draw = () => {
    const { wide, tall } = sizeNow();
    for (const [name, value] of Object.entries({ viewBox: `0 0 ${wide} ${tall}`, width: wide, height: tall })) sheet.setAttribute(name, String(value));
    sheet.replaceChildren();
    ring.hidden = !view;
    if (!view || wide < 80 || tall < 80) return;
    const scale = scaleNow();
    sheet.setAttribute("aria-label", view.words);
    sheet.append(...(view.window.low.length > 1 ? planeOf(view, scale) : curveOf(view, scale)));
    const at = scale.place(held ?? firstOf(view));
    Object.assign(ring.style, { left: `${at[0]}px`, top: `${at[1]}px` });
    ring.hidden = !view.movable || at.some((each) => !Number.isFinite(each) || Math.abs(each) > 1e4);
    ring.setAttribute("aria-label", `Start ${firstOf(view).slice(0, view.window.low.length).map(said).join(", ")}: drag it, or move it by the arrow keys`);
    ring.title = "start: drag me";
  };
  const pointAt = (event) => {
    const box = sheet.getBoundingClientRect();
    return scaleNow().back([event.clientX - box.left, event.clientY - box.top]);
  };
  ring.addEventListener("pointerdown", (event) => {
    ring.setPointerCapture(event.pointerId);
    held = pointAt(event);
  });
  ring.addEventListener("pointermove", (event) => {
    if (!held) return;
    held = pointAt(event);
    start(held);
    draw();
  });
  for (const end of ["pointerup", "pointercancel"]) ring.addEventListener(end, () => (held = null));
  ring.addEventListener("keydown", (event) => {
    const way = KEYS[event.key];
    if (!way || !view) return;
    event.preventDefault();
    event.stopPropagation();
    const { low, high } = view.window;
    start(firstOf(view).map((each, at) => (at < low.length ? each + way[at] * (high[at] - low[at]) * HUNDREDTH * (event.shiftKey ? 10 : 1) : each)));
  });
  sheet.addEventListener("click", (event) => view?.movable && start(pointAt(event)));
  new ResizeObserver(draw).observe(root);
  return { root, sheet, draw, show: (fresh) => ((view = fresh), draw()) };
}

const firstOf = ({ points }) => points[0];

function planeOf(view, scale) {
  const { points, turn, relief, losses, labels } = view;
  const places = points.map(scale.place);
  const under = relief ? [...gapsOf(scale, relief), ...contoursOf(scale, relief, { largest: losses[0], now: losses[turn], taken: places })] : [];
  const beside = view.rivals.flatMap((rival) => rivalOf(seenFrom(view.origin, view.ways, rival.places).map(scale.place), turn, SIGNS[rival.rule]));
  return [clipped(scale, [...under, ...beside, ...pathOf(places, turn), ...stepOf(view, scale, places)]), ...axesOf(scale, labels)];
}

/** The step that leads on: what is of the gradient and what is of the rule's memory, its end as a ghost. */
function stepOf({ walk, points, turn, rate, ways, window: { even } }, scale, places) {
  const slope = walk.gradients[turn];
  const to = places[turn + 1] ?? nextOf(walk, turn, points, ways, scale);
  if (!slope || !to || !points[turn]) return [];
  const down = ways.map((way) => -rate * way.reduce((sum, each, at) => sum + each * slope[at], 0));
  const by = scale.place(points[turn].map((each, at) => each + down[at]));
  const isPart = ["plain", "momentum"].includes(walk.rule);
  const rest = Math.hypot(to[0] - by[0], to[1] - by[1]);
  const arrows = isPart ? [...arrowOf(places[turn], by, "down"), ...(rest > 2 ? arrowOf(by, to, "memory") : [])] : arrowOf(places[turn], to, "memory");
  const words = isPart && apart(places[turn], by) > FEW ? tellAt(places, by, [places[turn][0] - 18, places[turn][1] + 4], `−${said(rate)} · gradient`, "told slope") : [];
  const memory = isPart && rest > 2 * FEW ? tellAt(places, by, [(to[0] + by[0]) / 2 - 10, (to[1] + by[1]) / 2], "0.9 · last move", "told") : [];
  return [...(even ? squareAt(places[turn], by) : []), ...arrows, ...words, ...memory, ...ghostOf(to, turn + 1, [places[turn], places[0]])];
}

/** Words beside an arrow, at its left or its right: where no turn stands; nowhere where there is no room. */
function tellAt(places, tip, [x, y], words, kind) {
  const wide = 7.4 * words.length;
  const isFree = (left) => places.every(([a, b]) => a < left - 12 || a > left + wide + 12 || Math.abs(b - y) > 16) && left > LEFT;
  const right = x + 2 * Math.abs(tip[0] - x) + 20;
  if (isFree(x - wide)) return [text([x, y], words, kind, "end")];
  return isFree(right) ? [text([right, y], words, kind, "start")] : [];
}

/** Where the last turn's step would lead. */
function nextOf(walk, turn, points, ways, scale) {
  const move = walk.inside?.numbers[turn]?.at(-1);
  if (!move || move.includes(null)) return null;
  return scale.place(points[turn].map((each, at) => each + ways[at].reduce((sum, one, which) => sum + one * move[which], 0)));
}

const apart = ([a, b], [c, d]) => Math.hypot(a - c, b - d);

/** Over one number: the curve, the points on it, the tangent and the step at this turn. */
function curveOf(view, scale) {
  const { points, turn, relief, walk, labels } = view;
  const places = points.map(([x], at) => scale.place([x, view.losses[at] ?? NaN]));
  const drawn = relief ? stretchesOf(relief).map((stretch) => line(stretch.map(scale.place), "curve")) : [];
  const slope = walk.gradients[turn]?.[0];
  const here = [points[turn]?.[0], view.losses[turn]];
  const known = places.filter((place) => place.every(Number.isFinite));
  if (Number.isFinite(slope) && here.every(Number.isFinite)) {
    const reach = (scale.high[0] - scale.low[0]) / 5;
    drawn.push(line([-reach, reach].map((by) => scale.place([here[0] + by, here[1] + by * slope])), "tangent"));
    const move = walk.inside?.numbers[turn]?.[walk.inside.lines.length]?.[0];
    const to = points[turn + 1]?.[0] ?? (Number.isFinite(move) ? here[0] + move : undefined);
    if (Number.isFinite(to)) {
      const [from, end] = [places[turn], scale.place([to, here[1]])];
      const down = view.losses[turn + 1];
      drawn.push(...arrowOf(from, end, "down"), ...(Number.isFinite(down) ? [line([end, scale.place([to, down])], "drop")] : []));
    }
  }
  return [clipped(scale, [...drawn, ...pathOf(known, Math.min(turn, known.length - 1), { joined: !relief })]), ...axesOf(scale, labels)];
}

/** Nothing is joined across a gap. */
function stretchesOf({ low, high, losses, side }) {
  const found = /** @type {any[][]} */ ([[]]);
  losses.forEach((loss, at) => {
    if (loss === null) found.push([]);
    else found.at(-1)?.push([low[0] + (at / (side - 1)) * (high[0] - low[0]), loss]);
  });
  return found.filter((stretch) => stretch.length > 1);
}
