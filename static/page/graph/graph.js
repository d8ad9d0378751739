// The graph on the page: fills the figure with the present step, in the orientation and size that suit the viewport.

import "../look/look.css";
import { drawn } from "../adapters/figures.js";
import { colourOf } from "../dom/tokens.js";
import { element } from "../dom/elements.js";
import { tourOf } from "./cards.js";
import { SMALL, cellsOf, drawable, painterOf, spread } from "./glyphs.js";
import { flow } from "./motion.js";
import { listen } from "./pointer.js";
import { LARGEST, fitting, viewportOf } from "./viewport.js";
import { storeOf } from "../store/find.js";
import "./graph.css";

const FEW = 60; // cards; of more, neither layout fits

export async function render({ model }) {
  const store = await storeOf(model.key, model);
  const root = element("div", "graph");
  const canvas = element("div", "canvas");
  const tip = element("div", "tip");
  const layer = element("div", "layer");
  const hint = element("p", "hint", {}, "Nothing to draw yet. A line such as x = mg.tensor(2.0) makes the first card.");
  tip.hidden = true;
  const { figure, seat } = drawn(model.figure);
  canvas.append(seat, layer, hint, tip);
  const stale = element("p", "stale", {}, "This is the last graph that could be computed.");
  root.append(stale, canvas, legend());
  const picture = drawing(store, figure, model.key, canvas);
  canvas.append(picture.tour.list);
  listen(store, canvas, tip, picture);
  new ResizeObserver(picture.resized).observe(canvas);
  follow(store, picture, layer);
  const isEmpty = () => (hint.hidden = !store.get("tape") || store.get("tape").rows.length > 0);
  const isStale = () => {
    const is = Boolean(store.get("failure")) && store.get("tape")?.rows.length > 0;
    root.classList.toggle("failed", is);
    stale.hidden = !is;
  };
  store.on(["tape"], isEmpty);
  store.on(["tape", "failure"], isStale);
  isEmpty();
  isStale();
  store.draws(picture);
  return root;
}

