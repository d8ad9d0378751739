// What every card shows after a step: texts cut to size, tokens in place of colours.

import { brief, cells, isScalar, scalar, shapeOf, shown, sign, size, tuple, UNKNOWN } from "../text/values.js";
import { DIGITS, number } from "../text/digits.js";
import { cut, long, partial, title } from "../text/names.js";
import { PADDING, SIZES } from "./geometry.js";

export const ADVANCE = 0.62; // width of a monospaced character by its size; the widest of the families in use has 0.6021
const TINTS = { 1: "pos-tint", "-1": "neg-tint", 0: "done" };
const STRONG = { 1: "pos", "-1": "neg", 0: "edge" };

/** How many characters of `px` fit into `room` px. */
export const fits = (room, px) => Math.max(Math.floor(room / (px * ADVANCE) + 1e-9), 0);

/** `faces(frame)` gives a row of columns per card. */
export function facesOf(facts, numbers, scene) {
  const largest = facts.nodes.reduce((most, { key }) => Math.max(most, size(numbers.gradient(key))), 0);
  const reached = firstArrivals(facts, scene);
  const names = { title: fitting(title), partial: fitting((node, length) => partial(facts, numbers.seed, node, length)) };
  const single = scene.cards.map((box) => (box.nodes.length > 1 ? null : kept((frame) => face(facts, numbers, names, frame, box, largest))));
  return (frame) => scene.cards.map((box, at) => single[at]?.(frame, stateOf(facts, frame, box)) ?? group(facts, frame, box, reached[at]));
}

/** All that a card's looks depend on at a step. */
function stateOf({ edges, steps }, { step, number: at, known, gradient, waiting }, { nodes: [node] }) {
  const isLit = step !== null && (step.node === node || (step.edge !== null && edges[step.edge].child === node));
  return [known(node), gradient(node), waiting(node), at === steps.length, isLit && step.number];
}

/** The row that was made last, while it would be the same. */
function kept(make) {
  let [state, row] = [[], null];
  return (frame, now) => {
    if (now.some((each, at) => each !== state[at])) [state, row] = [now, make(frame)];
    return row;
  };
}

/** What a node is called in so many letters; worked out once, since no step changes it. */
function fitting(say) {
  const said = new Map();
  return (node, length) => {
    const asked = `${node.key} ${length}`;
    return said.get(asked) ?? said.set(asked, say(node, length)).get(asked);
  };
}

function face(facts, numbers, names, frame, box, largest) {
  const node = facts.nodes[box.nodes[0]];
  const value = numbers.value(node.key);
  const isKnown = frame.known(node.key);
  const [soFar, waiting] = [frame.gradient(node.key), frame.waiting(node.key)];
  const isEnded = frame.step !== null && frame.number === facts.steps.length && facts.seeded;
  const isBorn = isKnown && numbers.nonfinite.values.get(node.key)?.node === node.key;
  const isCovered = box.tier === "small" && waiting > 0; // there is room for one thing: that more is to come, or the strip
  return {
    ...lines(names, box, node, (isBorn ? "⚠ " : "") + noteOf(node)),
    ...valueLine(box, value, isKnown),
    strip: isKnown ? cells(value, size(value)) : [],
    ...footerLine(names, numbers, box, node, gradientText(node, soFar, waiting, isEnded)),
    gradient: soFar && !isCovered ? cells(soFar, largest) : [],
    footer_fill: fillOf(box, node, soFar, waiting),
    hatch: node.constant ? "/" : " ",
    text: isKnown ? "ink" : "soft",
    ...frameOf(facts, frame, box, isKnown, isBorn || node.key === facts.target),
  };
}

/** Where it comes from: "leaf", "const", "line 4". */
function noteOf({ constant, op, place }) {
  if (constant) return "const";
  return op ? (place ? `line ${place.line}` : "") : "leaf";
}

/** The state of a gradient: "—", "4 + …", "8", "const", or "none" where the Run ended without one. */
export function gradientText({ constant }, soFar, waiting, isEnded) {
  if (constant) return "const";
  if (soFar === null) return isEnded && !waiting ? "none" : UNKNOWN;
  const text = isScalar(soFar) ? brief(soFar) : "";
  return waiting ? `${text} + …`.trim() : text;
}

