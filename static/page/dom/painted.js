// Waiting until what has changed is on the screen.

/**
 * Do `work` once the changes so far are painted, however often it is asked for before.
 * @param {() => void} work
 */
export function afterPaint(work) {
  let isAsked = false;
  const begin = () => {
    isAsked = false;
    work();
  };
  return () => {
    if (!isAsked) requestAnimationFrame(() => setTimeout(begin));
    isAsked = true;
  };
}
