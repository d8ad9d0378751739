// Scripts with an address of their own, which the page fetches when the rest of it can be used.

/**
 * Do `work` with the script once the first answer is on the screen, or the reader comes to `field`; where it does not come, at the
 * next coming to the field. A browser does not ask twice for a script that did not come: each attempt has its own address.
 * @param {Store} store
 * @param {string} address
 * @param {(script: any) => Promise<void>} work
 * @param {?HTMLElement} field
 */
export function whenShown(store, address, work, field = null) {
  let [isUnderWay, attempts] = [false, 0];
  const begin = async () => {
    if (isUnderWay) return;
    isUnderWay = true;
    off();
    const script = import(new URL(attempts ? `${address}?${attempts}` : address, document.baseURI).href);
    await script.then(work).then(() => field?.removeEventListener("focus", begin), () => (isUnderWay = false));
    attempts += 1;
  };
  const look = () => store.get("answered") && requestAnimationFrame(() => setTimeout(begin));
  const off = store.on(["answered"], look);
  field?.addEventListener("focus", begin);
  look();
}
