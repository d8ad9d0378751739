// Puts a text on the clipboard.

import { element } from "./elements.js";

/** Whether it is there now. */
export async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return copyAsOfOld(text);
  }
}

/** For pages that are not served securely, such as a teacher's laptop on the local network. */
function copyAsOfOld(text) {
  const field = element("textarea", "", { "aria-hidden": "true", style: "position:fixed;opacity:0" });
  field.value = text;
  document.body.append(field);
  field.select();
  const done = document.execCommand("copy");
  field.remove();
  return done;
}
