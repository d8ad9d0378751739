// Fills the figure with the present step, in the orientation and at the scale that suit the room, and keeps it there.

import { colourOf } from "../dom/tokens.js";
import { READABLE } from "../tape/detail.js";
import { MISTAKES, lostOf, stripsOf, wrongOf } from "../tape/wrong.js";
import { LARGEST, fitting } from "./camera.js";
import { tourOf } from "./cards.js";
import { framesNow, framesOf } from "./frames.js";
import { minimap } from "./minimap.js";
import { cellsOf, drawable, hatchedOf, painterOf, spread } from "./glyphs.js";
import { viewportOf } from "./viewport.js";

const FEW = 60; // cards; of more, neither layout fits
const NO_CARDS = { cards: [] };
const AROUND = 14; // px by which what is selected is framed

/** `told(viewport)` hears when the room shows another part of the plane, or another plane. @param {Store} store */
export function pictureOf(store, figure, key, canvas, told) {
  const painter = painterOf(figure, key);
  const viewport = viewportOf(figure, (transform, isScaled) => {
    tour.move(transform);
    if (isScaled) rescaled();
    told(viewport);
    locate();
  });
  const map = minimap((x, y) => chosen(viewport.to)(x, y));
  const tour = tourOf(store, { scene: () => shown, reveal: (node) => reveal(node) });
  let shown = /** @type {any} */ (null); // the scene that the figure holds
  let isOverview = false; // all of it at once, however small
  let heading = /** @type {?number} */ (null); // a value in the group that is to be opened or closed
  let asked = /** @type {?string} */ (null); // the structure that is shown, if another layout of it was asked for
  let room = /** @type {any} */ (null); // measured when it may be another, not at each tick: that would have the browser lay out the page in between
  let isPlaced = false; // the scene lies in this room as it is to lie
  let colours = new Map();
  const colour = (token) => colours.get(token) ?? colours.set(token, colourOf(token)).get(token);

  /** Whether the scene is one of what there is to show: while another view has the room, nothing new is laid out. */
  const isOfNow = () => Object.values(store.get("tape")?.scenes ?? {}).includes(shown);
  const paint = () => {
    const found = isOfNow() && store.columns(store.get("orientation"), viewport.scale);
    if (!found) return;
    const columns = spread(shown, found);
    for (const name of Object.keys(columns)) painter.put(name, drawable(name, columns[name], viewport.scale, colour));
    painter.put("hatched", hatchedOf(columns.cards));
    painter.put("cells", cellsOf(columns.cards, colour));
    painter.put("stacks", shown.shape.stacks);
    broken();
    enclose();
  };
  /** Around what was made in the same turn, call or branch as the present value. */
  const enclose = () => {
    painter.put("frames", framesOf(framesNow(store), shown.boxes, cardAt, viewport.scale));
  };
  /** What a mistake makes of the gradients that are known by now hangs below their cards. */
  const broken = () => {
    const name = store.brokenNow();
    const { rows, play } = store.tape();
    const frame = store.frame();
    const isEnd = store.get("step") === store.get("steps");
    const isTold = (node) => (rows[node].data_gradient === "const" ? isEnd : frame.gradient(node) && !frame.waiting(node));
    const strips = stripsOf(name && play ? shown : NO_CARDS, (node) => wrongOf(store.get("mistakes"), name, node), MISTAKES[name]?.[2], isTold, viewport.scale);
    painter.put("wrong", drawable("wrong", strips, viewport.scale, colour));
    const lost = name && play ? lostOf(shown, play.facts, play.numbers, frame, name, viewport.scale) : {};
    painter.put("overwritten", drawable("overwritten", lost, viewport.scale, colour));
  };
  const choose = () => {
    const { edges } = store.tape();
    const nodes = store.get("lit")?.flatMap((edge) => edges[edge] ?? []) ?? [store.get("pointed") ?? store.get("selected")];
    const chosenBoxes = [...new Set(nodes.map(boxOf))].filter((at) => at >= 0);
    const grown = (name, by) => chosenBoxes.map((at) => shown.shape.cards[name][at] + by);
    const around = AROUND / Math.min(1, viewport.scale);
    painter.put("chosen", { x: grown("x", 0), y: grown("y", 0), width: grown("width", around), height: grown("height", around) });
  };
  const paintAll = () => {
    paint();
    choose();
  };
  const rescaled = () => {
    painter.round(viewport.scale);
    paintAll();
  };
  const boxOf = (node) => (node === null || !shown ? -1 : shown.boxes.findIndex((nodes) => nodes.includes(node)));
  const cardAt = (at) => {
    const { x, y, width, height } = shown.shape.cards;
    return { x: x[at], y: y[at], width: width[at], height: height[at] };
  };

  /** The map in the corner shows what is seen, and where the present step is. */
  const locate = () => {
    const at = boxOf(store.nodeNow());
    map.tell(viewport, at < 0 ? null : cardAt(at));
  };

  /** Another tape, another size, another turn of the phone: which scene fits better, and how large. */
  const arrange = () => {
    room ??= { width: canvas.clientWidth, height: canvas.clientHeight };
    const { scenes, play } = store.get("tape") ?? {};
    if (!scenes || !room.width || !room.height) return;
    if (play.facts.digest !== asked) asked = null; // by the time it comes again it may be forgotten
    const orientation = better(scenes, room);
    const scene = orientation && scenes[orientation];
    if (!scene) return;
    store.set({ orientation });
    const isNewest = store.get("answered") === store.get("revision");
    if (isNewest && store.get("opened").startsWith("@")) store.set({ opened: scene.opened.at(-1)?.[0] ?? "" });
    if (isPlaced && scene === shown) paintAll(); // other numbers alone
    else lay(scene);
    if (!suits(shown, orientation, room) && shown.boxes.length <= FEW) other(scenes);
  };
  const lay = (scene) => {
    [shown, isPlaced] = [scene, true];
    tour.draw();
    viewport.hold(shown.extent, room.width, room.height);
    place();
    themed(); // the page's colours may have come after this view
  };
  /** A graph that does not fit as it lies may stand, one that stands in a wide room may lie: the page asks for that layout once. */
  const other = (/** @type {Tape["scenes"]} */ { wide, tall }) => {
    const side = !tall ? "tall" : !wide ? "wide" : null;
    const { digest } = store.tape().play.facts;
    if (!side || asked === digest || store.get("runtime") !== "ready") return;
    asked = digest;
    store.lay(side);
  };
  /** As the reader wants it, else as it opens. */
  const place = () => {
    const largest = LARGEST[store.get("present") ? "present" : "page"];
    const at = boxOf(store.nodeNow());
    const { x, y } = at < 0 ? { x: 0, y: 0 } : cardAt(at);
    if (isOverview || store.get("present")) viewport.fit(largest);
    else if (viewport.isOwn) viewport.keep();
    else viewport.open(at < 0 ? null : [x, y], largest);
    if (heading !== null && boxOf(heading) >= 0) {
      const to = cardAt(boxOf(heading));
      viewport.to(to.x, to.y);
    } else reveal();
    heading = null;
    canvas.parentNode.classList.toggle("whole", viewport.isWhole);
    canvas.style.touchAction = viewport.scrolls;
  };
  /** The card nearest to the middle of the room. */
  const middle = () => {
    const { x, y } = viewport.seen;
    const away = (card) => Math.hypot(card.x - x, card.y - y);
    return shown?.cards.reduce((near, card) => (!near || away(card) < away(near) ? card : near), null);
  };
  /** A group that opens or closes stays where the eye is. */
  const head = () => {
    const now = store.nodeNow();
    const inside = shown?.cards.find(({ path }) => path && path === store.get("opened"))?.nodes ?? middle()?.nodes;
    heading = inside?.includes(now) ? now : (inside?.[0] ?? null);
    isPlaced = false;
  };
  /** Keep a card in sight where the graph is larger than its room: that of the step, or the one selected elsewhere. */
  const reveal = (node = store.nodeNow()) => {
    const at = boxOf(node);
    if (at >= 0) viewport.reveal(cardAt(at));
  };
  const themed = () => {
    colours = new Map();
    painter.theme();
    if (shown) {
      map.draw(shown);
      locate();
    }
    paintAll();
  };
  /** All of it, and back to what can be read. */
  const overview = (is = !isOverview) => {
    if (!shown) return;
    isOverview = is;
    if (!is) viewport.forget();
    place();
  };
  const chosen = (move) => (...by) => {
    const isMoved = Boolean(shown) && move(...by);
    if (isMoved) isOverview = false;
    canvas.parentNode.classList.toggle("whole", viewport.isWhole);
    canvas.style.touchAction = viewport.scrolls;
    return isMoved;
  };
  store.on(["tape"], arrange);
  store.on(["opened"], head);
  store.on(["present"], () => overview(false));
  store.on(["step"], () => (paint(), reveal(), locate()));
  store.on(["pointed"], choose);
  store.on(["broken", "mistakes", "predicting"], paintAll);
  store.on(["lit"], paintAll);
  store.on(["selected"], () => (choose(), reveal(store.get("selected"))));
  store.on(["theme"], () => requestAnimationFrame(themed));
  matchMedia("(forced-colors: active)").addEventListener("change", themed);
  themed();
  return {
    viewport, tour, map: map.root, reveal,
    resized: () => {
      [room, isPlaced] = [null, false];
      arrange();
    },
    /** Another program is opened: it is seen as it opens. */
    reopen: () => {
      [isOverview, heading, isPlaced] = [false, null, false];
      viewport.forget();
    },
    fit: () => overview(),
    step: chosen(viewport.step),
    zoom: chosen(viewport.zoom),
    pan: chosen(viewport.pan),
    scene: () => shown,
    where: (node) => rectangle(boxOf(node)),
  };

  function rectangle(at) {
    if (at < 0) return null;
    const { x, y, width, height } = cardAt(at);
    const [left, top] = viewport.toScreen(x - width / 2, y - height / 2);
    const box = canvas.getBoundingClientRect();
    return { x: box.left + left, y: box.top + top, width: width * viewport.scale, height: height * viewport.scale };
  }
}

/** Whether it can be read whole as it lies, and in an upright room as large as it is made. */
const suits = ({ extent }, orientation, room) => fitting(extent, room) >= (room.width < room.height ? 1 : READABLE) && (orientation === "wide" || room.width < room.height);

/**
 * The orientation that shows more of the graph at its best size, of those that are here; of what is too large in both, the room's.
 * @param {Tape["scenes"]} scenes
 * @param {{width: number, height: number}} size
 */
function better({ wide, tall }, size) {
  if (!wide || !tall) return wide ? "wide" : tall ? "tall" : null;
  if (Math.max(fitting(wide.extent, size), fitting(tall.extent, size)) < READABLE) return size.width < size.height ? "tall" : "wide";
  return fitting(wide.extent, size) >= Math.min(1, fitting(tall.extent, size)) ? "wide" : "tall";
}
