// The inputs of both programs: one slider for what they share, one marked A or B for what one alone has; and in words what is shared.

import { element } from "../dom/elements.js";
import { dialsOf } from "../inputs/inputs.js";

const base = (name) => name.split("[")[0];

/**
 * What comes back draws anew.
 * @param {Store} store
 * @param {Store} other
 */
export function inputsOf(store, other) {
  const root = element("div", "inputs");
  /** Nobody knows of a program that fails what it shares: then there are the sliders of A. */
  const isShared = (name) => {
    const { pair, failure } = store.all(["pair", "failure"]);
    return !pair?.compared.inputs || failure || other.get("failure") || pair.compared.inputs.shared.includes(base(name));
  };
  const ours = dialsOf(store, (name) => (isShared(name) ? name : `${name} (A)`));
  const theirs = dialsOf(other, (name) => (isShared(name) ? null : `${name} (B)`));
  const said = element("p", "shared");
  root.append(element("h2", "", {}, "Same inputs"), ours.rows, theirs.rows, said);
  const draw = () => {
    ours.draw();
    theirs.draw();
    const { pair, failure } = store.all(["pair", "failure"]);
    said.textContent = pair?.compared.inputs && !failure && !other.get("failure") ? sharedSaid(pair.compared.inputs) : "";
  };
  return { root, draw };
}

/** @param {{shared: string[], unlike: [string, number[], number[]][]}} inputs */
export function sharedSaid({ shared, unlike }) {
  const both = shared.length ? `${named(shared)}: B gets the number${shared.length > 1 ? "s" : ""} of A, whatever stands in its own text.` : "No input has the same name in both: each program keeps its own.";
  return [both, ...unlike.map(([name, a, b]) => `${name} is ${shaped(a)} in A and ${shaped(b)} in B: each keeps its own.`)].join(" ");
}

const named = (names) => (names.length > 1 ? `${names.slice(0, -1).join(", ")} and ${names.at(-1)}` : names[0]);
const shaped = (shape) => (shape.length ? `an array of ${shape.join(" × ")}` : "a single number");
