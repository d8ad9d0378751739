// Both programs along an input that they share: B wide and grey under A, thin and dark, so that equal curves are seen as equal. A
// click moves the input there.

import { element } from "../dom/elements.js";
import { shape } from "../dom/icon.js";
import { choiceOf } from "./choice.js";
import { spanOf, stretchesOf, unpacked } from "../plot/curves.js";
import { line, said, text, ticksOf } from "../plotting/sheet.js";
import { rangeAround, tidy } from "../slider/range.js";
import { indexed } from "../text/index.js";

const [WIDE, HIGH] = [420, 230]; // px
const [LEFT, RIGHT, TOP, BOTTOM] = [48, 64, 18, 26];
const NEAR = 14; // px between two labels
const LATE = "There was no time to run both at enough places: run again, or make them smaller.";
const NONE = "There is nothing to draw along it: one of the two programs does not run, or has no gradient there.";

/**
 * What comes back draws anew.
 * @param {Store} store
 */
export function curvesOf(store) {
  const root = element("figure", "curves");
  const sheet = shape("svg", { viewBox: `0 0 ${WIDE} ${HIGH}`, role: "img", class: "sheet" });
  const words = element("figcaption", "apart");
  const choice = choiceOf(store);
  root.append(choice.root, sheet, words);
  let drawn = /** @type {any} */ (null);
  let mayRetry = true; // where the machine had much else to do it is asked once more
  const draw = () => {
    const answer = store.get("bothCurves");
    const found = answer?.late ? null : answer;
    mayRetry ||= Boolean(found);
    if (answer?.late && mayRetry && !store.get("busy")) {
      mayRetry = false;
      return store.ask({});
    }
    choice.draw();
    if (!found && (store.get("busy") || Object.keys(store.get("overrides")).length) && drawn) return; // under way: those that are there stay
    drawn = found;
    root.hidden = !found && choice.root.hidden;
    sheet.toggleAttribute("hidden", !found);
    if (!found) return void (words.textContent = store.get("busy") ? "" : answer ? LATE : NONE);
    const plots = found.plots.map((plot) => ({ ...plot, curves: plot.curves.slice(0, 2).map(unpacked) }));
    drawInto(sheet, plots);
    words.textContent = apartSaid(found);
    sheet.setAttribute("aria-label", `${plots[0].target} and its slope along ${cellOf(plots[0])}, of A and of B. ${words.textContent}`);
  };
  sheet.addEventListener("click", (event) => {
    const [plot] = drawn.plots;
    const { left, width } = sheet.getBoundingClientRect();
    const share = ((event.clientX - left) * (WIDE / width) - LEFT) / (WIDE - LEFT - RIGHT);
    if (share < 0 || share > 1 || !canMove(store, plot)) return;
    const { step } = rangeAround(plot.here[0]);
    const near = Math.round((plot.low + share * (plot.high - plot.low)) / step) * step;
    store.get("writeNumber")?.(cellOf(plot), tidy(near, step));
  });
  return { root, draw };
}

/** The number along which they are drawn: "x", "w[1]". @param {any} plot */
const cellOf = (plot) => (plot.at < 0 ? plot.name : `${plot.name}${indexed(plot.shape, plot.at)}`);
const canMove = (store, plot) => store.get("literals").all.some(({ name }) => name === cellOf(plot));

function drawInto(sheet, plots) {
  const [a, b] = plots;
  const [bottom, top] = spanOf([...a.curves, ...b.curves].flatMap((curve) => [...curve]));
  const x = (place) => LEFT + ((place - a.low) / (a.high - a.low)) * (WIDE - LEFT - RIGHT);
  const y = (value) => HIGH - BOTTOM - ((value - bottom) / (top - bottom)) * (HIGH - TOP - BOTTOM);
  const curve = (plot, which, kind) => stretchesOf(plot, plot.curves[which], [bottom, top], WIDE).map((stretch) => line(stretch.map(([place, value]) => [x(place), y(value)]), kind));
  const clip = shape("clipPath", { id: "both" });
  clip.append(shape("rect", { x: LEFT, y: TOP, width: WIDE - LEFT - RIGHT, height: HIGH - TOP - BOTTOM }));
  const inside = shape("g", { "clip-path": "url(#both)" });
  inside.append(...[0, 1].flatMap((which) => [...curve(b, which, "b"), ...curve(a, which, "a")]));
  sheet.replaceChildren(clip, ...axes({ a, bottom, top, x, y }), inside, ...here(a, x, y), ...labels(a, y), ...legend());
}

function axes({ a, bottom, top, x, y }) {
  const made = [line([[LEFT, HIGH - BOTTOM], [WIDE - RIGHT, HIGH - BOTTOM]], "axis")];
  for (const at of ticksOf(a.low, a.high, 6)) made.push(text([x(at), HIGH - BOTTOM + 17], said(at), "mark", "middle"));
  for (const at of ticksOf(bottom, top, 4)) made.push(line([[LEFT, y(at)], [WIDE - RIGHT, y(at)]], "grid"), text([LEFT - 6, y(at) + 4], said(at), "mark", "end"));
  return made;
}

/** Where the programs stand. */
function here({ here: [place, ...values] }, x, y) {
  const points = values.slice(0, 2).map(Number).filter(Number.isFinite).map((value) => shape("circle", { cx: x(place), cy: y(value), r: 4.5, class: "here" }));
  return [line([[x(place), TOP], [x(place), HIGH - BOTTOM]], "upright"), ...points];
}

/** At the ends of the curves what they are, one above the other where they meet. */
function labels({ curves, target, ...plot }, y) {
  const names = [target, `∂${target}/∂${cellOf(plot)}`];
  const ends = curves.map((curve, at) => ({ words: names[at], at: y(curve.findLast(Number.isFinite) ?? 0) })).sort((one, other) => one.at - other.at);
  if (ends[1].at - ends[0].at < NEAR) ends[1].at = ends[0].at + NEAR;
  return ends.map(({ words, at }) => text([WIDE - RIGHT + 6, Math.max(TOP + 4, Math.min(HIGH - BOTTOM, at)) + 4], words.length > 9 ? `${words.slice(0, 8)}…` : words, "end", "start"));
}

const legend = () => [
  line([[LEFT + 8, 8], [LEFT + 32, 8]], "a"), text([LEFT + 38, 12], "A", "mark", "start"),
  line([[LEFT + 64, 8], [LEFT + 88, 8]], "b"), text([LEFT + 94, 12], "B", "mark", "start"),
];

/** "At 1,001 places from −3 to 9 f differs by 0 at most, its slope by 0." @param {any} found */
export function apartSaid({ plots: [{ points, low, high, target, ...plot }], apart }) {
  const [values, slopes] = apart.map(([most, place]) => (most === null ? "is never a number in both" : most === 0 ? "is the same in both" : `differs by ${said(most)} at most, at ${cellOf(plot)} = ${said(place)}`));
  const alone = Math.max(...apart.map(([, , many]) => many));
  return `At ${points.toLocaleString("en")} places from ${said(low)} to ${said(high)}, ${target} ${values}; its slope ${slopes}.${alone ? ` At ${alone.toLocaleString("en")} of them only one of the two has a number.` : ""}`;
}
