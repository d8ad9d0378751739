// The board: lanes of cells, above their values, below their gradients, and the links of the opened cell. Few cells are shapes with
// numbers, many a picture of dots.

import { element } from "../dom/elements.js";
import { shape as made } from "../dom/icon.js";
import { colourOf } from "../dom/tokens.js";
import { number } from "../text/digits.js";
import { called } from "../text/names.js";
import { drawCopies, drawShares } from "./ghosts.js";
import { blockName, blockOf, boxOf, curvesOf } from "./links.js";
import { bracketed, knownOf, laneName } from "./cells.js";
import { isPart } from "./lanes.js";
import { shadeOf } from "./shades.js";
import { tuple } from "../text/values.js";

const DIGITS = 4;
const SHADES = 45; // percent of the sign's colour in the strongest cell: ink stays readable on it
const LETTER = 7.8; // px of a name
const LABELLED = 3; // links at one side that say their factor: of more, no label would find its place

/** Draws a laid out opening anew. */
export function drawBoard(root, placed, opening, facts, frame) {
  const { width, height, band } = placed;
  const sheet = made("svg", { width: width + 8, height, viewBox: `0 0 ${width + 8} ${height}`, "aria-hidden": "true" });
  const dots = [];
  sheet.append(made("path", { d: `M 0 ${band} H ${width}`, class: "rule" }));
  const own = knownOf(opening.own, frame);
  for (const column of placed.columns) {
    for (const each of column) {
      const known = knownOf(each.lane, frame);
      sheet.append(...titled(each, short(laneName(facts, opening, each.lane)), partOf(each.lane)));
      if (each.lane.copies) {
        drawCopies(sheet, each, known.value, write);
        if (own.gradient) drawShares(sheet, each, short(sumName(each.lane, facts)), write);
        continue;
      }
      cells(sheet, dots, each, each.y, each.lane.numbers, known.value, false);
      if (!each.lane.gradients) continue;
      sheet.append(text(each.x, each.below - 16, gradientName(each.lane, facts), "name"));
      cells(sheet, dots, each, each.below, each.lane.gradients, known.gradient, true);
    }
  }
  if (own.value) links(sheet, placed, opening, false);
  if (own.gradient) links(sheet, placed, opening, true);
  outline(sheet, placed.own, opening.at, own);
  root.replaceChildren(...dots, sheet);
  root.style.width = `${width + 8}px`;
  root.style.height = `${height}px`;
}

/** What the shares of all copies add up to: the gradient, or, of a value that is used elsewhere as well, what it gets from here. */
const sumName = (lane, facts) => {
  if (lane.node === null) return "a constant: nobody asks for it";
  return (facts.into.get(lane.node) ?? []).length > 1 ? `what ${called(facts.nodes[lane.node])} gets from here` : gradientName(lane, facts);
};
const gradientName = ({ node }, facts) => short(`∂${facts.target === null ? "f" : called(facts.nodes[facts.target])}/∂${bracketed(called(facts.nodes[node]))}`);
/** The shape; of a large array which part of it is drawn. */
function partOf(lane) {
  const { shape, slice, rows, columns } = lane;
  const [high, wide] = [1, 1, ...shape].slice(-2);
  const range = ([first, many], all) => (many === all ? ":" : `${first}:${first + many}`);
  const index = [...slice, ...(shape.length > 1 ? [range(rows, high)] : []), range(columns, wide)];
  return isPart(lane) ? `[${index.join(", ")}] of ${tuple(shape)}` : tuple(shape);
}

/** The name, and at the end of the same line the shape; below it where the lane is too narrow for both. */
function titled({ x, y, width }, name, said) {
  const fits = (name.length + said.length) * LETTER <= width;
  return fits ? [text(x, y - 16, name, "name"), text(x + width - 2, y - 16, said, "shape")] : [text(x, y - 21, name, "name"), text(x, y - 6, said, "shape below")];
}

const short = (name) => ([...name].length > 24 ? `${[...name].slice(0, 23).join("")}…` : name);

function text(x, y, said, kind) {
  const label = made("text", { x, y, class: kind });
  label.textContent = said;
  return label;
}

/** A cell with its number; `kind` "copy" is one that the array does not have. */
function write(sheet, placed, x, y, of, { strength, isGradient = false, kind = "" }) {
  const share = kind ? 0 : strength(of);
  const fill = share ? `color-mix(in srgb, var(--${share < 0 ? "neg" : "pos"}) ${Math.round(Math.abs(share) * SHADES)}%, var(--card))` : kind ? "none" : "var(--card)";
  sheet.append(made("rect", { x, y, width: placed.wide, height: placed.high, style: `fill: ${fill}`, class: `cell ${kind}` }));
  sheet.append(text(x + placed.wide - 5, y + placed.high / 2 + 4.5, fitting(of, placed.lane.dtype, isGradient, placed.wide >= 56 ? DIGITS : DIGITS - 1), `number ${kind}`));
}

/** The cells of one array: each with its tint, and its number where there is room for it. */
function cells(sheet, dots, placed, top, numbers, isKnown, isGradient) {
  const columns = placed.lane.columns[1];
  const strength = shadeOf(numbers, isGradient);
  if (!placed.isNumbered) return dots.push(dotted(placed, top, numbers, isKnown ? strength : () => 0));
  const digits = placed.wide >= 56 ? DIGITS : DIGITS - 1;
  numbers.forEach((each, at) => {
    const [x, y] = [placed.x + (at % columns) * placed.across, top + Math.floor(at / columns) * placed.down];
    const share = isKnown ? strength(each) : 0;
    const fill = share ? `color-mix(in srgb, var(--${share < 0 ? "neg" : "pos"}) ${Math.round(Math.abs(share) * SHADES)}%, var(--card))` : "var(--card)";
    sheet.append(made("rect", { x, y, width: placed.wide, height: placed.high, style: `fill: ${fill}`, class: isKnown ? "cell" : "cell open" }));
    const said = isKnown ? fitting(each, placed.lane.dtype, isGradient, digits) : "—";
    sheet.append(text(x + placed.wide - 5, y + placed.high / 2 + 4.5, said, "number"));
  });
}

