// What is drawn anew keeps the focus: the button of the same words has it again, so that one goes on with the keyboard where one was.

/** Gives an element other children. @param {Element} root @param {...Node} parts */
export function renew(root, ...parts) {
  const focused = /** @type {ShadowRoot | Document} */ (root.getRootNode()).activeElement;
  const words = focused instanceof HTMLButtonElement && root.contains(focused) ? focused.textContent : null;
  root.replaceChildren(...parts);
  if (words !== null) [...root.querySelectorAll("button")].find(({ textContent }) => textContent === words)?.focus({ preventScroll: true });
}
