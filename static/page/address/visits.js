// How every entry of the browser's history was left, and the newest program of the reader's own: kept in this browser alone.
// Where storage is forbidden, the page remembers as long as it is open.

import { recall, remember } from "../store/memory.js";

const MOST = 40; // entries that are kept
const YOURS = "program";

export function visits() {
  const memory = new Map();
  const keep = (name, value, where) => {
    memory.set(name, value);
    remember(name, value, where);
  };
  const kept = (name, where) => memory.get(name) ?? recall(name, where);

  const number = () => history.state?.autodiff ?? null;
  const begin = (put) => {
    const fresh = (kept("entries", "sessionStorage") ?? 0) + 1;
    keep("entries", fresh, "sessionStorage");
    if (fresh > MOST) keep(`entry-${fresh - MOST}`, null, "sessionStorage");
    put.call(history, { ...history.state, autodiff: fresh }, "");
  };
  return {
    /** The number of the present entry. */
    here: () => number() ?? (begin(history.replaceState), number()),
    /** Go on to a new entry: Back leads to the one of before. */
    goOn: () => begin(history.pushState),
    leave: (state) => keep(`entry-${number()}`, state, "sessionStorage"),
    left: () => (number() === null ? null : kept(`entry-${number()}`, "sessionStorage")),
    own: (program) => (program === undefined ? kept(YOURS, "localStorage") : keep(YOURS, program, "localStorage")),
  };
}
