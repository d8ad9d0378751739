// Why the program failed, in words under its text.

import { accountOf, element } from "../dom/elements.js";

/** `tell` hears whether the alert is in sight, out of sight (it was said, but cannot be seen) or away, with the whole editor. */
export function alertOf(tell) {
  const root = element("div", "alert", { role: "alert" });
  const look = (seen) => {
    const { isIntersecting, intersectionRatio, boundingClientRect: { width, height } } = seen.at(-1); // the newest
    tell(!width ? "away" : isIntersecting && (!height || intersectionRatio >= 0.5) ? "in sight" : "out of sight");
  };
  new IntersectionObserver(look, { threshold: [0, 0.5] }).observe(root);
  return { root, say: (failure) => say(root, failure) };
}

/** Write it only when it is another one: a reader hears it once. */
function say(root, failure) {
  const account = failure ? accountOf(failure) : [];
  if (root.textContent !== account.map((piece) => piece.textContent).join("")) root.replaceChildren(...account);
}
