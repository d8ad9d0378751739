// A value of the program and its slope, along one number of a leaf: asked of Python for a stretch, drawn, and read off.

import "../look/look.css";
import { element } from "../dom/elements.js";
import { shape } from "../dom/icon.js";
import { asPython } from "../slider/range.js";
import { storeOf } from "../store/find.js";
import { one } from "../tape/cells.js";
import { number } from "../text/digits.js";
import { choices } from "./choices.js";
import { unpacked } from "./curves.js";
import { drawMap, mapOf, mapSaid, mapScale } from "./heat.js";
import { holds } from "./holding.js";
import { LEFT, RIGHT, drawPanels, placeAt } from "./panels.js";
import { readings } from "./readings.js";
import { stretch } from "./stretch.js";
import { zooms } from "./zooming.js";
import "./plot.css";

const KEYS = { ArrowLeft: -1, ArrowRight: 1 };
const WHOLE = { low: undefined, high: undefined, bottom: undefined, top: undefined };
const LEAST = 6; // px: what is dragged less far is a click

export async function render({ model }) {
  const store = await storeOf(model.key);
  const root = element("div", "curves");
  const [canvas, side] = [element("div", "panels"), element("div", "side")];
  const sheet = shape("svg", { role: "img", tabindex: "0" });
  const [marked, knob] = [element("div", "marked"), element("button", "knob", { type: "button", role: "slider" })];
  const status = element("p", "status", { role: "status" });
  canvas.append(sheet, marked, knob, status);
  /** @param {object} changes a part that is undefined is wished for no longer */
  const ask = (changes) => {
    const wish = Object.entries({ ...store.get("plotting"), ...changes }).filter(([, each]) => each !== undefined);
    store.ask({ plotting: Object.fromEntries(wish) });
  };
  const chosen = choices({ ask, redraw: () => draw() });
  const read = readings({ graph: () => store.set({ tab: null }) });
  const ends = stretch({ ask });
  side.append(read.root, chosen.root);
  root.append(canvas, side, ends.root);
  let plot = /** @type {any} */ (null);
  let map = /** @type {any} */ (null); // where it is over two numbers

  const sizeNow = () => ({ wide: sheet.clientWidth, tall: sheet.clientHeight });
  const take = () => {
    const raw = store.get("plotted");
    if (raw === null && (plot || map) && store.get("busy") && !store.get("failure")) return tell(); // what is held in the hand stays in sight
    map = raw?.heat ? mapOf(raw) : null;
    root.classList.toggle("mapped", Boolean(map));
    root.classList.toggle("late", Boolean(raw?.late)); // another wish may be quicker: all that can be chosen stays
    plot = raw?.curves ? { ...raw, variable: variableOf(raw), titles: titlesOf(raw), curves: curvesOf(raw), here: raw.here.map(numberOf), beside: raw.beside.map((each) => ({ ...each, curves: curvesOf(each), here: each.here.map(numberOf) })) } : null;
    chosen.take(raw, store.get("plotting"), plot);
    ends.take(map ? { ...map, heat: true, variable: map.labels[0], points: map.side, at: -1 } : plot, store.get("plotting"));
    draw();
  };
  const tell = () => {
    status.textContent = plot || map ? "" : emptyBecause(store);
    root.setAttribute("aria-busy", String(store.get("busy")));
  };
  const draw = () => {
    const { wide, tall } = sizeNow();
    tell();
    root.classList.toggle("empty", !plot && !map);
    if (map && wide >= 120 && tall >= 120) return drawnMap(wide, tall);
    if (!plot || wide < 120 || tall < 120) return;
    for (const [name, value] of Object.entries({ viewBox: `0 0 ${wide} ${tall}`, "aria-label": wordsOf(plot) })) sheet.setAttribute(name, String(value));
    drawPanels(sheet, plot, chosen.show(), { wide, tall });
    read.take(plot);
    hold(plot.here[0], wide);
  };
  const drawnMap = (wide, tall) => {
    for (const [name, value] of Object.entries({ viewBox: `0 0 ${wide} ${tall}`, "aria-label": mapSaid(map) })) sheet.setAttribute(name, String(value));
    drawMap(sheet, map, { wide, tall });
    read.takeMap(map);
    knob.hidden = true;
  };
  /** The knob stands under the place of the program. */
  const hold = (x, wide) => {
    const part = (x - plot.low) / (plot.high - plot.low);
    knob.hidden = !(part >= 0 && part <= 1);
    knob.disabled = !literalOf(store, plot);
    knob.style.left = `${LEFT + part * (wide - LEFT - RIGHT)}px`;
    const about = { "aria-label": `${plot.variable}`, "aria-valuemin": plot.low, "aria-valuemax": plot.high, "aria-valuenow": x, "aria-valuetext": `${plot.variable} is ${number(x, { digits: 4, trim: true })}` };
    for (const [name, value] of Object.entries(about)) knob.setAttribute(name, String(value));
    knob.title = plot.functions.includes(plot.target) ? `A function of the program: it is read off at ${x}.` : knob.disabled ? plot.at < 0 ? `An element of ${plot.variable}, the middle one.` : `${plot.variable} is not typed as a number: its point stays where the program puts it.` : "drag me";
  };
  /** @returns {any} */
  const scaleNow = () => mapScale(map, sizeNow());
  const typed = () => (map?.labels ?? []).map((label) => store.get("literals")?.all.find(({ name }) => name === label)?.name);
  /** The point of a map goes there, as far as its numbers are typed; one that is null stays, and so do the stretches. */
  const moveTo = (place, settled) => {
    if (store.get("plotting")?.top === undefined) store.set({ plotting: { ...(store.get("plotting") ?? {}), low: map.low, high: map.high, bottom: map.bottom, top: map.top } });
    const spans = [[map.low, map.high], [map.bottom, map.top]];
    typed().forEach((name, which) => name && place[which] !== null && put(name, place[which], spans[which], settled));
  };
  const put = (name, wanted, span, settled) => {
    const [low, high] = span;
    const finest = 10 ** Math.floor(Math.log10((high - low) / 400));
    const fresh = Number((Math.round(Math.min(high, Math.max(low, wanted)) / finest) * finest).toPrecision(10));
    if (settled) store.get("writeNumber")?.(name, Number(asPython(fresh)));
    else store.override(name, fresh);
  };
  holds(sheet, {
    here: () => (map && typed().some(Boolean) ? scaleNow().place(map.here) : null),
    move: (place, settled) => map && moveTo(scaleNow().back(place), settled),
    nudge: ([x, y]) => moveTo([x ? map.here[0] + (x * (map.high - map.low)) / 100 : null, y ? map.here[1] + (y * (map.top - map.bottom)) / 100 : null], true),
  });
  zooms(sheet, {
    spans: () => (map ? [[map.low, map.high], [map.bottom, map.top]] : plot && plot.at >= 0 ? [[plot.low, plot.high]] : null),
    at: (event) => {
      const box = sheet.getBoundingClientRect();
      if (map) return event ? scaleNow().back([event.clientX - box.left, event.clientY - box.top]) : middleOr(map.here, [[map.low, map.high], [map.bottom, map.top]]);
      return event ? [xOf(event)] : middleOr([plot.here[0]], [[plot.low, plot.high]]);
    },
    ask: (spans) => ask({ low: spans?.[0][0], high: spans?.[0][1], ...(map ? { bottom: spans?.[1][0], top: spans?.[1][1] } : {}) }),
  });
  const keep = () => plot && store.get("plotting")?.low === undefined && store.set({ plotting: { ...(store.get("plotting") ?? {}), low: plot.low, high: plot.high } });
  const move = (x, { settled = false } = {}) => {
    const name = plot && literalOf(store, plot);
    if (!name) return;
    keep();
    put(name, x, [plot.low, plot.high], settled);
  };
  const xOf = (event) => placeAt(plot, event.clientX - sheet.getBoundingClientRect().left, sizeNow().wide);
  knob.addEventListener("pointerdown", (event) => {
    if (knob.disabled) return;
    knob.setPointerCapture(event.pointerId);
    knob.onpointermove = (moved) => move(xOf(moved));
  });
  knob.addEventListener("pointerup", (event) => {
    knob.onpointermove = null;
    if (plot && !knob.disabled) move(xOf(event), { settled: true });
  });
  knob.addEventListener("keydown", (event) => {
    const by = KEYS[event.key];
    if (!by || !plot) return;
    event.preventDefault();
    move(plot.here[0] + ((by * (plot.high - plot.low)) / 100) * (event.shiftKey ? 10 : 1), { settled: true });
  });
  drags(sheet, marked, { able: () => Boolean(plot), done: (from, to) => ask({ low: placeAt(plot, from, sizeNow().wide), high: placeAt(plot, to, sizeNow().wide) }) });
  sheet.addEventListener("dblclick", () => ask(WHOLE));
  new ResizeObserver(() => draw()).observe(canvas);
  store.on(["plotted", "literals", "failure"], take);
  store.on(["tab", "plotting"], () => isOpen(store) && store.get("plotted") === null && !store.get("busy") && store.ask({}));
  store.on(["busy"], () => (store.get("plotted") === null && !store.get("busy") && (plot || map) ? take() : tell()));
  const savable = () => ({ drawings: map ? [{ name: `${map.target} over ${map.labels.join(" and ")}`, sheet: () => sheet }] : plot ? [{ name: `${plot.titles[0]} along ${plot.variable}`, sheet: () => sheet }] : [] });
  store.set({ savable: { ...store.get("savable"), plot: savable } });
  if (isOpen(store)) store.ask({});
  take();
  return root;
}

