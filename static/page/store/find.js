// How a component finds the store of its Explorer: each component is a script of its own on the page.

/**
 * The store of one Explorer, once the page's script is there; it is listened to no longer than `model` is shown.
 * @param {string} key
 * @param {?Model} model
 * @returns {Promise<Store>}
 */
export async function storeOf(key, model = null) {
  while (!globalThis.autodiff) await new Promise((resolve) => setTimeout(resolve, 5));
  const store = globalThis.autodiff.store(key);
  if (!model) return store;
  const on = (names, callback) => {
    const off = store.on(names, callback);
    model.on("remove", off);
    return off;
  };
  return { ...store, on };
}
