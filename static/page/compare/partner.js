// The second program on the page: a store of its own, which asks Python through the first one's. Both say the same of all that is
// not the program's.

import { unlike } from "../text/unlike.js";

/** @type {Array<keyof Fields>} */
const ALIKE = ["runtime", "theme", "results", "granularity", "register", "blank"];

/** @param {string} key */
export const keyOfSecond = (key) => `${key}/second`;

/**
 * Ties the second program's store to the first one's.
 * @param {Store} store
 * @param {Store} other
 */
export function pairUp(store, other) {
  const same = () => other.set(store.all(ALIKE));
  let isAsking = false;
  /** Once for all that changes at a time; not at all where the first program is asked about just then. */
  const ask = () => {
    if (isAsking || !store.get("comparing")) return;
    isAsking = true;
    const revision = store.get("revision");
    queueMicrotask(() => {
      isAsking = false;
      if (store.get("comparing") && store.get("revision") === revision) store.ask({});
    });
  };
  const asksBeside = () => {
    const { source, overrides, opened, orientation, sides } = other.all(["source", "overrides", "opened", "orientation", "sides"]);
    return { source, overrides, opened, orientations: sides ?? [orientation] };
  };
  const adopt = () => store.get("second") !== other.get("source") && other.edit(store.get("second"));
  const begin = () => (adopt(), ask());
  /** An answer, or the word that there is none; a text that was changed since then keeps its place. */
  const take = () => {
    const found = store.get("compared");
    if (!found) return;
    const { revision, answered } = other.all(["revision", "answered"]);
    const at = store.get("answered") === store.get("revision") ? revision : answered;
    if (found.parts) other.take(found.parts, at);
    else other.fail(found.failure, at);
    store.set({ pair: { compared: found, ours: store.tape(), theirs: other.tape() } });
  };
  store.on(ALIKE, same);
  const tellApart = () => {
    const sources = [store.get("source"), other.get("source")];
    const stretches = store.get("comparing") ? unlike(sources[0], sources[1]) : [[], []];
    [store, other].forEach((each, at) => each.set({ unlike: { source: sources[at], stretches: stretches[at] } }));
  };
  store.set({ asksBeside });
  store.on(["second"], adopt);
  store.on(["comparing"], begin);
  store.on(["compared"], take);
  other.on(["source"], () => (store.set({ second: other.get("source") }), tellApart()));
  store.on(["source", "comparing"], tellApart);
  other.on(["revision"], ask);
  same();
  begin();
}
