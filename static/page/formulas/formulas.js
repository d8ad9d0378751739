// Formulas as KaTeX draws them. All that knows KaTeX stands in here; the page fetches it when the rest can be used.

import katex from "katex";
import css from "katex/dist/katex.min.css";
import main from "katex/dist/fonts/KaTeX_Main-Regular.woff2";
import words from "katex/dist/fonts/KaTeX_Main-Italic.woff2";
import script from "katex/dist/fonts/KaTeX_Caligraphic-Regular.woff2";
import letters from "katex/dist/fonts/KaTeX_Math-Italic.woff2";
import size1 from "katex/dist/fonts/KaTeX_Size1-Regular.woff2";
import size2 from "katex/dist/fonts/KaTeX_Size2-Regular.woff2";
import size3 from "katex/dist/fonts/KaTeX_Size3-Regular.woff2";
import size4 from "katex/dist/fonts/KaTeX_Size4-Regular.woff2";

/** @type {Array<[string, string, Uint8Array<ArrayBuffer>]>} the fonts that our formulas are set in: family, style, file */
const FONTS = [
  ["KaTeX_Main", "normal", main], ["KaTeX_Main", "italic", words], ["KaTeX_Math", "italic", letters],
  ["KaTeX_Caligraphic", "normal", script],
  ["KaTeX_Size1", "normal", size1], ["KaTeX_Size2", "normal", size2],
  ["KaTeX_Size3", "normal", size3], ["KaTeX_Size4", "normal", size4],
];
const SHEET = new CSSStyleSheet();
SHEET.replaceSync(css.replace(/@font-face\s*\{[^}]*\}/g, "")); // the fonts come with this script, from no address

/** @type {import("katex").KatexOptions} */
const OPTIONS = { throwOnError: false, strict: "ignore", trust: ({ command }) => command === "\\htmlData" };

let fonts = /** @type {?Promise<unknown>} */ (null);

/** Have the fonts, for the whole document, and the style, for what is drawn beneath `root`. */
export async function prepare(root) {
  root.adoptedStyleSheets.push(SHEET);
  await (fonts ??= loaded());
}

function loaded() {
  const faces = FONTS.map(([family, style, file]) => new FontFace(family, file.buffer, { style }));
  faces.forEach((face) => document.fonts.add(face));
  return Promise.all(faces.map((face) => face.load()));
}

/**
 * Draw a formula into an element; `link` gets every piece that leads to a value, with the value's number. A screen reader
 * hears the formula, which KaTeX writes as MathML beside it, and then its links.
 * @param {string} tex
 * @param {HTMLElement} element
 * @param {(piece: HTMLElement, node: number) => void} link
 */
export function draw(tex, element, link) {
  katex.render(`\\displaystyle ${tex}`, element, OPTIONS);
  const seen = element.querySelector(".katex-html");
  if (!seen) return;
  seen.removeAttribute("aria-hidden");
  uncover(seen, link);
}

/** What is drawn is hidden from a screen reader, but for its links. */
function uncover(element, link) {
  for (const child of element.children) {
    if (child.dataset.node) link(child, Number(child.dataset.node));
    else if (child.querySelector("[data-node]")) uncover(child, link);
    else child.setAttribute("aria-hidden", "true");
  }
}
