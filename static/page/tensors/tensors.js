// Inside a tensor: the array of one value, those of its operands and of what uses it, and for one cell which cells made it, which it
// feeds, and what comes back. Arrow keys move the cell; a click on a neighbour opens that.

import "../look/look.css";
import { element } from "../dom/elements.js";
import { storeOf } from "../store/find.js";
import { number } from "../text/digits.js";
import { called } from "../text/names.js";
import { tuple } from "../text/values.js";
import { drawBoard, hitAt } from "./board.js";
import { cellName, knownOf, openingOf } from "./cells.js";
import { indexOf } from "../text/index.js";
import { stateOf, versionsOf } from "./history.js";
import { flat, laidOut, placeAt } from "./lanes.js";
import { saidOf } from "./said.js";
import "./tensors.css";

const HINTS = {
  nothing: "A program that makes tensors shows their arrays here.",
  choose: "Double-click a card to open its array, or choose it and press Enter.",
  failed: "The program failed. Its arrays are shown again as soon as it runs.",
};
const ARROWS = { ArrowLeft: [0, -1], ArrowRight: [0, 1], ArrowUp: [-1, 0], ArrowDown: [1, 0] };

export async function render({ model }) {
  const store = await storeOf(model.key);
  const root = element("div", "opening");
  const head = element("div", "top");
  const [title, about, field, problem] = [element("h2", "title"), element("span", "about"), cellField(), element("span", "problem", { role: "alert" })];
  const [state, versions] = [element("span", "state"), element("ol", "versions", { "aria-label": "Versions of one memory" })];
  head.append(title, field.label, about, state, problem, versions);
  const room = element("div", "room", { tabindex: "0", role: "group", "aria-roledescription": "array" });
  const board = element("div", "board");
  room.append(board);
  const said = element("div", "said", { "aria-live": "polite" });
  const hint = element("p", "hint");
  root.append(head, room, said, hint);
  let [made, opening, placed, of] = /** @type {[any, any, any, string]} */ ([null, null, null, ""]); // `of`: the structure that the opening belongs to

  const isOpen = () => store.get("tab") === "tensors";
  const factsNow = () => store.get("tape")?.play?.facts;
  const numbersNow = () => store.tape().play.numbers;
  const draw = () => {
    const answer = store.get("opening");
    const facts = factsNow();
    if (answer !== made) [made, opening, of] = [answer, answer && openingOf(answer), facts?.digest];
    const isThere = Boolean(opening && facts?.nodes[opening.node] && facts.digest === of);
    root.classList.toggle("empty", !isThere);
    hint.textContent = HINTS[store.get("failure") ? "failed" : store.get("tape")?.rows.length ? "choose" : "nothing"];
    if (!isThere || !isOpen()) return;
    placed = laidOut(opening, room.clientWidth - 24);
    const frame = seen(store);
    drawBoard(board, placed, opening, facts, frame);
    const node = facts.nodes[opening.node];
    title.textContent = called(node);
    field.show(opening.own.shape, opening.at);
    about.textContent = aboutLane(opening.own, facts);
    state.textContent = stateOf(facts, numbersNow(), frame, node.key);
    versions.replaceChildren(...versionsOf(facts, numbersNow(), node.key).map((each) => versionOf(each, node.key, frame, (key) => store.openCell(key, 0))));
    versions.hidden = !versions.childElementCount;
    const rows = saidOf(facts, opening, frame);
    said.replaceChildren(element("h3", "", {}, cellName(facts, opening, opening.own, opening.at)), ...rows.map(rowOf));
    room.setAttribute("aria-label", `${cellName(facts, opening, opening.own, opening.at)}: arrow keys move, Page up and Page down change the slice`);
  };
  /** Opens the value that is chosen, or that of the step, where none is open, or the one that was is gone. */
  const begin = ({ isAnew = false } = {}) => {
    const { rows, target } = store.get("tape") ?? { rows: [] };
    const cell = store.get("cell");
    const isThere = cell && rows[cell.node];
    if (isOpen() && rows.length && (isAnew || !isThere)) store.openCell(isThere ? cell.node : (store.get("selected") ?? store.nodeNow() ?? target ?? 0), isThere ? cell.at : 0);
    draw();
  };
  /** A cell that the array does not have any more: its first one is opened. */
  const beginAgain = () => {
    const { node, at } = store.get("cell") ?? { node: 0, at: 0 };
    if (isOpen() && !store.get("opening") && at > 0 && !store.get("failure")) store.openCell(node, 0);
    draw();
  };
  const go = (at) => store.openCell(opening.node, at);
  room.addEventListener("keydown", (event) => {
    if (!opening || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
    const { shape } = opening.own;
    const { node, at } = store.get("cell") ?? opening; // the one that was asked for last: a quick hand is ahead of the answers
    if (node !== opening.node) return;
    const to = ARROWS[event.key] ? stepped(shape, at, ARROWS[event.key]) : { PageUp: sliced(shape, at, -1), PageDown: sliced(shape, at, 1) }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    if (to !== null) go(to);
  });
  const found = (event) => {
    const box = board.getBoundingClientRect();
    return placed && hitAt(placed, event.clientX - box.left, event.clientY - box.top);
  };
  board.addEventListener("click", (event) => {
    const hit = found(event);
    if (!hit || hit.placed.lane.node === null) return;
    store.openCell(hit.placed.lane.node, placeAt(hit.placed.lane, hit.row, hit.column));
  });
  board.addEventListener("pointermove", (event) => {
    const hit = found(event);
    board.title = hit ? told(factsNow(), opening, hit, seen(store)) : "";
  });
  field.input.addEventListener("change", () => {
    const at = opening && flat(opening.own.shape, (field.input.value.match(/-?\d+/g) ?? []).map(Number));
    problem.textContent = at === null ? `${called(factsNow().nodes[opening.node])} has the shape ${tuple(opening.own.shape)}: a cell is ${opening.own.shape.map((size) => `0 to ${size - 1}`).join(", ") || "the number itself"}.` : "";
    if (at !== null && opening) go(at);
  });
  new ResizeObserver(draw).observe(room);
  store.on(["step", "theme", "predicting", "answers"], draw);
  store.on(["opening"], beginAgain);
  store.on(["tape"], () => begin());
  store.on(["tab"], () => begin({ isAnew: true }));
  begin();
  return root;
}

/**
 * What is known by the step; of gradients nothing while one of them is asked for.
 * @param {Store} store
 */
const seen = (store) => (store.openQuestion() ? { ...store.frame(), gradient: () => null, veiled: true } : store.frame());

/** A cell and its number, for whoever points at it, once it is there. */
function told(facts, opening, { placed: { lane }, row, column, isBelow }, frame) {
  if (!knownOf(lane, frame)[isBelow ? "gradient" : "value"]) return "";
  const at = row * lane.columns[1] + column;
  const name = cellName(facts, opening, lane, placeAt(lane, row, column));
  return isBelow ? `gradient of ${name}: ${number(lane.gradients[at])}` : `${name} = ${number(lane.numbers[at], { dtype: lane.dtype, trim: true })}`;
}

/** The cell beside the opened one; null at the border. */
function stepped(shape, at, [down, right]) {
  if (!shape.length) return null;
  const index = indexOf(shape, at);
  index[index.length - 1] += right;
  if (index.length > 1) index[index.length - 2] += down;
  return index.some((each) => each < 0) ? null : flat(shape, index);
}

/** The same cell of the next slice, or the one before. */
function sliced(shape, at, by) {
  const [rows, columns] = [1, 1, ...shape].slice(-2);
  const to = at + by * rows * columns;
  return shape.length > 2 && to >= 0 && to < shape.reduce((all, size) => all * size, 1) ? to : null;
}

/** Shape, type, strides, and whose memory it is. */
function aboutLane({ shape, dtype, strides, is_view: isView, base }, facts) {
  const memory = isView ? (base === null ? "a view" : `a view of ${called(facts.nodes[base])}`) : "its own memory";
  return [`shape ${tuple(shape)}`, dtype, ...(shape.length ? [`strides ${strides.join(", ")}`] : []), memory].join(" · ");
}

/** One version of a memory: a button that opens it, its numbers once they are known, and who has read them. */
function versionOf({ node, name, made, numbers, readers }, opened, frame, open) {
  const item = element("li", node === opened ? "here" : "");
  const isKnown = node === null || frame.known(node);
  const button = element("button", "", { type: "button", ...(node === opened ? { "aria-current": "true" } : {}) });
  button.append(element("b", "", {}, name), element("span", "", {}, isKnown ? numbers : "—"));
  button.disabled = node === null;
  button.addEventListener("click", () => open(node));
  item.append(element("small", "", {}, made), button, element("small", "", {}, readers.length ? `read by ${readers.slice(0, 3).join(", ")}${readers.length > 3 ? ", …" : ""}` : ""));
  return item;
}

/** Where an index can be typed. */
function cellField() {
  const label = element("label", "index", {}, "cell ");
  const input = element("input", "", { type: "text", inputmode: "numeric", size: "8", "aria-label": "Cell, as an index" });
  label.append(input);
  return {
    label, input,
    show: (shape, at) => {
      label.hidden = !shape.length;
      input.value = indexOf(shape, at).join(", ");
    },
  };
}

/** @param {{head: string, rule?: any, lines: any}} row */
function rowOf({ head, rule, lines }) {
  const row = element("div", "row");
  const body = element("div", "body");
  if (rule) body.append(element("div", "rule", {}, rule));
  body.append(...lines.map(lineOf));
  row.append(element("span", "what", {}, head), body);
  return row;
}

function lineOf(parts) {
  const line = element("div", "line");
  line.append(...parts.map((part) => (typeof part === "string" ? part : element("span", part[1], {}, part[0]))));
  return line;
}
