// The explanation panel: what the store says about the present step, as rows of terms that lead to what they came from.

import "../look/look.css";
import { choice } from "../dom/choice.js";
import { copy as clip } from "../dom/copy.js";
import { element } from "../dom/elements.js";
import { afterPaint } from "../dom/painted.js";
import { marked } from "../glossary/glossary.js";
import { storeOf } from "../store/find.js";
import { whenShown } from "../store/late.js";
import { copied } from "../text/latex.js";
import { aim } from "./aim.js";
import { costs } from "./costs.js";
import { drawPaths } from "./paths.js";
import { formulaOf, term } from "./pieces.js";
import { spread } from "./spread.js";
import "../glossary/glossary.css";
import "./why.css";

const COPY = "Copy as LaTeX";
const [SMALLEST, LARGEST] = [13, 21]; // px, of formulas
const SIDES = [["step", "Step", "Step"], ["paths", "Paths", "Paths"]];
const REGISTERS = [["words", "words", "Words"], ["leibniz", "∂", "Leibniz"], ["code", "code", "Code"]];

export async function render({ model }) {
  const store = await storeOf(model.key, model);
  const root = element("div", "explanation");
  const head = element("div", "head");
  const title = element("h2", "title");
  const body = element("div");
  const copy = element("button", "copy", { type: "button" }, COPY);
  const tools = element("div", "tools");
  tools.append(sides(store), registers(store));
  head.append(tools, aim(store, () => leafNow(store)), title);
  root.append(head, body, copy);
  let typeset = null; // how formulas are drawn, from when that is known; before, they are texts
  let drawn = /** @type {?Tape} */ (null); // the tape that is explained
  const draw = () => {
    root.hidden = store.isAsking(); // it would answer the question
    if (root.hidden) return body.replaceChildren();
    if (store.get("side") === "paths") return drawSide();
    const said = store.why();
    drawn = store.get("tape");
    title.textContent = said.title;
    store.set({ pointed: null });
    body.replaceChildren(...said.rows.map((row) => rowOf(row, store, typeset)), ...spread(store), ...aiming(store), ...costs(store));
    marked(body, store);
    copy.hidden = !said.rows.some((row) => row.formulas);
    requestAnimationFrame(() => narrow(body)); // by then all others have changed what they change: it is laid out once
  };
  const drawSide = () => {
    const told = store.openQuestion() ? null : store.paths();
    title.textContent = told?.title ?? "Paths";
    copy.hidden = true;
    if (!told) return body.replaceChildren(element("p", "row sentence", {}, waiting(store)));
    const put = (parts) => parts.map((part) => (typeof part === "string" ? part : term(part, store)));
    drawPaths(body, told, store, put, (tex) => typeset && formulaOf(tex, store, typeset));
    marked(body, store);
  };
  copy.addEventListener("click", async () => {
    copy.textContent = (await clip(latexOf(store.why().rows))) ? "Copied" : "Not copied";
    setTimeout(() => (copy.textContent = COPY), 2000);
  });
  if (model.formulas) {
    whenShown(store, model.formulas, async (script) => {
      await script.prepare(root.getRootNode());
      typeset = script.draw;
      draw();
    });
  }
  new ResizeObserver(() => narrow(body)).observe(body);
  const follow = afterPaint(() => drawn === store.get("tape") || draw());
  store.on(["step", "explained", "register", "checked", "checking", "runtime", "side", "chains", "costs", "predicting", "answers"], draw);
  store.on(["tape"], ({ tape }) => (tape?.play.facts === drawn?.play.facts ? follow() : draw())); // other numbers alone: the graph goes before
  followLeaf(store);
  draw();
  return root;
}

/** The rows of mathematics below one another, as one would paste them into a paper. */
function latexOf(rows) {
  const lines = rows.filter((row) => row.formulas).map((row) => row.formulas.map((item) => (item.tex ? copied(item.tex) : `\\text{${item[0]}}`)).join(" "));
  return `\\begin{aligned}\n${lines.map((line) => `& ${line}`).join(" \\\\\n")}\n\\end{aligned}`;
}

