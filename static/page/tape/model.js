// A graph as the page knows it: facts once per structure, numbers at each tick. Knows no pictures and no sentences.

import { added, columnOf, multiplied, ofArray, one, valueOf } from "./cells.js";

/** The facts that Python tells (explorer/picture/facts.py), by name. */
export function factsOf({ nodes, edges, sweep, target, seeded, texts, calls, kinds, rules, codes, digest }) {
  const textOf = (at) => ({ text: texts[at][0], tree: texts[at][1] });
  const operandsOf = (operands, call) => operands.map((operand, at) => ({
    name: call?.[1][at] ?? "x", node: operand < 0 ? null : operand, ...(operand < 0 ? textOf(-1 - operand) : {}),
  }));
  const places = new Map(sweep.map((edge, at) => [edge, at]));
  const made = {
    digest, sweep, target, seeded, places,
    nodes: nodes.map(([text, name, mark, call, kind, place, operands, more], key) => ({
      key, name, mark, ...textOf(text), ...callOf(calls[call]), kind: { dtype: kinds[kind][0], shape: kinds[kind][1] },
      place: place && { line: place[0], column: place[1], end_line: place[2], end_column: place[3] },
      operands: operandsOf(operands, calls[call]), constant: Boolean(more.constant), layer: Boolean(more.layer), began: Boolean(more.began), changed: more.changed ?? null,
    })),
    edges: edges.map(([parent, child, operand, rule, code], key) => ({ key, parent, child, operand, rule: rules[rule], code: codes[code] ?? "" })),
  };
  return { ...made, into: arrivalsOf(made), steps: stepsOf(made) };
}

const callOf = ([op, , options, tree] = ["", [], [], null]) => ({ op, options, computed: tree });

/** By node: the edges over which its gradient arrives, in the order of arrival. */
function arrivalsOf({ sweep, edges }) {
  const into = new Map();
  for (const key of sweep) {
    const arrivals = into.get(edges[key].parent);
    if (arrivals) arrivals.push(edges[key]);
    else into.set(edges[key].parent, [edges[key]]);
  }
  return into;
}

/** One step per value in order of making, the seed, one per contribution in the order of the sweep. */
function stepsOf({ nodes, edges, sweep, target, seeded }) {
  const made = nodes.map(({ key }) => ({ number: key + 1, phase: "value", node: key, edge: null }));
  if (!seeded) return made;
  const first = nodes.length + 1;
  const back = sweep.map((edge, at) => ({ number: first + 1 + at, phase: "contribution", node: edges[edge].parent, edge }));
  return [...made, { number: first, phase: "seed", node: target, edge: null }, ...back];
}

/** The numbers of one run of it (explorer/picture/ticks.py). */
export function numbersOf(facts, { values, contributions, totals, gradients, seed, began, constants, nonfinite, arrays, aim, lost = [], stale = [], loss = null }) {
  const value = columnOf(values, facts.nodes.map(({ key }) => key));
  const first = valueOf(seed);
  const given = new Map(constants.map(([key, at, cell]) => [`${key} ${at}`, valueOf(cell)]));
  const operand = (key, at) => (facts.nodes[key].operands[at].node === null ? given.get(`${key} ${at}`) : value.get(facts.nodes[key].operands[at].node));
  const running = new Map(facts.target === null ? [] : [[facts.target, first]]);
  const [arrived, total] = [new Map(), new Map()];
  const told = columnOf(contributions, [...facts.sweep.keys()].filter((at) => !isWorkedOut(facts.edges[facts.sweep[at]].rule)));
  const [otherwise, summed] = [contributions.otherwise, totals].map((odd) => new Map(odd));
  facts.sweep.forEach((key, at) => {
    const { parent, child, rule } = facts.edges[key];
    const arriving = running.get(child) ?? null;
    const worked = () => (rule.one ? arriving : multiplied(arriving, operand(child, rule.times)));
    const more = otherwise.has(at) ? valueOf(otherwise.get(at)) : isWorkedOut(rule) ? worked() : told.get(at);
    const before = running.get(parent) ?? null;
    arrived.set(key, more);
    total.set(key, summed.has(at) ? valueOf(summed.get(at)) : added(before, more));
    running.set(parent, total.get(key));
  });
  for (const [key, cell] of gradients) running.set(key, valueOf(cell));
  for (const [key, cell] of gradients) if (cell === null) running.delete(key);
  for (const [found, whole] of [[value, arrays?.values], [running, arrays?.gradients]]) complete(found, whole ?? {});
  return {
    seed: first,
    aim: aim ?? null,
    loss: valueOf(loss), // the number that is differentiated
    stale: new Map(stale.map(([key, cell]) => [key, valueOf(cell)])), // what is left of the turn before, by node
    lost: new Map(lost.map(([key, text, line, of]) => [key, { text, line, of }])), // what was taken out of a tensor as a plain number, by the value made of it
    value: (key) => value.get(key),
    gradient: (key) => running.get(key) ?? null,
    contribution: (key) => arrived.get(key) ?? null,
    total: (key) => total.get(key) ?? null,
    began: new Map(began.map(([key, cell]) => [key, valueOf(cell)])),
    constants: given,
    nonfinite: Object.fromEntries(Object.entries(nonfinite).map(([name, found]) => [name, new Map(Object.entries(found).map(([key, origin]) => [Number(key), origin]))])),
  };
}

/** What such a rule passes on is not told where it is what comes of the numbers that are. */
const isWorkedOut = ({ one: isOne, times }) => isOne || times !== null;

/** Arrays of which every number has come. */
function complete(found, whole) {
  for (const [key, numbers] of Object.entries(whole)) {
    const { dtype, shape, strip } = found.get(Number(key));
    found.set(Number(key), { ...ofArray(dtype, shape, numbers.map(one)), strip });
  }
}

/** What is known after the step of this number (0: nothing), as explorer/model/timeline.py says it. */
export function frameOf(facts, numbers, number) {
  const arrived = Math.max(0, number - facts.nodes.length - 1); // contributions
  const isSeeded = number > facts.nodes.length;
  const here = (node) => {
    const arrivals = facts.into.get(node) ?? [];
    let [low, high] = [0, arrivals.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (facts.places.get(arrivals[middle].key) < arrived) low = middle + 1;
      else high = middle;
    }
    return { arrivals, many: low };
  };
  return {
    number, arrived,
    step: facts.steps[number - 1] ?? null,
    known: (node) => node < number,
    /** The sum of what has arrived so far; null: nothing yet. */
    gradient: (node) => {
      const { arrivals, many } = here(node);
      return many ? numbers.total(arrivals[many - 1].key) : isSeeded && node === facts.target ? numbers.seed : null;
    },
    /** Contributions still to come. */
    waiting: (node) => {
      const { arrivals, many } = here(node);
      return arrivals.length - many;
    },
    flowed: (edge) => (facts.places.get(edge) ?? Infinity) < arrived,
  };
}
