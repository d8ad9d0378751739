// What was around a value as it was made: the turn of a loop, a call with its arguments, a branch, a block; in words, and which
// values were made within the same. Knows no screen.

import { phrase } from "../text/wording.js";

const TOLD = 3; // things around a value that are said, the innermost
const GRADIENT = "the gradient"; // a pass that is recorded itself
const ENDINGS = { 1: "st", 2: "nd", 3: "rd" };

/** @typedef {{outer: number, kind: "turn" | "call" | "branch" | "case" | "block", name: string, line: number, given?: string, turn?: number, of?: number, held?: boolean, went?: number, left?: number}} Around */

/**
 * What Python has told (explorer/picture/recorded.py), by value; of a program that went straight on there is none.
 * @param {?{rows: Around[], of: number[], forks: any[], kept: number[], nulled: number[]}} told
 */
export function recordedOf(told) {
  const { rows = [], of = [], forks = [], kept = [], nulled = [] } = told ?? {};
  const [goOn, hadOne] = [new Set(kept), new Set(nulled)];
  const around = (node) => {
    const found = [];
    for (let at = of[node] ?? -1; at >= 0; at = rows[at].outer) found.unshift(at);
    return found;
  };
  let members = /** @type {?number[][]} */ (null); // by row, once anyone asks
  const within = (row) => {
    members ??= of.reduce((found, _, node) => (around(node).forEach((at) => found[at].push(node)), found), rows.map(() => /** @type {number[]} */ ([])));
    return members[row];
  };
  const turnOf = (node) => around(node).map((at) => rows[at]).findLast(({ kind }) => kind === "turn");
  return {
    forks,
    hasAround: rows.length > 0,
    hasKept: kept.length > 0,
    /** Whether a value goes on from one turn to the next, and whether its gradient of the turn before was nulled. */
    isKept: (node) => goOn.has(node),
    isNulled: (node) => hadOne.has(node),
    /** A sentence for each of the innermost, from the outside in. */
    said: (node) => around(node).slice(-TOLD).map((at) => sentenceOf(rows[at])),
    /** ", where i = 2": in which turn of its loop a value was made. */
    where: (node) => {
      const turn = turnOf(node);
      return turn ? phrase(turn.given ? "in turn given" : "in turn", { ...turn, nth: nth(turn.turn ?? 0) })[0] : "";
    },
    /** The innermost, from the outside in: a title, and the values that were made within. */
    frames: (node) => around(node).slice(-TOLD).map((at) => ({ title: titleOf(rows[at]), nodes: isFramed(rows[at]) ? within(at) : [] })),
  };
}

const BLOCKS = { record: "recorded", pause: "paused", no_autodiff: "paused", train_mode: "mode", predict_mode: "mode" };
/** What stands under `with`: autograd.record(), mg.no_autodiff. */
const blockOf = (name) => /(record|pause|no_autodiff|train_mode|predict_mode)\b/.exec(name)?.[1] ?? "record";
const isFramed = ({ kind, name }) => kind !== "block" || BLOCKS[blockOf(name)] === "paused"; // nearly all may be recorded

const nth = (number) => `${number}${Math.floor((number % 100) / 10) === 1 ? "th" : (ENDINGS[number % 10] ?? "th")}`;
const called = ({ name, given = "" }) => `${name}(${given.replaceAll(" = ", "=")})`;

/** Which phrase of the wording it is, and what fills it. @type {Record<string, (row: Around) => [string, Fillings]>} */
const SAID = {
  turn: (row) => [`turn${row.given ? " given" : ""}${row.of ? " of" : ""}`, { ...row, nth: nth(row.turn ?? 0) }],
  call: (row) => (row.name === GRADIENT ? ["gradient recorded", { line: row.line }] : ["call", { call: called(row), line: row.line }]),
  branch: (row) => [`branch ${row.held ? "held" : "failed"}${row.left === undefined ? "" : row.left === row.line ? " here" : " left"}`, { ...row }],
  case: (row) => ["case", { ...row }],
  block: (row) => [`block ${BLOCKS[blockOf(row.name)]}`, { ...row, mode: row.name.includes("train") ? "training" : "prediction" }],
};

const sentenceOf = (row) => phrase(...SAID[row.kind](row))[0];

/** @param {Around} row */
function titleOf(row) {
  if (row.kind === "turn") return `${row.given ? `${row.given} · ` : ""}turn ${row.turn}${row.of ? ` of ${row.of}` : ""}`;
  if (row.kind === "call") return row.name === GRADIENT ? `${GRADIENT}, line ${row.line}` : called(row);
  if (row.kind === "case") return `case ${row.name} → line ${row.went}`;
  return row.kind === "branch" ? `if ${row.name}: ${row.held ? "" : "no "}→ line ${row.went}` : `with ${row.name}`;
}