/**
 * Whether it is this view that is looked at.
 * @param {Store} store
 */
const isOpen = (store) => store.get("tab") === "plot";

/** A point, where it is seen, else the middle. */
const middleOr = (point, spans) => (spans.every(([low, high], which) => point[which] >= low && point[which] <= high) ? point : spans.map(([low, high]) => (low + high) / 2));

/** Dragging across the panels marks a stretch. */
function drags(sheet, marked, { able, done }) {
  let from = /** @type {?number} */ (null);
  const xOf = (event) => event.clientX - sheet.getBoundingClientRect().left;
  const ends = (event) => [Math.min(from ?? 0, xOf(event)), Math.max(from ?? 0, xOf(event))];
  const end = () => {
    from = null;
    marked.hidden = true;
  };
  marked.hidden = true;
  sheet.addEventListener("pointerdown", (event) => {
    if (!able() || event.button || event.pointerType === "touch") return;
    from = xOf(event);
    sheet.setPointerCapture(event.pointerId);
  });
  sheet.addEventListener("pointermove", (event) => {
    if (from === null) return;
    const [left, right] = ends(event);
    Object.assign(marked.style, { left: `${left}px`, width: `${right - left}px` });
    marked.hidden = right - left < LEAST;
  });
  sheet.addEventListener("pointerup", (event) => {
    if (from === null) return;
    const [left, right] = ends(event);
    end();
    if (right - left >= LEAST) done(left, right);
  });
  sheet.addEventListener("pointercancel", end);
}

