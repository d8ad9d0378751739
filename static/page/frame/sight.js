// What a click elsewhere opens has the focus, where what had it before is no longer seen. Where all stands in one column it is brought
// into sight: a drawer, or the graph when a drawer leads back to it.

import { deepest } from "../dom/elements.js";

const SEEN = 120; // px of it that are enough

/**
 * Looks whenever another tab is chosen, and once at the tab that a link names, as soon as there is something to read in it.
 * @param {Store} store
 * @param {Element} root of the page
 */
export function keepInSight(store, root) {
  const section = (name) => /** @type {Element} */ (root.querySelector(`section.${name}`));
  const focus = (before) => {
    if (before && before.isConnected && !before.checkVisibility({ visibilityProperty: true })) /** @type {any} */ (section(store.get("tab") ? "tabs" : "graph")).focus({ preventScroll: true });
  };
  const bring = (before) => {
    focus(before);
    if (store.get("embed")) return; // a frame would scroll the document around it
    const place = store.get("tab") ? "tabs" : "graph";
    if (!isSeen(section(place))) section(store.get("predicting") ? "why" : place).scrollIntoView(); // a question is asked there
  };
  const soon = (before = deepest(document)) => requestAnimationFrame(() => bring(before)); // what is shown from now on has its height then
  const keep = (before = deepest(document)) => requestAnimationFrame(() => {
    if ([before, null].includes(deepest(document))) focus(before);
  });
  store.on(["answered", "plotted", "failure"], () => keep()); // what an answer hides had it, maybe
  let isLinked = store.get("tab") !== null;
  store.on(["tab"], () => soon());
  store.on(["answered"], () => {
    if (isLinked && scrollY === 0) soon();
    isLinked = false;
  });
}

/** @param {Element} place */
function isSeen(place) {
  const { top, bottom, height } = place.getBoundingClientRect();
  return Math.min(bottom, innerHeight) - Math.max(top, 0) >= Math.min(SEEN, height);
}
