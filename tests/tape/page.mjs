// Answers lines of JSON, [verb, ...arguments], by lines of JSON: the page's own modules, asked from Python.

import { createInterface } from "node:readline";
import katex from "../../static/node_modules/katex/dist/katex.mjs";
import { tapeOf } from "../../static/page/tape/tape.js";
import { exact, number } from "../../static/page/text/digits.js";
import { attribute, spoken, span } from "../../static/page/text/values.js";
import entries from "../../static/page/glossary/entries.json" with { type: "json" };
import { exampleOf, piecesOf } from "../../static/page/glossary/words.js";
import { valueOf } from "../../static/page/tape/cells.js";

let tape = null;
// what JSON has no word for is told in Python's
const plainly = (_, each) => (typeof each === "number" && !Number.isFinite(each) ? String(each) : Object.is(each, -0) ? "-0.0" : each);

const VERBS = {
  show: (parts) => {
    tape = tapeOf(parts);
    return { steps: tape.steps, rows: tape.rows, sides: Object.keys(tape.scenes), boxes: Object.fromEntries(Object.entries(tape.scenes).map(([side, { boxes }]) => [side, boxes])) };
  },
  shape: (side) => tape.scenes[side].shape,
  state: (side, step, scale) => tape.play.state(side, step, scale),
  known: (step) => tape.rows.map(({ node }) => tape.play.known(node, step)),
  frame: (step) => {
    const frame = tape.play.frame(step);
    const every = (name, of) => of.map(({ key }) => frame[name](key));
    const { nodes, edges } = tape.play.facts;
    return { known: every("known", nodes), gradients: every("gradient", nodes), waiting: every("waiting", nodes), flowed: every("flowed", edges) };
  },
  values: () => tape.play.facts.nodes.map(({ key }) => [tape.play.numbers.value(key), tape.play.numbers.gradient(key)]),
  edges: () => tape.play.facts.edges.map(({ key }) => [tape.play.numbers.contribution(key), tape.play.numbers.total(key)]),
  said: (step) => tape.play.sentence(step),
  why: (step, register) => tape.play.why(step, register),
  // what stands in the formulas of a step, by KaTeX's own reading of them
  formulas: (step) => {
    const items = tape.play.why(step, "leibniz").rows.flatMap((row) => row.formulas ?? []);
    return items.map(({ tex }) => tex && katex.renderToString(tex, { throwOnError: true, strict: "ignore", trust: true }));
  },
  explanation: (step) => tape.play.explanation(step),
  recorded: (node) => ({ forks: tape.play.recorded.forks, frames: tape.play.recorded.frames(node) }),
  paths: (chains) => tape.play.paths(chains, "leibniz"),
  example: (word) => exampleOf(entries.find((entry) => entry.word === word)),
  // of the glossary, that stand in a text
  words: (text) => piecesOf(text, new Set(), new Set()).flatMap(([, entry]) => entry?.word ?? []),
  checked: (found) => tape.play.checkSaid(found),
  number: (cell, options) => number(valueOf(cell).numbers[0], { dtype: valueOf(cell).dtype, ...options }),
  exact: (cell) => exact(valueOf(cell).numbers[0], valueOf(cell).dtype),
  attribute: (cell) => attribute(valueOf(cell)),
  spoken: (cell) => spoken(valueOf(cell)),
  span: (cell) => span(valueOf(cell)),
};

function answerTo(verb, rest) {
  try {
    return { said: VERBS[verb](...rest) ?? null };
  } catch (error) {
    return { error: error.stack };
  }
}

for await (const line of createInterface({ input: process.stdin })) {
  const [verb, ...rest] = JSON.parse(line);
  console.log(JSON.stringify(answerTo(verb, rest), plainly));
}
