// The program in a plain text field: what can be typed in until the editor proper has come, and where it does not come.

import { element } from "../dom/elements.js";

/**
 * @param {import("./sheet.js").Hooks} hooks
 * @returns {import("./sheet.js").Sheet}
 */
export function plainSheet({ typed, run, brought, chosen }, title) {
  const text = element("textarea", "plain", {
    "aria-label": title, "aria-describedby": "keys", spellcheck: "false", autocomplete: "off",
    autocapitalize: "off", autocorrect: "off", wrap: "off",
  });
  let composed = Promise.resolve(); // letters that are put together over several keys
  const grow = () => (text.rows = text.value.split("\n").length + 1);
  const put = (from, to, piece) => {
    text.setRangeText(piece, from, to, "preserve");
    grow();
    typed();
  };
  text.addEventListener("input", () => {
    grow();
    typed();
  });
  text.addEventListener("compositionstart", () => (composed = new Promise((done) => text.addEventListener("compositionend", done, { once: true }))));
  text.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.isComposing || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    run();
  });
  for (const way of /** @type {const} */ (["paste", "drop"])) {
    text.addEventListener(way, (event) => brought(event, (piece) => document.execCommand("insertText", false, piece)));
  }
  text.addEventListener("click", () => chosen(text.value.slice(0, text.selectionStart).split("\n").length));
  return {
    root: text,
    get text() { return text.value; },
    show: (source) => {
      text.value = source;
      text.setSelectionRange(0, 0);
      grow();
    },
    put,
    mark: () => {},
    undo: () => document.execCommand("undo"),
    redo: () => document.execCommand("redo"),
    get place() {
      return { anchor: text.selectionStart, head: text.selectionEnd, isFocused: text.matches(":focus") };
    },
    get rested() { return composed; },
  };
}