function lines({ title: titled }, { width, tier }, node, note) {
  const room = width - 2 * PADDING[tier];
  const [large, noted] = SIZES[tier];
  if (tier === "dot") return { title: "", note: "" };
  if (tier === "small") return { title: titled(node, fits(room, large)), note: "" };
  return { title: titled(node, fits(room - long(note) * noted * ADVANCE - 4, large)), note };
}

/** The value in the largest size in which all of it fits; an array's shape leaves room for its strip. */
function valueLine({ width, tier }, value, isKnown) {
  const [largest, room] = [SIZES[tier][2], width - 2 * PADDING[tier]];
  if (tier === "dot" || (tier === "small" && isKnown && value.strip.length)) return { value: "", value_size: 12 };
  const sizes = [largest, 14, 12].filter((px) => px <= largest && (isScalar(value) || px < 17));
  const wanted = long(shown(value));
  const px = sizes.find((each) => wanted <= fits(room, each)) ?? sizes.at(-1);
  return { value: isKnown ? fitted(value, fits(room, px)) : UNKNOWN, value_size: px };
}

/** In at most `length` characters: fewer digits, or a shape without its dtype, where room is short. */
function fitted(value, length) {
  const { dtype, shape } = value;
  const shorter = () => [DIGITS, 2, 1].map((digits) => number(scalar(value), { dtype, trim: true, digits }));
  const candidates = isScalar(value) ? [shown(value), ...shorter()] : [shapeOf(value), tuple(shape), `${shape.length} axes`];
  return candidates.find((text) => long(text) <= length) ?? cut(candidates.at(-1), length);
}

function footerLine({ partial: named }, { value }, { width, tier }, node, footer) {
  if (tier !== "large") return { partial: "", footer: "" };
  const room = fits(width - 2 * PADDING[tier], SIZES[tier][3]);
  const taken = Math.max(long(footer), isScalar(value(node.key)) ? 0 : 5);
  return { partial: named(node, room - taken - 1), footer: cut(footer, room) };
}

function fillOf({ tier }, { constant }, soFar, waiting) {
  if (soFar === null || constant) return "done";
  if (waiting) return tier === "large" ? "back-tint" : "back";
  if (tier === "large") return TINTS[sign(soFar)];
  return soFar.strip.length ? "done" : STRONG[sign(soFar)]; // a strip shows the signs of an array
}

function group(facts, frame, box, reached) {
  const { nodes, tier, width } = box;
  const [room, sizes, isLarge] = [width - 2 * PADDING[tier], SIZES[tier], tier === "large"];
  const known = nodes.filter((node) => frame.known(node)).length;
  const done = reached.filter((step) => step <= frame.number).length;
  const count = known && known < nodes.length ? `${known} of ${nodes.length}` : `${nodes.length} values`;
  const footer = done ? `${done} of ${nodes.length}` : UNKNOWN;
  return {
    title: cut(box.title, fits(room, sizes[0])), note: "",
    value: cut(isLarge ? count : String(nodes.length), fits(room, 12)), value_size: 12, strip: [],
    partial: isLarge ? "∂" : "", footer: isLarge ? footer : "", gradient: [],
    footer_fill: done ? "back-tint" : "done", hatch: " ", text: known ? "ink" : "soft",
    ...frameOf(facts, frame, box, known > 0, nodes.includes(facts.target)),
  };
}

/** Per card: the steps after which one more of its values has a gradient. */
function firstArrivals({ target, seeded, sweep, edges, nodes }, scene) {
  const first = new Map(seeded ? [[target, nodes.length + 1]] : []);
  sweep.forEach((key, at) => first.has(edges[key].parent) || first.set(edges[key].parent, nodes.length + 2 + at));
  return scene.cards.map((box) => box.nodes.filter((node) => first.has(node)).map((node) => first.get(node)));
}

/** Fill and border; the present step's card is lit, and so are both ends of a contribution. */
function frameOf({ edges }, { step }, { nodes }, isKnown, isHeavy) {
  const isIn = (node) => node !== null && nodes.includes(node);
  const giver = step && (step.edge === null ? step.node : edges[step.edge].child);
  const receiver = step && step.edge !== null ? step.node : null;
  return {
    fill: isIn(giver) ? "now-tint" : isKnown ? "card" : "paper",
    border: isKnown ? (isHeavy ? "ink" : "edge") : "strong",
    weight: isHeavy && isKnown ? 2 : 1.4,
    now: Number(isIn(giver) || isIn(receiver)),
  };
}
