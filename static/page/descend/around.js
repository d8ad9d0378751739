// A walk in its landscape: which plane, which window, and the asking for the loss there: few points first, then more.

import { element } from "../dom/elements.js";
import { land } from "./land.js";
import { BOTTOM, LEFT, RIGHT, TOP } from "./landscape.js";
import { choicesOf, fits, originOf, placeAt, seenFrom, windowOf } from "./plane.js";
import { rateAt } from "./schedules.js";
import { isOpen, shown } from "./walk.js";

const COARSE = 13; // points a side, first
const MANY = "The walk moves more numbers than can be drawn one by one.";

/** @param {Store} store */
export function around(store, { start }) {
  const root = element("figure", "path");
  const [head, caption, note] = [element("div", "head"), element("figcaption"), element("span", "note")];
  const over = element("select", "over", { "aria-label": "Seen over" });
  head.append(caption, over, note);
  const picture = land({ start: (point) => moved(point) });
  root.append(head, picture.root);
  let [walk, choices, rivals, turn, window, relief, asked] = /** @type {any[]} */ ([null, [], [], 0, null, null, ""]);

  const choice = () => choices.find(({ name }) => name === over.value) ?? choices[0];
  const moved = (point) => {
    const one = choice();
    start(placeAt(walk.places[0], originOf(walk, one), one.ways, point));
  };
  /** What the loss depends on where it is looked at: with another name a landscape is another one's. */
  const nameOf = (plane) => JSON.stringify([store.get("tape")?.source, store.get("overrides"), plane?.turned, plane?.origin, plane?.ways]);
  const planeOf = () => {
    const one = choice();
    return { origin: originOf(walk, one), ways: one.ways, ...ends(), turned: store.get("descending")?.turned ?? [] };
  };
  const ends = () => ({ low: window.low, high: window.high });
  const size = () => ({ wide: Math.max(1, picture.root.clientWidth - LEFT - RIGHT), high: Math.max(1, picture.root.clientHeight - TOP - BOTTOM) });

  const frame = () => {
    const one = choice();
    const points = seenFrom(originOf(walk, one), one.ways, walk.places);
    const key = JSON.stringify([one.name, walk.names, size()]);
    if (window?.key !== key || !fits(points, window)) window = { ...windowOf(points, size()), key };
    return points;
  };
  const draw = () => {
    const isThere = Boolean(walk?.rows.length && walk.places.length);
    root.classList.toggle("none", !isThere);
    if (!isThere) {
      note.textContent = walk?.rows.length ? MANY : "";
      return picture.show(null);
    }
    const one = choice();
    const points = frame();
    const seen = relief && relief.name === nameOf(planeOf()) ? relief : null;
    caption.textContent = one.labels.length > 1 ? `Landscape over ${one.name}` : `Loss over ${one.name}`;
    note.textContent = noteOf(one, seen);
    const losses = walk.loss.y;
    picture.show({
      walk, points, losses, turn, window, relief: seen, origin: originOf(walk, one), ways: one.ways,
      labels: one.labels.length > 1 ? one.labels : [one.labels[0], "loss"], rivals, movable: !walk.own, heights: heightsOf(losses, seen),
      rate: rateOf(), words: `${caption.textContent}: the walk's ${points.length} turns, at turn ${turn}`,
    });
  };
  const rateOf = () => (walk.own ? NaN : rateAt(walk, turn, store.get("descending")?.rate ?? 0.1));
  const noteOf = (one, seen) => {
    if (store.get("busy") && !seen && isOpen(store)) return "computing the loss around the walk …";
    if (one.note) return one.note;
    return window.even ? "both axes have one scale, so a right angle looks like one" : "";
  };
  /** Ask for what is missing of the present window, when nothing else is on its way. */
  const look = () => {
    if (!isOpen(store) || store.get("busy") || store.get("runtime") !== "ready" || store.get("failure")) return;
    if (!walk || walk !== shown(store) || !walk.places.length || store.get("revision") !== store.get("answered")) return;
    frame();
    const plane = planeOf();
    const isSame = relief && relief.name === nameOf(plane) && same(relief.low, plane.low) && same(relief.high, plane.high);
    const wanted = isSame ? relief.finer : COARSE;
    const key = `${nameOf(plane)} ${JSON.stringify(ends())} ${wanted}`;
    if (!wanted || key === asked) return;
    asked = key;
    store.ask({ plane: { ...plane, size: wanted } });
  };
  const come = () => {
    const found = store.get("landscape");
    const plane = store.get("plane");
    if (!found || !plane) return;
    relief = { ...found, name: nameOf(plane) };
    draw();
  };
  over.addEventListener("change", () => {
    draw();
    look();
  });
  store.on(["landscape"], come);
  store.on(["busy", "answered", "tab", "runtime"], look);
  new ResizeObserver(() => {
    draw();
    look();
  }).observe(picture.root);
  const take = (fresh) => {
    walk = fresh;
    choices = walk?.rows.length ? choicesOf(walk) : [];
    const kept = over.value;
    over.replaceChildren(...choices.map(({ name }) => element("option", "", { value: name }, name)));
    if (choices.some(({ name }) => name === kept)) over.value = kept;
    over.hidden = choices.length < 2;
    turn = Math.min(turn, (walk?.rows.length ?? 1) - 1);
    draw();
    look();
  };
  return { root, sheet: picture.sheet, take, light: (number) => ((turn = number), draw()), beside: (others) => ((rivals = others), draw()) };
}

const same = (a, b) => a.every((each, at) => each === b[at]);

/** From the least to the largest loss that is to be seen, with some air. */
function heightsOf(losses, seen) {
  const walked = losses.filter((loss) => loss !== null);
  const curve = (seen?.low.length === 1 ? seen.losses : []).filter((loss) => loss !== null);
  const low = Math.min(...walked, ...curve);
  const high = Math.max(...walked, ...(walked.length > 1 && Math.max(...walked) > low ? [] : curve));
  const air = (high - low || Math.abs(high) || 1) * 0.08;
  return [low - air, high + air];
}
