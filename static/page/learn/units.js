// The hidden units of a model as small pictures: what each answers over the plane, or what its weights look at.

import { element } from "../dom/elements.js";
import { colourOf } from "../dom/tokens.js";
import { number } from "../text/digits.js";
import { channels } from "./bands.js";
import { pictures } from "./unpacked.js";

const WORDS = ["No", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten", "Eleven", "Twelve", "Thirteen", "Fourteen", "Fifteen", "Sixteen"];
const STRENGTH = 0.75; // of the colour at the end of the range

/**
 * Small pictures of one exam, layer by layer.
 * @param {{lend: (unit: ?{values: Float32Array, sizes: number[]}) => void}} heard of the unit that is pointed at
 */
export function units({ lend }) {
  const root = element("div", "units");
  let form = ""; // what stays of them while only the numbers change
  let drawn = /** @type {any[]} */ ([]);
  const build = (groups) => {
    drawn = groups.map(({ title, hint, each, flipped }) => {
      const group = element("section", flipped ? "over" : "looking");
      const head = element("div", "head");
      head.append(element("h2", "", {}, title), element("span", "hint", {}, hint));
      const list = element("div", "list");
      const cells = each.map(() => cellOf(list, lend));
      group.append(head, list);
      return { group, cells };
    });
    root.replaceChildren(...drawn.map(({ group }) => group));
  };
  const see = (exam, kind) => {
    const groups = groupsOf(exam, kind);
    const fresh = JSON.stringify(groups.map(({ title, each, sizes }) => [title, each.length, sizes]));
    if (fresh !== form) build(groups);
    form = fresh;
    const colours = ["card", "pos", "neg"].map((token) => channels(colourOf(token)));
    groups.forEach((group, at) => group.each.forEach((unit, which) => drawn[at].cells[which](unit, group, colours)));
  };
  return { root, see };
}

/** Each hidden layer; and of what looks at pictures the weights of each unit. */
function groupsOf({ layers, sizes }, kind) {
  const looks = sizes.filter((size) => size.looks).map((size) => {
    const side = Math.sqrt(size.looks[0]);
    return { title: `What ${size.name} looks at`, hint: "each picture is the weights of one unit", sizes: [side, side], flipped: false, most: size.most, weights: null, marked: [], each: pictures({ pictures: size.pictures, shape: size.looks }) };
  });
  const over = layers.filter((layer) => layer.pictures).map((layer, at, { length }) => ({
    title: `${WORDS[layer.units] ?? layer.units} hidden units${length > 1 ? `, layer ${at + 1}` : ""}`,
    hint: layer.weights ? "the bar is its weight in the sum" : kind === "line" ? "what each answers along x" : "what each answers over the plane",
    sizes: kind === "line" ? [1, layer.shape[0]] : layer.shape.slice(0, 2), flipped: true, most: layer.most, op: layer.op, weights: layer.weights, dead: layer.dead, full: layer.full, each: pictures(layer),
  }));
  return [...over, ...looks];
}

/** One unit: its picture, and its weight as a bar with its number. */
function cellOf(list, lend) {
  const root = element("figure", "unit");
  const canvas = element("canvas", "", { role: "img" });
  const [bar, fill] = [element("span", "bar"), element("i")];
  const words = element("figcaption");
  bar.append(fill);
  root.append(canvas, bar, words);
  const at = list.children.length;
  let now = /** @type {?{values: Float32Array, sizes: number[]}} */ (null); // what it answers over the plane
  root.addEventListener("pointerenter", () => lend(now));
  root.addEventListener("pointerleave", () => lend(null));
  list.append(root);
  return (values, { sizes, flipped, most, weights, dead = [], full = [] }, colours) => {
    now = flipped && sizes[0] > 1 ? { values, sizes } : null;
    paint(canvas, values, sizes, flipped, colours);
    const [isDead, isFull] = [dead.includes(at), full.includes(at)];
    root.classList.toggle("dead", isDead || isFull);
    const weight = weights?.[at] ?? null;
    bar.hidden = weight === null;
    if (weight !== null) {
      const largest = Math.max(...weights.map((each) => Math.abs(Number(each))), 1e-12);
      const part = (50 * Math.abs(Number(weight))) / largest;
      Object.assign(fill.style, { left: `${weight < 0 ? 50 - part : 50}%`, width: `${part}%` });
      fill.className = weight < 0 ? "neg" : "pos";
    }
    words.textContent = isDead ? "dead" : isFull ? "flat" : weight === null ? "" : number(Number(weight), { digits: 3 });
    canvas.setAttribute("aria-label", `Unit ${at + 1}: answers up to ${number(most, { digits: 3, trim: true })} in size${weight === null ? "" : `, weight ${number(Number(weight), { digits: 3 })}`}${isDead ? ", dead" : ""}`);
  };
}

function paint(canvas, values, [rows, columns], flipped, [card, pos, neg]) {
  if (canvas.width !== columns || canvas.height !== rows) [canvas.width, canvas.height] = [columns, rows];
  const found = new Uint8ClampedArray(4 * rows * columns);
  for (let row = 0; row < rows; row += 1) {
    for (let column = 0; column < columns; column += 1) {
      const value = values[(flipped ? rows - 1 - row : row) * columns + column];
      const colour = value < 0 ? neg : pos;
      const part = STRENGTH * Math.abs(value);
      found.set([...card.map((each, at) => each + (colour[at] - each) * part), 255], 4 * (row * columns + column));
    }
  }
  canvas.getContext("2d").putImageData(new ImageData(found, columns, rows), 0, 0);
}
