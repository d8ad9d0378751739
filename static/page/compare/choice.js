// Along which input both programs are drawn: one that they share, or a cell of it.

import { element } from "../dom/elements.js";
import { indexed } from "../text/index.js";

const MOST = 100; // cells of one array that are offered
const FEWEST = 9; // elements of a list that are drawn together, as explorer/model/plot.py has it
const EACH = -1;

/**
 * What comes back draws anew.
 * @param {Store} store
 */
export function choiceOf(store) {
  const root = element("label", "along", {}, "Along");
  const select = element("select");
  root.append(select);
  select.addEventListener("change", () => {
    store.set({ input: JSON.parse(select.value) });
    store.ask({});
  });
  let listed = ""; // the options that are there
  const draw = () => {
    const axes = store.get("pair")?.compared.inputs?.axes ?? [];
    const options = axes.flatMap(optionsOf);
    root.hidden = !options.length;
    if (JSON.stringify(options) !== listed) select.replaceChildren(...options.map(([value, words]) => element("option", "", { value }, words)));
    listed = JSON.stringify(options);
    const chosen = /** @type {any[]} */ ([store.get("input"), store.get("bothCurves")?.plots?.[0]]).map((each) => each && valueOf(each.name, each.at));
    select.value = chosen.find((value) => options.some(([option]) => option === value)) ?? options[0]?.[0] ?? "";
  };
  return { root, draw };
}

/** @param {string} name @param {number} at */
const valueOf = (name, at) => JSON.stringify({ name, at });

/** [[value, words], ...]: a number, each cell of an array that is not too large, all elements of a long list together. */
export function optionsOf([name, shape]) {
  const size = shape.reduce((all, each) => all * each, 1);
  const cells = Array.from({ length: Math.min(size, MOST) }, (_, at) => [valueOf(name, at), `${name}${indexed(shape, at)}`]);
  return shape.length === 1 && size >= FEWEST ? [[valueOf(name, EACH), `${name}, each element by itself`], ...cells] : cells;
}
