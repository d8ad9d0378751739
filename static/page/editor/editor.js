// The program as text: a textarea over a coloured copy of itself. Knows lines and numbers, not what they compute.

import "../look/look.css";
import { accountOf, deepest, element } from "../dom/elements.js";
import { afterRest } from "../dom/rest.js";
import { programIn, takeFiles } from "./brought.js";
import { storeOf } from "../store/find.js";
import "./editor.css";

const PAUSE = 350; // ms of rest after which an edit runs by itself
const UNDOABLE = 20_000; // characters that are replaced as a step of the browser's own undo
const COLOURED = 65_536; // characters; what is longer is no program, and too much to paint
const KEYWORDS = new Set(
  ("False None True and as assert async await break class continue def del elif else except finally for from global if " +
    "import in is lambda nonlocal not or pass raise return try while with yield").split(" "),
);
const TOKEN = new RegExp(
  [
    /(?<comment>#[^\n]*)/,
    /(?<string>[rRbBfFuU]{0,2}(?:'''[^]*?(?:'''|$)|"""[^]*?(?:"""|$)|'(?:\\.|[^'\\\n])*'?|"(?:\\.|[^"\\\n])*"?))/,
    /(?<word>[\p{L}_][\p{L}\p{N}_]*)/u,
    /(?<number>0[xXbBoO][\da-fA-F_]+|(?:\d[\d_]*\.?[\d_]*|\.\d[\d_]*)(?:[eE][+-]?\d+)?)/,
  ].map((part) => part.source).join("|"),
  "gu",
);

export async function render({ model }) {
  const store = await storeOf(model.key);
  const { root, text, paint } = build();
  const alert = element("div", "alert", { role: "alert" });
  root.append(alert);
  watch(alert, (reasonIs) => store.set({ reasonIs }));
  const repaint = () => {
    paint(text.value, store.lines(), failureIn(store, text.value));
    say(alert, store.get("failure"));
  };
  const run = () => {
    pause.drop();
    store.edit(text.value);
  };
  const pause = afterRest(PAUSE, run);
  const typed = () => {
    if (text.value === store.get("source")) return; // put there by the page
    pause.soon();
    store.set({ source: text.value });
    repaint();
  };
  const adopt = () => {
    if (text.value !== store.get("source")) {
      pause.drop();
      replaceAll(text, store.get("source") ?? "");
    }
    repaint();
  };
  text.addEventListener("input", typed);
  text.addEventListener("keydown", (event) => pressed(event, run));
  const refuse = (message, remedy) => store.set({ failure: { message, line: null, column: null, remedy } });
  const take = (source) => {
    if (tooLong(source)) return refuse(tooLong(source), "It was left out; your program is as it was.");
    put(text, 0, text.value.length, source);
    typed();
    run();
  };
  for (const way of ["paste", "drop"]) text.addEventListener(way, (event) => putIn(event, refuse));
  takeFiles(take, refuse);
  text.addEventListener("click", () => store.selectLine(lineOf(text)));
  root.querySelector("button").addEventListener("click", run);
  store.on(["source"], adopt);
  store.on(["tape", "step", "selected", "failure"], repaint);
  store.set({ write: (from, to, piece) => write(text, from, to, piece, run) });
  adopt();
  return root;
}

/** Of a pasted notebook its code is put in. What is far too long is left out: the browser would be busy for a minute. */
function putIn(event, refuse) {
  const given = (event.clipboardData ?? event.dataTransfer)?.getData("text/plain") ?? "";
  const source = programIn(given);
  if (tooLong(source)) {
    event.preventDefault();
    return refuse(tooLong(source), "It was left out; your program is as it was.");
  }
  if (event.type !== "paste" || source === given.replace(/\r\n?/g, "\n")) return;
  event.preventDefault();
  insert(source);
}

const tooLong = ({ length }) => length > COLOURED &&
  `That text has ${length.toLocaleString("en")} characters; a program has ${COLOURED.toLocaleString("en")} at most.`;

/** The elements, and what paints the copy under the text. */
function build() {
  const root = element("div", "writing");
  const head = element("div", "head");
  const run = element("button", "main", { type: "button", title: "Run the program (Ctrl+Enter)" }, "Run");
  head.append(element("h2", "", {}, "Program"), run);
  const text = element("textarea", "", {
    "aria-label": "Program", "aria-describedby": "keys", spellcheck: "false", autocomplete: "off",
    autocapitalize: "off", autocorrect: "off", wrap: "off",
  });
  const copy = element("pre", "", { "aria-hidden": "true" });
  const sheet = element("div", "sheet");
  sheet.append(copy, text);
  const keys = element("p", "away", { id: "keys" }, "Tab indents; press Escape, then Tab, to leave. Control and Enter runs.");
  root.append(head, sheet, keys);
  const paint = (source, lines, failure) => {
    const long = source.length > COLOURED;
    sheet.classList.toggle("plain", long);
    copy.replaceChildren(...(long ? [] : painted(source, lines, failure)));
  };
  return { root, text, paint };
}

