// A broadcast operand as it is used: its cells and their copies, and below them what comes back to each, with the addition over them.

import { shape as made } from "../dom/icon.js";
import { copiesOf, isShareOf, sharesOf } from "./copies.js";
import { shadeOf } from "./shades.js";

/** `write(sheet, placed, x, y, number, how)` draws one cell. */
export function drawCopies(sheet, placed, isKnown, write) {
  for (const { row, column, number, isCopy } of isKnown ? copiesOf(placed.lane) : []) {
    write(sheet, placed, ...placeOf(placed, placed.y, row, column), number, { kind: isCopy ? "copy" : "", strength: shadeOf(placed.lane.numbers, false) });
  }
  sheet.append(text(placed.x, placed.y + placed.lane.copies.rows * placed.down + 12, copiedSaid(placed.lane), "aside"));
}

/** The shares, a line, and their sums; those that make the sum of the opened cell are framed. */
export function drawShares(sheet, placed, name, write) {
  const { parts, sums } = sharesOf(placed.lane);
  const { rows, columns, down, high, wide } = placed.lane.copies;
  const all = [...parts, ...sums].map(({ number }) => number);
  const how = { isGradient: true, strength: shadeOf(all, true) };
  for (const { row, column, number } of [...parts, ...sums]) {
    const [x, y] = placeOf(placed, placed.below, row, column);
    write(sheet, placed, x + (!down && column >= columns ? AIR : 0), y + (down && row >= rows ? AIR : 0), number, how);
  }
  const [x, y] = placeOf(placed, placed.below, rows, columns);
  const line = down ? `M ${placed.x - 16} ${y} H ${placed.x + wide * placed.across}` : `M ${x} ${placed.below - 2} V ${placed.below + high * placed.down}`;
  sheet.append(made("path", { d: line, class: "adds" }));
  if (down) sheet.append(text(placed.x - 14, y - placed.down / 2 + 1, "+", "plus"));
  sheet.append(text(placed.x, placed.below - 16, "what comes back to each copy", "aside"));
  if (down) sheet.append(text(placed.x, y + AIR + high * placed.down + 12, name, "name"));
  else sheet.append(text(x + AIR + wide * placed.across + 4, placed.below + placed.high / 2 + 4.5, `the sum: ${name}`, "name over"));
  const [link] = placed.lane.links;
  if (link) framed(sheet, placed, parts.filter(isShareOf(placed.lane, link.at)), down);
}

const AIR = 5; // px between the shares and their sum, where the line is

/** A dashed frame around the shares that are added up, where they lie together. */
function framed(sheet, placed, parts, isDown) {
  const [first, last] = [parts[0], parts.at(-1)];
  if (parts.length < 2) return;
  const [x, y] = placeOf(placed, placed.below, first.row, first.column);
  const [right, low] = placeOf(placed, placed.below, last.row, last.column);
  sheet.append(made("rect", { x: x - 3, y: y - 3, width: right - x + placed.wide + 6, height: low - y + placed.high + (isDown ? 4 : 6), class: "gathered" }));
}

const placeOf = (placed, top, row, column) => [placed.x + column * placed.across, top + row * placed.down];

/** In words how often it stands there. */
function copiedSaid({ copies: { rows, columns, high, wide, down, across } }) {
  const ways = [...(down ? [`${rows / high} rows`] : []), ...(across ? [`${columns / wide} columns`] : [])];
  return `copied to ${ways.join(" and ")}`;
}

function text(x, y, said, kind) {
  const label = made("text", { x, y, class: kind });
  label.textContent = said;
  return label;
}
