// What a closed group says of the values in it: how many, what goes in and comes out, the sizes of their gradients.

import { called, long } from "../text/names.js";
import { sign, size } from "../text/values.js";

const BARS = 48; // at most
const LOWEST = 0.12; // the share that the smallest gradient has of the height

const structures = new WeakMap(); // what no number changes, by the box

/** `count(frame)`, `ways(length)` in so many letters, and `bars(frame)`: null before anything has come back. */
export function groupOf(facts, numbers, box) {
  const { nodes, note } = box;
  const { told, bins } = structures.get(box) ?? structures.set(box, { told: waysOf(facts, nodes), bins: binsOf(nodes) }).get(box);
  const shares = sharesOf(numbers, bins);
  return {
    count: (frame) => {
      const known = knownIn(nodes, frame);
      return known && known < nodes.length ? `${known} of ${nodes.length}` : note;
    },
    ways: (length) => told.find((text) => long(text) <= length) ?? "",
    bars: (frame) => {
      const come = bins.map((bin, at) => (bin.some((node) => frame.gradient(node)) ? shares[at] : 0));
      return come.some(Boolean) ? come : null;
    },
  };
}

/** The nodes are in the order in which they become known. */
function knownIn(nodes, frame) {
  let [low, high] = [0, nodes.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (frame.known(nodes[middle])) low = middle + 1;
    else high = middle;
  }
  return low;
}

const users = new WeakMap();

/** By node those that it goes into. */
function usersOf({ nodes }) {
  const found = nodes.map(() => []);
  for (const { key, operands } of nodes) for (const { node } of operands) if (node !== null) found[node].push(key);
  return found;
}

/** What goes in and what comes out, in ever fewer words. */
function waysOf(facts, nodes) {
  const all = facts.nodes;
  const inside = new Set(nodes);
  const usedBy = users.get(facts) ?? users.set(facts, usersOf(facts)).get(facts);
  const into = [...new Set(nodes.flatMap((key) => all[key].operands.flatMap(({ node }) => (node === null || inside.has(node) ? [] : [node]))))];
  const out = nodes.filter((key) => key === facts.target || usedBy[key].some((user) => !inside.has(user)));
  const names = (keys, most) => {
    const said = keys.slice(0, most).map((key) => called(all[key]));
    return keys.length > most ? [...said, `+${keys.length - most}`].join(", ") : said.join(", ") || "nothing";
  };
  return [3, 2, 1, 0].flatMap((most) => [`${names(into, most)} → ${names(out, Math.max(most, 1))}`, `${names(into, most)} → ${names(out, most)}`]);
}

/** Neighbours that one bar stands for. */
function binsOf(nodes) {
  const many = Math.min(BARS, nodes.length);
  return Array.from({ length: many }, (_, at) => nodes.slice(Math.floor((at * nodes.length) / many), Math.floor(((at + 1) * nodes.length) / many)));
}

/** Per bar the largest of its gradients: its sign, and where its logarithm lies between the smallest and the largest. */
function sharesOf(numbers, bins) {
  const largest = bins.map((bin) => bin.map((node) => numbers.gradient(node)).reduce((most, each) => (size(each) > size(most) ? each : most), null));
  const logs = largest.map((value) => Math.log10(size(value)));
  const finite = logs.filter(Number.isFinite);
  const [low, high] = [Math.min(...finite), Math.max(...finite)];
  return logs.map((log, at) => {
    if (!Number.isFinite(log)) return 0;
    const share = high > low ? LOWEST + ((1 - LOWEST) * (log - low)) / (high - low) : 0.5;
    return share * (sign(largest[at]) || 1);
  });
}
