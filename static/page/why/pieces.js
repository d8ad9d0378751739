// What a line of mathematics is made of, as elements: numbers and names that lead to the values that they came from.

import { element } from "../dom/elements.js";
import "./pieces.css";

/**
 * A part as it stands in a line; one that has a value leads to it.
 * @param {any} part
 * @param {Store} store
 */
export function term([text, mark, node, cells], store) {
  if (node === null) return element("span", `term ${mark}`, {}, text);
  const button = element("button", `term ${mark}`, { type: "button", title: `Show ${store.tape().rows[node].name}` });
  button.append(...(cells ? [strip(cells), element("small", "", {}, text)] : [text]));
  button.addEventListener("click", () => store.choose(node));
  pointing(button, store, node);
  return button;
}

/**
 * While a piece is pointed at or focused, its value is lit in the graph, the code and the table.
 * @param {Store} store
 */
function pointing(piece, store, node) {
  for (const begins of ["pointerenter", "focus"]) piece.addEventListener(begins, () => store.set({ pointed: node }));
  for (const ends of ["pointerleave", "blur"]) piece.addEventListener(ends, () => store.set({ pointed: null }));
}

/**
 * A formula whose pieces lead to the values they stand for.
 * @param {Store} store
 */
export function formulaOf(tex, store, typeset) {
  const made = element("span", "formula");
  typeset(tex, made, (piece, node) => {
    Object.assign(piece, { role: "button", tabIndex: 0, title: `Show ${store.tape().rows[node].name}` });
    piece.setAttribute("aria-label", `${piece.textContent}: show ${store.tape().rows[node].name}`);
    piece.addEventListener("click", () => store.choose(node));
    piece.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" && event.key !== " ") return;
      event.preventDefault();
      store.choose(node);
    });
    pointing(piece, store, node);
  });
  return made;
}

/** An array's heat strip: sign by colour, size by strength. */
function strip(cells) {
  const made = element("span", "strip", { "aria-hidden": "true" });
  made.append(...cells.map((cell) => element("i", "", { style: `background: var(--${cell < 0 ? "neg" : cell > 0 ? "pos" : "edge"}); opacity: ${cell === null ? 0 : 0.12 + 0.88 * Math.abs(cell)}` })));
  return made;
}
