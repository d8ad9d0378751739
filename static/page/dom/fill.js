// The options of a list: made again only where they are others, so that an open list stays open.

import { element } from "./elements.js";

const filled = new WeakMap(); // by list: what its options say

/** @param {Array<[value: number, text: string]>} options */
export function fill(select, options, chosen) {
  const told = JSON.stringify(options);
  if (filled.get(select) !== told) select.replaceChildren(...options.map(([value, text]) => element("option", "", { value: String(value) }, text)));
  filled.set(select, told);
  select.value = String(chosen);
}
