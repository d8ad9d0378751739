// What every card shows after a step: texts cut to size, tokens in place of colours.

import { withinLetters } from "../text/arrays.js";
import { brief, cells, isScalar, scalar, shown, sign, size, UNKNOWN } from "../text/values.js";
import { DIGITS, number } from "../text/digits.js";
import { cut, cutAtTerm, long, partial, title } from "../text/names.js";
import { ADVANCE, fits, lookAt } from "./detail.js";
import { groupOf } from "./group.js";
import { isBornBack } from "./nonfinite.js";
import { recordedOf } from "./recorded.js";

const TINTS = { 1: "pos-tint", "-1": "neg-tint", 0: "done" };
const STRONG = { 1: "pos", "-1": "neg", 0: "edge" };

const MORE = " + …";
const LOST = "⊘"; // no gradient comes back over a way that leads here

const ALONE = recordedOf(null); // of one turn nothing goes on to another

/** `faces(frame, scale)` gives a row of columns per card, as it looks where the plane is drawn at this scale; `slope` names its footer. */
export function facesOf(facts, numbers, scene, slope = (node, length) => partial(facts, numbers.seed, node, length), recorded = ALONE) {
  const largest = facts.nodes.reduce((most, { key }) => Math.max(most, size(numbers.gradient(key))), 0);
  const groups = scene.cards.map((box) => (box.path ? groupOf(facts, numbers, box) : null));
  const names = { title: fitting(title), partial: fitting(slope) };
  const single = scene.cards.map((box) => (box.path ? null : kept((frame, look) => face(facts, numbers, names, frame, box, look, largest, recorded))));
  return (frame, scale) => {
    const look = lookAt(scale);
    return scene.cards.map((box, at) => single[at]?.(frame, look, stateOf(facts, frame, box, scale)) ?? closed(facts, groups[at], frame, box, look));
  };
}

/** All that a card's looks depend on at a step. */
function stateOf({ edges, steps }, { step, number: at, known, gradient, waiting }, { nodes: [node] }, scale) {
  const isLit = step !== null && (step.node === node || (step.edge !== null && edges[step.edge].child === node));
  return [scale, known(node), gradient(node), waiting(node), at === steps.length, isLit && step.number];
}

