// Hands the reader a file.

import { element } from "../dom/elements.js";

const LATER = 10_000; // ms: by then a browser has taken it

/**
 * @param {string} name
 * @param {string | Blob} content
 * @param {string} type
 */
export function hand(name, content, type = "text/plain") {
  const blob = typeof content === "string" ? new Blob([content], { type: `${type};charset=utf-8` }) : content;
  const address = URL.createObjectURL(blob);
  const link = element("a", "", { href: address, download: name, hidden: "" });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(address), LATER);
}
