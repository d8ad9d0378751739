// What an answer says of an opened cell, with its numbers as doubles; what is known of each lane by a step; what a cell is called.

import { doubles, one } from "../tape/cells.js";
import { bare, called } from "../text/names.js";
import { indexed } from "../text/index.js";
import { withCopies } from "./copies.js";
import { spotOf } from "./lanes.js";

/** The part "cell" of an answer (explorer/picture/opening.py). */
export const openingOf = ({ own, sources, behind, uses, ...rest }) => ({
  ...rest, own: laneOf(own), sources: sources.map((lane) => withCopies(laneOf(lane), own)), behind: behind.map(laneOf), uses: uses.map(laneOf),
});

const laneOf = ({ numbers, gradients, links, shares, ...rest }) => ({ ...rest, shares: shares && doubles(shares), numbers: doubles(numbers), gradients: gradients && doubles(gradients), links: links.map(linkOf) });
const linkOf = ([at, ...numbers]) => {
  const [slope, number, gradient] = numbers.map((each) => (each === null ? null : Number(one(each))));
  return { at, slope, number, gradient };
};

/**
 * What of a lane is there by a step: its numbers, and its gradient once all of it has come.
 * @param {any} lane
 * @param {{known: (node: number) => boolean, gradient: (node: number) => any, waiting: (node: number) => number}} frame
 */
export function knownOf(lane, frame) {
  const { node } = lane;
  if (node === null) return { value: true, gradient: false };
  return { value: frame.known(node), gradient: frame.gradient(node) !== null && !frame.waiting(node) };
}

/** What the array of a lane is called. */
export const laneName = (facts, opening, { node, operand }) => (node === null ? bare(facts.nodes[opening.node].operands[operand].text) : called(facts.nodes[node]));

/** A name as it is, any other text in brackets. */
export const bracketed = (text) => (/^[\p{L}\p{N}_.[\]₀-₉]+$/u.test(text) || /^\w+\([^()]*\)$/.test(text) ? text : `(${text})`);

/** A cell's name: "x[0, 2]", "(x * w)[0, 2]", "b". */
export function cellName(facts, opening, lane, at) {
  const text = laneName(facts, opening, lane);
  return lane.shape.length ? bracketed(text) + indexed(lane.shape, at) : text;
}

/** The opened cell's own number, of its value or of its gradient; null where there is none. */
export function ownNumber({ own, at }, what = "numbers") {
  const [row, column] = spotOf(own, at) ?? [0, 0];
  return own[what] ? own[what][row * own.columns[1] + column] : null;
}