/** The samples; where the value is no number its slopes are none either. */
function curvesOf(raw) {
  const [values, ...slopes] = raw.curves.map(unpacked);
  return [values, ...slopes.map((each) => each.map((slope, at) => (Number.isFinite(values[at]) ? slope : NaN)))];
}

const numberOf = (each) => (each === null ? NaN : Number(one(each)));

/** The names of the curves: f, df/dx, d²f/dx². */
function titlesOf(raw) {
  const along = variableOf(raw);
  return [raw.target, `d${raw.target}/d${along}`, `d²${raw.target}/d${along}²`];
}

const variableOf = ({ name, at, axes }) => (axes.find((each) => each.name === name)?.size > 1 && at >= 0 ? `${name}[${at}]` : name);

/**
 * The number in the text that the place is, if it is one.
 * @param {Store} store
 */
const literalOf = (store, plot) => (plot.functions.includes(plot.target) ? undefined : store.get("literals")?.all.find(({ name }) => name === plot.variable)?.name);

const wordsOf = ({ titles, low, high, points, here, variable, beside }) =>
  `${[titles[0], ...beside.map(({ name }) => name)].join(", ")} along ${variable} from ${number(low, { trim: true })} to ${number(high, { trim: true })}, at ${points} points. At ${variable} = ${number(here[0], { trim: true })}: ${titles[0]} = ${number(here[1])}, ${titles[1]} = ${number(here[2])}.`;

/**
 * Why there is nothing to be seen.
 * @param {Store} store
 */
function emptyBecause(store) {
  if (store.get("failure")) return "The program stops with an error: there is no plot until it is mended.";
  if (store.get("busy") || store.get("plotted") === null) return "The plot comes with its answer.";
  if (!store.get("plotted")?.axes?.length) return "No gradient flows to a leaf here: call .backward() on the value to be plotted, or define a function of one number.";
  if (store.get("plotted").late) return "There was no time to run the program at enough places: run it again, or make it smaller.";
  return "There is no such value along this leaf. Choose another one.";
}
