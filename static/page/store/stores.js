// The stores of the page, one for each Explorer on it, made for whoever asks first. Every script of the page finds them here.

import { listenToKeys } from "../keys/keys.js";
import { storeFor } from "./store.js";

/**
 * <html data-…> says what can be relied on.
 * @param {Store} store
 */
function tellDocument(store) {
  const tell = () => {
    const { dataset } = document.documentElement;
    dataset.runtime = store.get("runtime");
    dataset.revision = String(store.get("answered"));
    if (store.get("steps")) dataset.steps = "ready";
    else delete dataset.steps;
  };
  store.on(["runtime", "answered", "steps", "tape"], tell);
}

globalThis.autodiff ??= {
  stores: new Map(),
  store(key) {
    const known = this.stores.get(key);
    if (known) return known;
    const store = storeFor(key);
    this.stores.set(key, store);
    if (key === "main") tellDocument(store);
    if (this.stores.size === 1) listenToKeys(store);
    return store;
  },
};