function painted(source, lit, failure) {
  return coloured(source).map((pieces, index) => {
    const line = element("div", "line");
    line.classList.toggle("on", lit.includes(index + 1));
    line.classList.toggle("wrong", failure?.line === index + 1);
    const code = element("span", "code");
    code.append(...pieces, "\u200b");
    line.append(element("i", "", {}, String(index + 1)), code);
    return line;
  });
}

/** Per line, its text cut into coloured pieces. */
function coloured(source) {
  const lines = [[]];
  for (const [kind, piece] of tokens(source)) {
    piece.split("\n").forEach((part, index) => {
      if (index) lines.push([]);
      if (part) lines.at(-1).push(kind ? element("span", kind, {}, part) : part);
    });
  }
  return lines;
}

function* tokens(source) {
  let end = 0;
  for (const match of source.matchAll(TOKEN)) {
    if (match.index > end) yield ["", source.slice(end, match.index)];
    const [kind] = Object.entries(match.groups).find(([, found]) => found !== undefined);
    yield [kind === "word" && !KEYWORDS.has(match[0]) ? "" : kind, match[0]];
    end = match.index + match[0].length;
  }
  yield ["", source.slice(end)];
}

const KEYS = {
  Tab: () => insert("    "),
  Enter: (text) => insert("\n" + indentation(text)),
};

function pressed(event, run) {
  const text = event.target;
  const leaving = text.dataset.leaving;
  delete text.dataset.leaving;
  if (event.key === "Escape") text.dataset.leaving = "yes";
  if (event.isComposing || event.altKey || event.shiftKey) return;
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
    event.preventDefault();
    return run();
  }
  if (event.ctrlKey || event.metaKey || !(event.key in KEYS) || (leaving && event.key === "Tab")) return;
  event.preventDefault();
  KEYS[event.key](text);
}

// the only way to write that keeps the browser's own undo
const insert = (piece) => document.execCommand("insertText", false, piece);

function indentation(text) {
  const before = text.value.slice(0, text.selectionStart);
  const line = before.slice(before.lastIndexOf("\n") + 1);
  return line.match(/^[ \t]*/)[0] + (line.trimEnd().endsWith(":") ? "    " : "");
}

const lineOf = (text) => text.value.slice(0, text.selectionStart).split("\n").length;

/** Replace text[from, to) by `piece`, leaving caret, scroll and focus where they were. */
function write(text, from, to, piece, run) {
  const { selectionStart, selectionEnd } = text;
  put(text, from, to, piece);
  text.setSelectionRange(selectionStart, selectionEnd);
  run();
}

/** Show another program: undo brings the one of before back. The browser takes long over a very long one. */
function replaceAll(text, source) {
  const { value } = text;
  if (!value || Math.max(value.length, source.length) > UNDOABLE) text.value = source;
  else put(text, 0, value.length, source);
  text.setSelectionRange(0, 0);
}

/** As one undo step, with the focus where it was. */
function put(text, from, to, piece) {
  const focused = deepest(document);
  text.focus({ preventScroll: true });
  text.setSelectionRange(from, to);
  const isHidden = deepest(document) !== text; // then the browser would write where the focus is
  if (text.value.slice(from, to) !== piece && (isHidden || !insert(piece))) text.setRangeText(piece, from, to, "end");
  if (focused !== text) (focused ?? text)[focused ? "focus" : "blur"]({ preventScroll: true });
}

/** Tell whether the alert is in sight, out of sight (it was said, but cannot be seen) or away, with the whole editor. */
function watch(alert, tell) {
  const look = (seen) => {
    const { isIntersecting, intersectionRatio, boundingClientRect: { width, height } } = seen.at(-1); // the newest
    tell(!width ? "away" : isIntersecting && (!height || intersectionRatio >= 0.5) ? "in sight" : "out of sight");
  };
  new IntersectionObserver(look, { threshold: [0, 0.5] }).observe(alert);
}

/** Where the failure is, while the text is still the one that failed. */
const failureIn = (store, source) => (store.get("failed") === source ? store.get("failure") : null);

/** Write it only when it is another one: a reader hears it once. */
function say(alert, failure) {
  const account = failure ? accountOf(failure) : [];
  if (alert.textContent !== account.map((piece) => piece.textContent).join("")) alert.replaceChildren(...account);
}
