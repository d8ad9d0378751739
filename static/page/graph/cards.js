// The cards for whoever does not point: a list that lies over the figure, walked with the arrow keys along the edges.

import { element } from "../dom/elements.js";
import { wrongSaid } from "../tape/wrong.js";
import { press } from "./pointer.js";

/**
 * `tour.draw()` when the scene is another, `tour.move(css)` when the room shows another part of the plane.
 * @param {Store} store
 */
export function tourOf(store, picture) {
  const list = element("div", "cards", { role: "listbox", tabindex: "0" });
  const plane = element("div", "plane", { role: "presentation" });
  list.append(plane);
  let at = -1; // the card that the keyboard is on
  let places = ""; // where the cards of the list stand

  const scene = () => picture.scene();
  const nodeOf = (row) => scene().boxes[row].at(-1);
  const draw = () => {
    const { rows } = store.get("tape") ?? { rows: [] };
    const cards = scene()?.shape.cards;
    list.hidden = !rows.length;
    list.setAttribute("aria-label", `Graph of ${rows.length} values: arrow keys walk along the edges, Enter chooses, and then opens the array`);
    if (places === `${cards?.x} ${cards?.y}`) return; // other numbers alone: they are told once they have settled
    places = `${cards?.x} ${cards?.y}`;
    plane.replaceChildren(...(cards?.x ?? []).map((_, row) => optionAt(cards, row)));
    at = -1;
    list.removeAttribute("aria-activedescendant");
    tell();
  };
  /** Not between an answer and its picture: by then the scene is still the one before. */
  const tell = () => {
    const { rows } = store.get("tape") ?? { rows: [] };
    if (!scene()?.boxes.flat().every((node) => rows[node])) return;
    [...plane.children].forEach((option, row) => {
      option.setAttribute("aria-label", said(store, scene().cards[row]));
      option.setAttribute("aria-selected", String(scene().boxes[row].includes(store.get("selected"))));
    });
  };
  const enter = (row) => {
    plane.children[at]?.classList.remove("here");
    at = row;
    plane.children[at].classList.add("here");
    list.setAttribute("aria-activedescendant", plane.children[at].id);
    picture.reveal(nodeOf(at));
  };
  const isChosen = (row) => !scene().cards[row].path && nodeOf(row) === store.get("selected");
  const begin = () => Math.max(0, scene().boxes.findIndex((nodes) => nodes.includes(store.get("selected") ?? store.nodeNow())));
  list.addEventListener("focus", () => scene() && list.matches(":focus-visible") && enter(at < 0 ? begin() : at));
  list.addEventListener("keydown", (event) => {
    if (!scene() || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
    const [here, last] = [at < 0 ? begin() : at, scene().boxes.length - 1];
    if (event.key === "Enter" && isChosen(here)) store.openCell(nodeOf(here), 0);
    else if (event.key === "Enter" || event.key === " ") press(store, { node: nodeOf(here), box: scene().cards[here] });
    else if (WAYS[event.key]) enter(next(scene(), store.tape().edges, here, WAYS[event.key]));
    else if (event.key === "Home" || event.key === "End") enter(event.key === "Home" ? 0 : last);
    else return;
    event.preventDefault();
  });
  store.on(["settled", "selected", "predicting", "broken", "mistakes"], tell);
  return { list, draw, move: (transform) => (plane.style.transform = transform) };
}

const WAYS = { ArrowRight: [1, 0], ArrowLeft: [-1, 0], ArrowDown: [0, 1], ArrowUp: [0, -1] };

function optionAt({ x, y, width, height }, row) {
  const place = `left: ${x[row] - width[row] / 2}px; top: ${y[row] - height[row] / 2}px; width: ${width[row]}px; height: ${height[row]}px`;
  return element("div", "card", { role: "option", id: `card-${row}`, style: place });
}

/** @param {Store} store */
function said(store, { nodes, path, title, note }) {
  const { rows } = store.tape();
  if (path) return `${title}: ${note}, closed; Enter opens it`;
  const { name, text } = rows[nodes[0]];
  const { value, gradient } = store.known(nodes[0]);
  return `${name === text ? name : `${name} = ${text}`}, value ${value}, ${store.slopes()} ${gradient}${wrongSaid(store.get("mistakes"), store.brokenNow(), nodes[0])}`;
}

/** The nearest card in a direction: first among those that an edge joins to this one, then among all. */
function next({ boxes, shape: { cards } }, edges, here, [dx, dy]) {
  const ahead = boxes.map((_, row) => {
    const [x, y] = [cards.x[row] - cards.x[here], cards.y[row] - cards.y[here]];
    const [along, across] = [x * dx + y * dy, Math.abs(x * dy) + Math.abs(y * dx)];
    return { row, along, away: Math.hypot(along, 2 * across) };
  }).filter(({ along }) => along > 1);
  const near = new Set(edges.filter((ends) => ends.some((node) => boxes[here].includes(node))).flat());
  const joined = ahead.filter(({ row }) => boxes[row].some((node) => near.has(node)));
  const nearest = (among) => among.reduce((best, each) => (!best || each.away < best.away ? each : best), null);
  return (nearest(joined) ?? nearest(ahead))?.row ?? here;
}
