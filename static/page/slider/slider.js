// A slider with its number: a native range, a label and a field in one row. Knows nothing of what it moves.

import { deepest, element } from "../dom/elements.js";
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
    root.style.setProperty("--filled", `${(100 * (number - range.min)) / (range.max - range.min || 1)}%`);
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

/** `number` without the noise of binary fractions: on the grid of `step`. */
function tidy(number, step) {
  const decimals = Math.max(0, -Math.floor(Math.log10(step || 1) + 1e-9));
  return Number(number.toFixed(Math.min(decimals, 20)));
}

/** The range around a literal, on a grid of round numbers about 200 steps wide. */
export function rangeAround(number) {
  const reach = Math.max(5, 2 * Math.abs(number));
  const step = roundDown((2 * reach) / 200);
  return { low: tidy(Math.floor((number - reach) / step) * step, step), high: tidy(Math.ceil((number + reach) / step) * step, step), step };
}

function roundDown(number) {
  const power = 10 ** Math.floor(Math.log10(number) + 1e-9);
  return tidy(([5, 2].find((digit) => digit * power <= number * (1 + 1e-9)) ?? 1) * power, power);
}

/** A float as Python would write it: 3 is 3.0. */
export function asPython(number) {
  const text = Object.is(number, -0) ? "-0" : String(number);
  return /[.e]/.test(text) ? text.replace(/e\+?(-?)(\d)$/, "e$10$2").replace(/e\+/, "e") : text + ".0";
}
