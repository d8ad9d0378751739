// Waiting until nobody asks any more.

/**
 * Do `work` once it has not been asked for again for so many milliseconds.
 * @param {number} milliseconds
 * @param {() => void} work
 */
export function afterRest(milliseconds, work) {
  let timer = /** @type {number | undefined} */ (undefined);
  const drop = () => clearTimeout(timer);
  const soon = () => {
    drop();
    timer = setTimeout(work, milliseconds);
  };
  return { soon, drop };
}