/** A formula that is wider than its room is set smaller; where that would be too small, it can be scrolled. */
function narrow(body) {
  const lines = [...body.querySelectorAll(".formulas")];
  for (const line of lines) line.style.fontSize = "";
  const shares = lines.map((line) => line.clientWidth / line.scrollWidth);
  lines.forEach((line, at) => {
    if (shares[at] < 1) line.style.fontSize = `${Math.max(SMALLEST, LARGEST * shares[at] * 0.99)}px`;
  });
}

/**
 * @param {any} part
 * @param {Store} store
 */
function rowOf({ style, head, parts, formulas }, store, typeset) {
  if (style === "check") return checking(parts[0], store);
  const row = element(style === "sentence" ? "p" : "div", `row ${style}`);
  if (head) row.append(element("h2", "", {}, head));
  const line = head ? element("div", "line") : row;
  if (String(parts[0]).startsWith("=")) line.classList.add("goes-on");
  if (formulas && typeset) {
    line.classList.add("formulas");
    line.append(...formulas.map((item) => (item.tex === undefined ? term(item, store) : formulaOf(item.tex, store, typeset))));
  } else {
    const pieces = style === "code" ? parts.map((part) => (typeof part === "string" ? part : part.slice(0, 3))) : parts;
    line.append(...pieces.map((piece) => (typeof piece === "string" ? piece : term(piece, store))));
  }
  if (head) row.append(line);
  return row;
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
  const isOff = store.get("checking") === node || store.get("runtime") !== "ready" || store.get("source") !== store.tape().source;
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

/**
 * A button by which the value that is explained becomes the target.
 * @param {Store} store
 */
function aiming(store) {
  const [node, tape] = [store.get("explained"), store.tape()];
  if (node === null || node === tape.target || !tape.rows[node].canLead) return [];
  const button = element("button", "", { type: "button", title: "The same by the key T" }, `Differentiate ${tape.rows[node].name}`);
  button.addEventListener("click", () => store.aimAt(node));
  const row = element("div", "row note");
  row.append(button);
  return [row];
}

/** @param {Store} store */
const registers = (store) => choice("Explain in", REGISTERS, () => store.get("register"), (register) => store.set({ register }), (draw) => store.on(["register"], draw));

/** @param {Store} store */
const sides = (store) => choice("Explain", SIDES, () => store.get("side"), (side) => store.turnTo(side, leafNow(store)), (draw) => store.on(["side"], draw));

/**
 * The leaf whose paths are told: the one that is selected, else the one of before, else the first that gradients reach.
 * @param {Store} store
 */
function leafNow(store) {
  const { rows } = store.tape();
  const isLeaf = (row) => row && row.operation === "leaf";
  const found = [rows[store.get("selected") ?? -1], rows[store.get("leaf") ?? -1]].find(isLeaf) ?? rows.find((row) => isLeaf(row) && row.data_gradient !== "none") ?? rows.find(isLeaf);
  return found?.node ?? null;
}

/**
 * Another leaf is selected, or the one of before is gone with its program: its paths are asked for.
 * @param {Store} store
 */
function followLeaf(store) {
  store.on(["selected", "tape", "mode"], () => {
    const { side, mode } = store.all(["side", "mode"]);
    if (side !== "paths" && mode !== "forward") return;
    const leaf = leafNow(store);
    if (leaf !== store.get("leaf")) store.turnTo(side, leaf);
  });
}

/** @param {Store} store */
function waiting(store) {
  if (store.openQuestion()) return "Paths would tell the answer: they are shown when all questions are answered.";
  if (store.get("failure")) return "The program failed. Its paths are shown again as soon as it runs.";
  return store.get("tape")?.rows.length ? "No gradient flows in this graph, so there are no paths to follow." : "A program that makes tensors shows the paths of its leaves here.";
}
