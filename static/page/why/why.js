// The explanation panel: what the store says about the present step, as rows of terms that lead to what they came from.

import "../look/look.css";
import { element } from "../dom/elements.js";
import { storeOf } from "../store/find.js";
import "./why.css";

const REGISTERS = [["words", "words", "Words"], ["leibniz", "∂", "Leibniz"], ["code", "code", "Code"]];

export async function render({ model }) {
  const store = await storeOf(model.key, model);
  const root = element("div", "explanation");
  const head = element("div", "head");
  const title = element("h2", "title");
  const body = element("div");
  head.append(title, registers(store));
  root.append(head, body);
  const draw = () => {
    const said = store.why();
    title.textContent = said.title;
    body.replaceChildren(...said.rows.map((row) => rowOf(row, store)));
  };
  store.on(["step", "tape", "register", "checked", "checking", "runtime"], draw);
  draw();
  return root;
}

/**
 * @param {any} part
 * @param {Store} store
 */
function rowOf({ style, head, parts }, store) {
  if (style === "check") return checking(parts[0], store);
  const row = element(style === "sentence" ? "p" : "div", `row ${style}`);
  if (head) row.append(element("h2", "", {}, head));
  const line = head ? element("div", "line") : row;
  if (String(parts[0]).startsWith("=")) line.classList.add("goes-on");
  const pieces = style === "code" ? parts.map((part) => (typeof part === "string" ? part : part.slice(0, 3))) : parts;
  line.append(...pieces.map((piece) => (typeof piece === "string" ? piece : term(piece, store))));
  if (head) row.append(line);
  return row;
}

/**
 * @param {any} part
 * @param {Store} store
 */
function term([text, mark, node, cells], store) {
  if (node === null) return element("span", `term ${mark}`, {}, text);
  const button = element("button", `term ${mark}`, { type: "button", title: `Show ${store.get("tape").rows[node].name}` });
  button.append(...(cells ? [strip(cells), element("small", "", {}, text)] : [text]));
  button.addEventListener("click", () => store.select(store.get("selected") === node ? null : node));
  return button;
}

/**
 * A button that has a gradient measured, and what came of it.
 * @param {any} part
 * @param {Store} store
 */
function checking([text, , node], store) {
  const row = element("div", "row note check");
  const checked = store.get("checked");
  if (checked?.node === node) {
    row.setAttribute("role", "status");
    row.append(...store.checkSaid().map((parts) => sentence(parts, store)));
    return row;
  }
  const button = element("button", "", { type: "button" }, text);
  const isOff = store.get("checking") === node || store.get("runtime") !== "ready" || store.get("source") !== store.get("tape").source;
  if (isOff) button.setAttribute("aria-disabled", "true");
  button.addEventListener("click", () => isOff || store.check(node));
  row.append(button);
  return row;
}

/** @param {Store} store */
function sentence(parts, store) {
  const made = element("p");
  made.append(...parts.map((part) => (typeof part === "string" ? part : term(part, store))));
  return made;
}

/** An array's heat strip: sign by colour, size by strength. */
function strip(cells) {
  const made = element("span", "strip", { "aria-hidden": "true" });
  made.append(...cells.map((cell) => element("i", "", { style: `background: var(--${cell < 0 ? "neg" : cell > 0 ? "pos" : "edge"}); opacity: ${cell === null ? 0 : 0.12 + 0.88 * Math.abs(cell)}` })));
  return made;
}

/** @param {Store} store */
function registers(store) {
  const group = element("div", "registers", { role: "radiogroup", "aria-label": "Explain in" });
  const made = REGISTERS.map(([register, text, name]) => {
    const radio = element("button", "", { type: "button", role: "radio", "aria-label": name }, text);
    radio.addEventListener("click", () => store.set({ register }));
    return radio;
  });
  const draw = () => made.forEach((radio, at) => {
    const checked = REGISTERS[at][0] === store.get("register");
    radio.setAttribute("aria-checked", String(checked));
    radio.tabIndex = checked ? 0 : -1;
  });
  group.addEventListener("keydown", (event) => {
    const by = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
    if (!by) return;
    event.preventDefault();
    const at = REGISTERS.findIndex(([register]) => register === store.get("register"));
    const to = (at + by + REGISTERS.length) % REGISTERS.length;
    store.set({ register: REGISTERS[to][0] });
    made[to].focus();
  });
  group.append(...made);
  store.on(["register"], draw);
  draw();
  return group;
}