/** In as many digits as a cell has room for. */
function fitting(of, dtype, isGradient, most) {
  for (let digits = most; digits > 1; digits -= 1) {
    const said = number(of, { dtype: isGradient ? "float64" : dtype, trim: true, digits });
    if (said.length <= 6) return said;
  }
  return number(of, { dtype: isGradient ? "float64" : dtype, trim: true, digits: 1 });
}

/** Many cells as one picture. */
function dotted({ x, across, down, wide, high, width, height, lane }, top, numbers, strength) {
  const fine = window.devicePixelRatio || 1;
  const canvas = element("canvas", "dots", { width: Math.ceil(width * fine), height: Math.ceil(height * fine), "aria-hidden": "true" });
  Object.assign(canvas.style, { left: `${x}px`, top: `${top}px`, width: `${width}px`, height: `${height}px` });
  const pen = canvas.getContext("2d");
  pen.scale(fine, fine);
  const [pos, neg, none] = ["pos", "neg", "line"].map(colourOf);
  numbers.forEach((each, at) => {
    const share = strength(each);
    pen.globalAlpha = share ? Math.abs(share) : 0.5;
    pen.fillStyle = share < 0 ? neg : share > 0 ? pos : none;
    pen.fillRect((at % lane.columns[1]) * across, Math.floor(at / lane.columns[1]) * down, wide, high);
  });
  return canvas;
}

function links(sheet, placed, opening, isBelow) {
  const kind = isBelow ? "back" : "forth";
  const curves = curvesOf(placed, opening.at, isBelow).filter(({ placed: { lane } }) => !isBelow || lane.gradients || lane.copies);
  const stood = [[], []];
  for (const lane of new Set(curves.map(({ placed: each }) => each))) {
    const block = blockOf(lane, isBelow);
    if (block) sheet.append(made("rect", { x: block.x, y: block.y, width: block.width, height: block.height, class: `linked ${kind}` }));
    else for (const { at } of lane.lane.links) frameCell(sheet, lane, at, isBelow, kind);
  }
  for (const { path } of curves) sheet.append(made("path", { d: path, class: `link ${kind}`, "marker-end": `url(#tip-${kind})` }));
  const few = [true, false].flatMap((side) => curves.filter(({ isSource }) => isSource === side)).filter(({ isSource }, _, all) => all.filter((each) => each.isSource === isSource).length <= LABELLED);
  for (const { label: [x, y], isSource, link: { slope }, arrives, block, placed: lane } of few) {
    const column = stood[Number(isSource)];
    let at = y;
    while (column.some((other) => Math.abs(other - at) < 18)) at += 18;
    column.push(at);
    sheet.append(text(x, at - 4, block ? blockName(block, lane) : factor(slope, isBelow ? arrives : null), `factor ${kind}`));
  }
  if (curves.length) sheet.prepend(tip(kind));
}

/** On the way forward a link says its derivative; on the way back what arrives, times that. */
function factor(slope, arrives) {
  if (slope === null) return "no derivative";
  const [local, above] = [slope, arrives].map((each) => each !== null && number(each, { trim: true, digits: 3 }));
  return arrives === null ? `· ${local}` : `${above} · ${local} = ${number(arrives * slope, { trim: true, digits: 3 })}`;
}

function frameCell(sheet, placed, at, isBelow, kind) {
  const box = boxOf(placed, at, isBelow);
  if (box) sheet.append(made("rect", { x: box.x, y: box.y, width: box.wide, height: box.high, class: `linked ${kind}` }));
}

function outline(sheet, placed, at, known) {
  for (const isBelow of [false, true]) {
    const box = boxOf(placed, at, isBelow);
    if (!box || (isBelow && !(placed.lane.gradients && known.gradient))) continue;
    sheet.append(made("rect", { x: box.x - 1, y: box.y - 1, width: box.wide + 2, height: box.high + 2, class: `chosen ${isBelow ? "back" : "forth"}` }));
  }
}

function tip(kind) {
  const defs = made("defs", {});
  const marker = made("marker", { id: `tip-${kind}`, viewBox: "0 0 8 8", refX: 7, refY: 4, markerWidth: 8, markerHeight: 8, markerUnits: "userSpaceOnUse", orient: "auto" });
  marker.append(made("path", { d: "M 0 0 L 8 4 L 0 8 z", class: `tip ${kind}` }));
  defs.append(marker);
  return defs;
}

/** The lane and the cell at a point of the board; null between them. */
export function hitAt({ columns }, x, y) {
  for (const placed of columns.flat()) {
    const { rows, columns: wide } = placed.lane.copies ?? { rows: placed.lane.rows[1], columns: placed.lane.columns[1] };
    for (const isBelow of placed.lane.gradients ? [false, true] : [false]) {
      const top = isBelow ? placed.below : placed.y;
      const [column, row] = [Math.floor((x - placed.x) / placed.across), Math.floor((y - top) / placed.down)];
      if (column >= 0 && row >= 0 && column < wide && row < rows) return { placed, ...realOf(placed.lane, row, column), isBelow };
    }
  }
  return null;
}

/** The cell that a copy is one of. */
const realOf = ({ copies }, row, column) => (copies ? { row: row % copies.high, column: column % copies.wide } : { row, column });
