// What is drawn anew keeps the focus: the control of the same name has it again, so that one goes on with the keyboard where one was.

const CONTROLS = "button, input, select, a[href], [tabindex]";

/** Gives an element other children. @param {Element} root @param {...Node} parts */
export function renew(root, ...parts) {
  const focused = /** @type {ShadowRoot | Document} */ (root.getRootNode()).activeElement;
  const name = focused && focused !== root && root.contains(focused) ? nameOf(focused) : null;
  root.replaceChildren(...parts);
  const same = name === null ? undefined : [...root.querySelectorAll(CONTROLS)].find((control) => nameOf(control) === name);
  /** @type {any} */ (same)?.focus({ preventScroll: true });
}

/** @param {Element} control */
const nameOf = (control) => `${control.tagName} ${control.getAttribute("aria-label") ?? (control.textContent || control.closest("label")?.textContent)}`;
