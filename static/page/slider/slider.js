// A slider with its number: a native range, a label and a field in one row. Knows nothing of what it moves.

import { deepest, element } from "../dom/elements.js";
import { tidy } from "./range.js";
import "./slider.css";

let made = 0; // how many there are: each has a name of its own

/**
 * `moved(number)` while it moves, `released(number)` on release of the thumb or of a key, and from the field.
 * @param {string} label
 * @param {{moved?: (number: number) => void, released?: (number: number) => void, form?: (number: number) => string, hint?: string}} options
 */
export function slider(label, { moved = () => {}, released = () => {}, form = String, hint = "" } = {}) {
  const root = element("div", "slider");
  const id = `slider-${(made += 1)}`;
  const name = element("label", "", { for: id, title: label }, label);
  const range = element("input", "", { type: "range", id });
  const field = element("input", "", { type: "number", step: "any", "aria-label": `${label} as a number` });
  if (hint) range.setAttribute("aria-description", hint);
  root.append(name, range, field);
  const held = { number: 0, down: false, key: false, changed: false };
  const show = (number) => {
    held.number = number;
    field.value = form(number);
    range.setAttribute("aria-valuetext", form(number));
    range.style.setProperty("--filled", `${(100 * (number - range.min)) / (range.max - range.min || 1)}%`);
  };
  range.addEventListener("pointerdown", () => (held.down = true));
  range.addEventListener("input", () => {
    show(tidy(Number(range.value), Number(range.step)));
    moved(held.number);
  });
  const release = () => {
    if (held.changed && !held.key) released(held.number);
    held.changed &&= held.key;
  };
  range.addEventListener("change", () => {
    held.down = false;
    held.changed = true;
    release();
  });
  range.addEventListener("keydown", () => (held.key = true)); // held, it repeats: one gesture
  for (const end of ["keyup", "blur"]) {
    range.addEventListener(end, () => {
      held.key = false;
      release();
    });
  }
  for (const end of ["pointerup", "pointercancel"]) range.addEventListener(end, () => setTimeout(() => (held.down = false)));
  field.addEventListener("change", () => {
    if (!Number.isFinite(field.valueAsNumber)) return show(held.number);
    show(field.valueAsNumber);
    released(held.number);
  });
  /** Set where it stands, unless a hand is on it: then the hand decides. */
  const set = ({ number, low, high, step }) => {
    if (held.down) return;
    Object.assign(range, { min: low, max: high, step, value: number });
    if (deepest(document) !== field || held.number !== number) show(number);
  };
  return { root, set, get number() { return held.number; } };
}