/** The row that was made last, while it would be the same. */
function kept(make) {
  let [state, row] = [[], null];
  return (frame, look, now) => {
    if (now.some((each, at) => each !== state[at])) [state, row] = [now, make(frame, look)];
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

/** Where the lines of a card are, in units of the plane, and how large its texts are, in px. */
function lines({ x, y, width, height }, { middles, deep, strip, gradient, pad, inset, sizes }) {
  const [left, top] = [x - width / 2, y - height / 2];
  return {
    left: left + pad, right: left + width - pad, title_y: top + middles[0], value_y: top + middles[1],
    footer_y: top + middles[2], footer_width: width - 2 * inset, footer_height: deep,
    strip_y: top + strip[0], strip_height: strip[1], gradient_height: gradient, bars: 0,
    title_size: sizes.title, note_size: sizes.note, footer_size: sizes.footer,
  };
}

function face(facts, numbers, names, frame, box, look, largest, recorded) {
  const node = facts.nodes[box.nodes[0]];
  const value = numbers.value(node.key);
  const isKnown = frame.known(node.key);
  const [soFar, waiting] = [frame.gradient(node.key), frame.waiting(node.key)];
  const isEnded = frame.step !== null && frame.number === facts.steps.length && facts.seeded;
  const isBorn = isKnown && numbers.nonfinite.values.get(node.key)?.node === node.key;
  const [isKept, isNulled] = [recorded.isKept(node.key), recorded.isNulled(node.key)];
  const isCovered = look.name !== "card" && waiting > 0; // there is room for one thing: that more is to come, or the strip
  const footer = footerLine(names, numbers, box, look, node, (soFar && isBornBack(facts, numbers, node.key) && isBad(soFar) ? "⚠ " : "") + gradientText(node, soFar, waiting, isEnded, isNulled));
  return {
    ...lines(box, look),
    ...titleLine(names, box, look, node, (isBorn ? "⚠ " : "") + (numbers.lost.has(node.key) ? `${LOST} ` : "") + noteOf(node, isKept)),
    ...valueLine(box, look, value, isKnown),
    strip: isKnown && look.strip[1] ? cells(value, size(value)) : [],
    ...footer,
    gradient: soFar && look.gradient && !isCovered ? cells(soFar, largest) : [],
    ...stripAside(box, look, footer.footer),
    footer_fill: isNulled && soFar === null ? "kept-tint" : fillOf(look, node, soFar, waiting),
    hatch: node.constant,
    text: isKnown ? "ink" : "soft",
    ...frameOf(facts, frame, box, look, isKnown, isBorn || node.key === facts.target, isKept, node.layer),
  };
}

const isBad = (value) => value.nans > 0 || value.infs > 0;

/** From where to where a gradient's strip lies in the footer: beside the text that is there. */
function stripAside({ x, width }, { name, pad, inset, scale, sizes }, text) {
  const isCard = name === "card";
  const taken = text ? (long(MORE) * sizes.footer * ADVANCE) / scale : 0;
  const right = x + width / 2 - (isCard ? pad + taken : inset);
  return { gradient_left: isCard ? right - 44 : x - width / 2 + inset, gradient_right: right };
}

/** Where it comes from: "leaf", "kept" from the turn before, "const", "line 4". */
function noteOf({ constant, op, place }, isKept) {
  if (constant) return "const";
  return op ? (place ? `line ${place.line}` : "") : isKept ? "kept" : "leaf";
}

/** The state of a gradient: "—", "nulled", "4 + …", "8", "const", or "none" where the Run ended without one. */
export function gradientText({ constant }, soFar, waiting, isEnded, isNulled = false) {
  if (constant) return "const";
  if (soFar === null) return isEnded && !waiting ? "none" : isNulled ? "nulled" : UNKNOWN;
  const text = isScalar(soFar) ? brief(soFar) : "";
  return waiting ? `${text} + …`.trim() : text;
}

function titleLine({ title: titled }, { width }, { name, scale, pad, sizes }, node, note) {
  const room = (width - 2 * pad) * scale;
  if (name === "dot") return { title: "", note: "" };
  if (name === "short") return { title: titled(node, fits(room, sizes.title)), note: "" };
  const isTight = fits(room, sizes.title) < long(note) + 6; // then a name goes before its line
  const said = isTight ? (/^[⚠⊘]/u.exec(note)?.[0] ?? "") : note; // a sign stays
  const beside = said && long(said) * sizes.note * ADVANCE + 4;
  return { title: titled(node, fits(room - Number(beside), sizes.title)), note: said };
}

/** The value in the largest size in which all of it fits; an array's shape leaves room for its strip. */
function valueLine({ width }, { name, scale, pad, sizes }, value, isKnown) {
  if (name === "dot" || (name === "short" && isKnown && value.strip.length)) return { value: "", value_size: sizes.value };
  const room = (width - 2 * pad) * scale;
  const [largest, middle, least] = [sizes.value, (sizes.value * 14) / 17, (sizes.value * 12) / 17].map((px) => Math.max(12, px));
  const wanted = isScalar(value) ? long(shown(value)) : Infinity;
  const offered = isScalar(value) ? [largest, middle, least] : [least];
  const px = offered.find((each) => wanted <= fits(room, each)) ?? least;
  return { value: isKnown ? fitted(value, fits(room, px)) : UNKNOWN, value_size: px };
}

/** In at most `length` characters: fewer digits where room is short. */
function fitted(value, length) {
  if (!isScalar(value)) return withinLetters(value, length);
  const shorter = [DIGITS, 2, 1].map((digits) => number(scalar(value), { dtype: value.dtype, trim: true, digits }));
  return [shown(value), ...shorter].find((text) => long(text) <= length) ?? cut(shorter.at(-1), length);
}

function footerLine({ partial: named }, { value }, { width }, { name, scale, pad, sizes }, node, footer) {
  if (name !== "card") return { partial: "", footer: "" };
  const room = fits((width - 2 * pad) * scale, sizes.footer);
  const strip = isScalar(value(node.key)) ? 0 : Math.ceil((44 * scale) / (sizes.footer * ADVANCE));
  return { partial: named(node, room - long(footer) - strip - 1), footer: cut(footer, room) };
}

function fillOf({ name }, { constant }, soFar, waiting) {
  if (soFar === null || constant) return "done";
  if (waiting) return name === "card" ? "back-tint" : "back";
  if (name === "card") return TINTS[sign(soFar)];
  return name === "short" && soFar.strip.length ? "done" : STRONG[sign(soFar)]; // a strip shows the signs of an array
}

/** A group that is closed: how much is in it, what goes in and comes out, and how large its gradients are. */
function closed(facts, { count, ways, bars }, frame, box, look) {
  const { name, sizes, pad, scale } = look;
  const [room, isDot] = [(box.width - 2 * pad) * scale, name === "dot"];
  const small = Math.max(12, (sizes.value * 12) / 17);
  const told = count(frame);
  const free = room - long(box.title) * sizes.title * ADVANCE - 4;
  const beside = name === "card" ? [told, told.split(" ")[0]].find((text) => long(text) <= fits(free, sizes.note)) : "";
  const sum = bars(frame);
  return {
    ...lines(box, look),
    title: isDot ? "" : cutAtTerm(box.title, fits(room, sizes.title)), note: beside ?? "",
    value: isDot ? "" : ways(fits(room, small)), value_size: small, strip: [], partial: "", footer: sum ? "" : UNKNOWN,
    gradient: sum ?? [], gradient_left: box.x - box.width / 2 + pad, gradient_right: box.x + box.width / 2 - pad,
    bars: name === "dot" ? 0 : look.deep - 6,
    footer_fill: sum && isDot ? "back" : sum ? "paper" : "done", hatch: false, text: frame.known(box.nodes[0]) ? "ink" : "soft",
    ...frameOf(facts, frame, box, look, frame.known(box.nodes[0]), box.nodes.includes(facts.target)),
  };
}

/** Fill and border; the present step's card is lit, and so are both ends of a contribution. */
function frameOf({ edges }, { step }, { nodes }, { name }, isKnown, isHeavy, isKept = false, isOfGradient = false) {
  const isIn = (node) => node !== null && nodes.includes(node);
  const giver = step && (step.edge === null ? step.node : edges[step.edge].child);
  const receiver = step && step.edge !== null ? step.node : null;
  return {
    fill: isIn(giver) ? "now-tint" : isKnown ? "card" : "paper",
    border: isKept ? "kept" : isKnown ? (isHeavy ? "ink" : isOfGradient ? "back" : "edge") : "strong",
    weight: name === "dot" ? 0.8 : isKept ? 2.6 : isHeavy && isKnown ? 2 : 1.4,
    now: Number(isIn(giver) || isIn(receiver)),
  };
}
