// What this browser keeps for the page. Storage may be forbidden: then nothing is remembered.

const SAVED = "autodiff-explorer";

export function recall(name, where = "localStorage") {
  try {
    return JSON.parse(globalThis[where].getItem(`${SAVED}-${name}`));
  } catch {
    return null;
  }
}

export function remember(name, value, where = "localStorage") {
  try {
    globalThis[where].setItem(`${SAVED}-${name}`, JSON.stringify(value));
  } catch {}
}