/** @param {Store} store */
function drawing(store, figure, key, canvas) {
  const painter = painterOf(figure, key);
  const viewport = viewportOf(figure, (transform) => tour.move(transform));
  const tour = tourOf(store, { scene: () => shown, reveal: (node) => reveal(node) });
  let shown = null; // the scene that the figure holds
  let isOverview = false; // all of a large graph at once, or as much as can be read
  let asked = null; // the structure that is shown, if another layout of it was asked for
  let colours = new Map();
  const colour = (token) => colours.get(token) ?? colours.set(token, colourOf(token)).get(token);

  const sceneOf = (orientation) => store.get("tape")?.scenes[orientation];
  const paint = () => {
    const found = store.columns();
    if (!found) return;
    const columns = spread(sceneOf(store.get("orientation")), found);
    for (const name of Object.keys(columns)) {
      const rows = SMALL[name]?.(columns[name], viewport.scale) ?? columns[name];
      painter.put(name, drawable(name, rows, viewport.scale, colour));
      if (name === "cards") painter.put("cells", cellsOf(columns.cards, colour));
    }
  };
  const paintAll = () => {
    paint();
    choose();
  };
  const choose = () => {
    const at = boxOf(store.get("selected"));
    const cards = shown?.shape.cards;
    const grown = (name, by) => (at < 0 ? [] : [cards[name][at] + by]);
    painter.put("chosen", { x: grown("x", 0), y: grown("y", 0), width: grown("width", 14), height: grown("height", 14) });
  };
  const boxOf = (node) => (node === null || !shown ? -1 : shown.boxes.findIndex((nodes) => nodes.includes(node)));

  /** Another tape, another size, another turn of the phone: which scene fits better, and how large. */
  const arrange = () => {
    const { clientWidth: width, clientHeight: height } = canvas;
    const { scenes, play } = store.get("tape") ?? {};
    if (!scenes || !width || !height) return;
    if (play.facts.digest !== asked) asked = null; // by the time it comes again it may be forgotten
    viewport.resize(width, height);
    const orientation = better(scenes, { width, height });
    if (!orientation) return;
    store.set({ orientation });
    const scene = sceneOf(store.get("orientation"));
    const kept = shown && String(shown.extent) === String(scene.extent);
    shown = scene;
    if (!kept) isOverview = Boolean(store.get("present"));
    tour.draw();
    if (!kept || isOverview || viewport.isWhole) fit();
    themed(); // the page's colours may have come after this view
    reveal();
    const suits = fitting(scene.extent, { width, height }) >= 1 && (orientation === "wide" || width < height);
    if (!suits && scene.boxes.length <= FEW) other(scenes);
  };
  /** A graph that does not fit as it lies may stand, one that stands in a wide room may lie: the page asks for that layout once. */
  const other = (/** @type {Tape["scenes"]} */ { wide, tall }) => {
    const side = !tall ? "tall" : !wide ? "wide" : null;
    const { digest } = store.get("tape").play.facts;
    if (!side || asked === digest || store.get("runtime") !== "ready") return;
    asked = digest;
    store.lay(side);
  };
  const fit = () => {
    if (!shown) return;
    viewport.hold(shown.extent);
    painter.round(viewport.fit(shown.tier, LARGEST[store.get("present") ? "present" : "page"], isOverview), shown.tier);
    canvas.parentNode.classList.toggle("whole", viewport.isWhole);
    canvas.style.touchAction = viewport.scrolls;
  };
  /** Keep a card in sight where the graph is larger than its room: that of the step, or the one selected elsewhere. */
  const reveal = (node = store.nodeNow()) => {
    const at = boxOf(node);
    if (at < 0 || viewport.isWhole) return;
    const { x, y, width } = shown.shape.cards;
    if (!viewport.sees(x[at], y[at], width[at] / 2)) viewport.to(x[at], y[at]);
  };

  const themed = () => {
    colours = new Map();
    painter.theme();
    paintAll();
  };
  store.on(["tape"], arrange);
  /** Where a graph is larger than its room: all of it, and back to what can be read. */
  const overview = (is = !isOverview) => {
    isOverview = false;
    fit();
    isOverview = is && !viewport.isWhole;
    if (isOverview) fit();
    else reveal();
    paintAll();
  };
  store.on(["present"], () => overview(store.get("present")));
  store.on(["step"], () => (paint(), reveal()));
  store.on(["selected"], () => (choose(), reveal(store.get("selected"))));
  store.on(["theme"], () => requestAnimationFrame(themed));
  matchMedia("(forced-colors: active)").addEventListener("change", themed);
  themed();
  return {
    viewport, tour,
    resized: arrange,
    fit: () => overview(),
    scene: () => shown,
    where: (node) => rectangle(boxOf(node)),
  };

  function rectangle(at) {
    if (at < 0) return null;
    const { x, y, width, height } = shown.shape.cards;
    const [left, top] = viewport.toScreen(x[at] - width[at] / 2, y[at] - height[at] / 2);
    const box = canvas.getBoundingClientRect();
    return { x: box.left + left, y: box.top + top, width: width[at] * viewport.scale, height: height[at] * viewport.scale };
  }
}

/**
 * A step forward is seen flowing; jumps and steps back are not.
 * @param {Store} store
 */
function follow(store, picture, layer) {
  let last = store.get("step");
  store.on(["step", "tape"], ({ step, tape }) => {
    if (step === last + 1 && picture.scene()) flow(layer, picture.scene(), tape.steps[step - 1], tape.edges, picture.viewport.toScreen);
    last = step;
  });
}

/**
 * The orientation that shows more of the graph at its best size, of those that are here.
 * @param {Tape["scenes"]} scenes
 * @param {{width: number, height: number}} size
 */
function better({ wide, tall }, size) {
  if (!wide || !tall) return wide ? "wide" : tall ? "tall" : null;
  return fitting(wide.extent, size) >= Math.min(1, fitting(tall.extent, size)) ? "wide" : "tall";
}

function legend() {
  const root = element("div", "legend", { "aria-hidden": "true" });
  const scale = element("span", "scale");
  scale.append(...["neg", "neg-tint", "done", "pos-tint", "pos"].map((token) => element("i", "", { style: `background: var(--${token})` })));
  const words = (text) => element("span", "wide", {}, text);
  root.append(
    part(words("gradient"), "−", scale, "+"), part(element("i", "flow"), "value", words("flows")),
    part(element("i", "flow back"), "gradient", words("flows")), element("span", "part more", {}, "drag for more"),
  );
  return root;
}

function part(...content) {
  const made = element("span", "part");
  made.append(...content);
  return made;
}
