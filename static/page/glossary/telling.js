// A word that tells what it means when it is pointed at, focused or tapped, until one turns away from it or presses Escape; and
// leads to an example: a step in the browser's history, so that Back returns to what was typed.

import { writeAddress } from "../address/address.js";
import { element } from "../dom/elements.js";
import { exampleOf } from "./words.js";

const LINGER = 400; // ms that are left for the way from the word to its link

let shown = /** @type {?{hide: () => void}} */ (null); // one at a time

/**
 * @param {HTMLElement} root around the word
 * @param {HTMLElement} word
 * @param {import("./words.js").Entry} entry
 * @param {Store} store
 */
export function telling(root, word, entry, store) {
  const told = tip(root, word, () => contentOf(entry, store));
  const isFocused = () => root.matches(":focus-within");
  let timer = 0;
  root.addEventListener("pointerenter", ({ pointerType }) => {
    clearTimeout(timer);
    if (pointerType === "mouse") told.show();
  });
  root.addEventListener("pointerleave", () => (timer = window.setTimeout(() => isFocused() || told.hide(), LINGER)));
  for (const asks of ["focus", "click"]) word.addEventListener(asks, told.show);
  root.addEventListener("focusout", ({ relatedTarget }) => root.contains(/** @type {Node} */ (relatedTarget)) || told.hide());
  root.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !told.isOpen()) return;
    event.preventDefault();
    event.stopPropagation();
    word.focus();
    told.hide();
  });
}

/** What is told, below the row in which the word stands: all of that can still be read. A tap beside it closes it. */
function tip(root, word, make) {
  let open = /** @type {?HTMLElement} */ (null);
  const outside = (event) => event.composedPath().includes(root) || me.hide();
  const hide = () => {
    open?.remove();
    open = null;
    word.setAttribute("aria-expanded", "false");
    document.removeEventListener("pointerdown", outside);
    if (shown === me) shown = null;
  };
  const show = () => {
    if (open) return;
    shown?.hide();
    shown = me;
    const told = make();
    open = told;
    const row = word.closest(".row");
    told.style.top = `${row.offsetTop + row.offsetHeight + 4}px`;
    root.append(told);
    word.setAttribute("aria-expanded", "true");
    document.addEventListener("pointerdown", outside);
    if (root.matches(":focus-within")) told.scrollIntoView({ block: "nearest" });
  };
  const me = { show, hide, isOpen: () => open !== null };
  return me;
}

/**
 * A sentence or two, and a link to the example where the page has an address of its own.
 * @param {import("./words.js").Entry} entry
 * @param {Store} store
 */
function contentOf(entry, store) {
  const made = element("span", "tip");
  made.append(element("span", "", {}, entry.says));
  if (store.key !== "main") return made;
  const link = element("a", "", { href: "#" }, `Example: ${entry.example.says}`);
  const address = writeAddress({ register: store.get("register"), ...exampleOf(entry) }, []);
  address.then((hash) => (link.href = hash));
  link.addEventListener("click", (event) => {
    if (link.hash) return;
    event.preventDefault(); // it is followed as soon as it is written
    address.then((hash) => (location.hash = hash));
  });
  made.append(link);
  return made;
}
