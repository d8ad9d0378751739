// How the steps are walked, and the keys: a dialog behind one quiet button.

import { element } from "../dom/elements.js";

const CHOICES = {
  granularity: ["Step by", [["contribution", "each step"], ["node", "value by value"], ["phase", "phase by phase"]]],
  speed: ["Speed", [[0.5, "½ ×"], [1, "1 ×"], [2, "2 ×"], [4, "4 ×"]]],
};
const LIMITS = ["Longest run", [[3, "3 seconds"], [10, "10 seconds"], [30, "30 seconds"], [60, "a minute"]]];
const KEYS = [
  ["→  ←", "next and previous step"], ["Page ↓ ↑", "the same, as clickers send it"], ["Space", "play or pause"], ["Home  End", "first and last step"],
  ["the same", "in Descend and Learn: turn by turn; Enter opens the graph"], ["E", "to the end of the phase"], ["+  −  0", "the graph larger, smaller, 100 %"], ["F", "all of the graph, and back"],
  ["Backspace", "close the group that is open"], ["/", "find in the graph"], ["Shift → ← ↑ ↓", "move a large graph"], ["?", "this list"], ["Enter, twice", "choose a card, and open its array"], ["T", "go back from what is selected"], ["Esc", "let go of what is selected"],
];

const WRITING = [
  ["Ctrl Enter", "run"], ["Ctrl Space", "complete a name"], ["Ctrl /", "comment, and back"], ["Ctrl D", "the same word once more, to write at both"],
  ["Ctrl F", "find and replace"], ["F8", "to the place of a failure"], ["Alt, drag", "move a number"], ["Esc Tab", "leave the program"],
]; // with the Command key of a Mac for Ctrl

/** @param {Store} store */
export function optionsButton(store) {
  const button = element("button", "options", { type: "button", "aria-haspopup": "dialog", title: "Speed and keys (?)" }, "Options");
  button.addEventListener("click", () => store.set({ help: true }));
  return button;
}

/** @param {Store} store */
export function options(store) {
  const dialog = element("dialog", "", { "aria-label": "Options" });
  const close = element("button", "main", { type: "button" }, "Close");
  const [walk, program] = [element("div"), element("div")];
  walk.append(
    element("h2", "", {}, "Walk"), .../** @type {Array<keyof Fields>} */ (Object.keys(CHOICES)).map((name) => choice(store, name, CHOICES[name])),
    ...(store.get("longest") > store.get("shortest") ? [choice(store, "limit", LIMITS)] : []),
    element("h2", "", {}, "Keys"), listed(KEYS), onOff(store, "keys", "Use these keys"),
  );
  program.append(element("h2", "", {}, "Program"), onOff(store, "results", "Results at the ends of lines"), listed(WRITING));
  const columns = element("div", "columns");
  columns.append(walk, program);
  dialog.append(columns, ...licences(), close);
  close.addEventListener("click", () => dialog.close());
  dialog.addEventListener("close", () => store.set({ help: false }));
  dialog.addEventListener("click", (event) => event.target === dialog && dialog.close());
  store.on(["help"], () => {
    if (store.get("help") && !dialog.open) dialog.showModal();
    if (!store.get("help") && dialog.open) dialog.close();
  });
  return dialog;
}

function listed(keys) {
  const list = element("dl");
  list.append(...keys.flatMap(([key, does]) => [element("dt", "", {}, key), element("dd", "", {}, does)]));
  return list;
}

/** Of what the hosted page ships; a page that ships nothing has none. */
function licences() {
  const address = /** @type {?HTMLLinkElement} */ (document.querySelector('link[rel="license"]'))?.href;
  return address ? [element("a", "licences", { href: address }, "Licences")] : [];
}

/**
 * @param {Store} store
 * @param {"keys" | "results"} name
 */
function onOff(store, name, title) {
  const label = element("label", "choice");
  const box = element("input", "", { type: "checkbox" });
  box.addEventListener("change", () => store.set({ [name]: box.checked }));
  const draw = () => (box.checked = store.get(name) !== false);
  store.on([name], draw);
  draw();
  label.append(box, element("span", "", {}, title));
  return label;
}

/**
 * @param {Store} store
 * @param {keyof Fields} name
 * @param {any[]} offered its title, and [value, text] of each choice
 */
function choice(store, name, [title, choices]) {
  const label = element("label", "choice");
  const select = element("select");
  select.append(...choices.map(([value, text]) => element("option", "", { value: String(value) }, text)));
  select.addEventListener("change", () => store.set({ [name]: choices[select.selectedIndex][0] }));
  const draw = () => (select.value = String(store.get(name)));
  store.on([name], draw);
  draw();
  label.append(element("span", "", {}, title), select);
  return label;
}
