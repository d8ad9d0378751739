// A short way to make elements, always of text; a failure in words; where the focus is.

/**
 * @param {string} tag
 * @param {string} classes
 * @param {Record<string, string | number>} attributes
 * @param {string} text
 * @returns {any} as whoever asks knows it
 */
export function element(tag, classes = "", attributes = {}, text = "") {
  const made = document.createElement(tag);
  if (classes) made.className = classes;
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, String(value));
  if (text) made.textContent = text;
  return made;
}

/** What went wrong, and what to do about it. */
export function accountOf({ line, message, remedy }) {
  return [element("b", "", {}, line ? `Line ${line}: ${message}` : message), element("span", "", {}, remedy ?? "")];
}

/** The element that really has the focus, however many shadow roots deep. */
export function deepest(root) {
  const focused = root.activeElement;
  if (!focused || focused === document.body) return null;
  return focused.shadowRoot?.activeElement ? deepest(focused.shadowRoot) : focused;
}
