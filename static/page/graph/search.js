// The box that finds values in the graph: what is found comes into sight and is selected, one after the other.

import { element } from "../dom/elements.js";
import { icon } from "../dom/icon.js";
import { matchesOf, nextOf } from "./matches.js";

const LENS = "M8.5 3a5.5 5.5 0 1 1 0 11a5.5 5.5 0 0 1 0-11M12.5 12.5L17 17";
/** @type {Array<[name: string, path: string, by: number]>} */
const WAYS = [["Previous match", "M12 4l-6 6 6 6", -1], ["Next match", "M8 4l6 6-6 6", 1]];

/** @param {Store} store */
export function search(store) {
  const box = element("div", "search", { role: "search", title: "A name, an operation, line 4, nan (/)" });
  const field = element("input", "", { type: "search", "aria-label": "Find in the graph", placeholder: "Find", spellcheck: "false", autocomplete: "off" });
  const count = element("span", "found", { role: "status" });
  const ways = WAYS.map(([name, path, by]) => {
    const button = element("button", "", { type: "button", "aria-label": name, title: name });
    button.append(icon(path, 20));
    button.addEventListener("click", () => go(by));
    return button;
  });
  box.append(icon(LENS, 20), field, count, ...ways);
  let found = [];

  const tell = () => {
    const at = found.indexOf(store.get("selected"));
    const isAsked = Boolean(field.value.trim());
    count.textContent = !isAsked ? "" : found.length ? `${at < 0 ? "–" : at + 1} of ${found.length}` : "none";
    for (const button of ways) button.hidden = found.length < 2;
    box.classList.toggle("asked", isAsked);
  };
  const look = () => {
    found = store.get("tape") ? matchesOf(store.tape(), field.value) : [];
    tell();
  };
  const go = (by) => {
    const node = nextOf(found, store.get("selected"), by);
    if (node !== null) show(node);
    tell();
  };
  /** What is in a closed group is shown by opening it. */
  const show = (node) => {
    const { scenes } = store.tape();
    const card = scenes[store.get("orientation")]?.cards.find(({ nodes }) => nodes.includes(node));
    store.select(node);
    if (card?.path) store.open(`@${node}`);
  };
  field.addEventListener("input", () => {
    look();
    if (found.length && !found.includes(store.get("selected"))) show(found[0]);
    tell();
  });
  field.addEventListener("keydown", (event) => {
    if (event.key === "Enter") go(event.shiftKey ? -1 : 1);
    else if (event.key === "ArrowDown" || event.key === "ArrowUp") go(event.key === "ArrowDown" ? 1 : -1);
    else if (event.key === "Escape") leave();
    else return;
    event.preventDefault();
  });
  const leave = () => {
    field.value = "";
    look();
    field.blur();
  };
  store.on(["tape"], look);
  store.on(["selected"], tell);
  look();
  return {
    box,
    focus: () => {
      field.focus();
      field.select();
    },
  };
}
