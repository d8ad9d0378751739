// Where all stands in one column, what was opened from elsewhere is brought into sight: a drawer, or the graph when a drawer leads back to it.

const SEEN = 120; // px of it that are enough

/**
 * Looks whenever another tab is chosen, and once at the tab that a link names, as soon as there is something to read in it.
 * @param {Store} store
 * @param {Element} root of the page
 */
export function keepInSight(store, root) {
  const placeOf = (tab) => /** @type {Element} */ (root.querySelector(tab ? "section.tabs" : "section.graph"));
  const bring = () => {
    const place = placeOf(store.get("tab"));
    const { top, bottom, height } = place.getBoundingClientRect();
    const isSeen = Math.min(bottom, innerHeight) - Math.max(top, 0) >= Math.min(SEEN, height);
    if (!isSeen && !store.get("embed")) place.scrollIntoView(); // a frame would scroll the document around it
  };
  const soon = () => requestAnimationFrame(bring); // what is shown from now on has its height then
  let isLinked = store.get("tab") !== null;
  store.on(["tab"], soon);
  store.on(["answered"], () => {
    if (isLinked && scrollY === 0) soon();
    isLinked = false;
  });
}
