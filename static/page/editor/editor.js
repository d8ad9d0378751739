// The program as text: a plain field at once, the editor proper when the page stands. Knows lines, not what they compute.

import "../look/look.css";
import { element } from "../dom/elements.js";
import { afterRest } from "../dom/rest.js";
import { storeOf } from "../store/find.js";
import { whenShown } from "../store/late.js";
import { recall, remember } from "../store/memory.js";
import { alertOf } from "./alert.js";
import { programIn, takeFiles } from "./brought.js";
import { plainSheet } from "./plain.js";
import "./editor.css";

const PAUSE = 350; // ms of rest after which an edit runs by itself
const LONGEST = 65_536; // characters; what is longer is no program

export async function render({ model }) {
  const store = await storeOf(model.key);
  return writing(store, { code: model.code });
}

/**
 * The editor of a store's program. `code` is the address of the editor proper; files that are dropped on the page go to the one that
 * is not `isSecond`.
 * @param {Store} store
 */
export function writing(store, { code, title = "Program", isSecond = false }) {
  const run = () => {
    pause.drop();
    store.edit(sheet.text);
  };
  const pause = afterRest(PAUSE, run);
  const typed = () => {
    if (sheet.text === store.get("source")) return; // put there by the page
    pause.soon();
    store.set({ source: sheet.text });
    repaint();
  };
  const refuse = (message, remedy) => store.set({ failure: { message, line: null, column: null, remedy } });
  const hooks = {
    typed, run, chosen: store.selectLine,
    brought: (event, insert) => brought(event, insert, refuse),
    went: ({ node, step }) => {
      store.go(step);
      store.select(node);
    },
    moves: {
      literals: () => store.get("literals"),
      moved: store.override,
      released: (name, number) => store.get("writeNumber")?.(name, number),
    },
  };
  let sheet = plainSheet(hooks, title);
  const alert = alertOf((reasonIs) => store.set({ reasonIs }));
  const repaint = () => {
    sheet.mark({ lines: store.lines(), failure: failureIn(store, sheet.text), results: resultsNow(store, sheet.text), unlike: unlikeIn(store, sheet.text) });
    alert.say(store.get("failure"));
  };
  const adopt = () => {
    if (sheet.text !== store.get("source")) {
      pause.drop();
      sheet.show(store.get("source") ?? "");
    }
    repaint();
  };
  const seat = element("div", "sheet");
  seat.append(sheet.root);
  const root = element("div", "writing");
  const keys = element("p", "away", { id: "keys" }, "Tab indents; press Escape, then Tab, to leave. Control and Enter runs, F8 goes to what failed.");
  root.append(head(run, title), seat, keys, alert.root);
  const take = (source) => {
    if (tooLong(source)) return refuse(tooLong(source), LEFT_OUT);
    sheet.put(0, sheet.text.length, source);
    run();
  };
  if (!isSecond) takeFiles(take, refuse);
  store.on(["source"], adopt);
  store.on(["tape", "step", "selected", "pointed", "failure", "results", "unlike"], repaint);
  if (!isSecond) {
    store.set({ results: recall("results") ?? true });
    store.on(["results"], () => remember("results", store.get("results")));
  }
  store.set({
    write: (from, to, piece) => {
      sheet.put(from, to, piece);
      run();
    },
    undo: () => sheet.undo(),
    redo: () => sheet.redo(),
  });
  adopt();
  if (code) {
    whenShown(store, code, async ({ codeSheet }) => {
      await sheet.rested;
      const { text, place } = sheet;
      seat.replaceChildren();
      sheet = codeSheet(seat, hooks, text, place, title);
      repaint();
    }, sheet.root);
  }
  return root;
}

function head(run, title) {
  const root = element("div", "head");
  const button = element("button", "main", { type: "button", title: `Run ${title === "Program" ? "the program" : title.toLowerCase()} (Ctrl+Enter)` }, "Run");
  button.addEventListener("click", run);
  root.append(element("h2", "", {}, title), button);
  return root;
}

/** Of a pasted notebook its code is put in. What is far too long is left out: the browser would be busy for a minute. */
function brought(event, insert, refuse) {
  const given = (event.clipboardData ?? event.dataTransfer)?.getData("text/plain") ?? "";
  const source = programIn(given);
  if (tooLong(source)) {
    event.preventDefault();
    refuse(tooLong(source), LEFT_OUT);
    return true;
  }
  if (event.type !== "paste" || source === given.replace(/\r\n?/g, "\n")) return false;
  event.preventDefault();
  insert(source);
  return true;
}

const LEFT_OUT = "It was left out; your program is as it was.";

const tooLong = ({ length }) => length > LONGEST &&
  `That text has ${length.toLocaleString("en")} characters; a program has ${LONGEST.toLocaleString("en")} at most.`;

/**
 * The failure, while the text is still the one that failed.
 * @param {Store} store
 */
const failureIn = (store, source) => (store.get("failed") === source ? store.get("failure") : null);

/**
 * What this text has and the one beside it has not.
 * @param {Store} store
 */
const unlikeIn = (store, source) => (store.get("unlike")?.source === source ? (store.get("unlike")?.stretches ?? []) : []);

/**
 * What is to be seen at the ends of lines; nothing new while the text is another one than the answer's.
 * @param {Store} store
 */
function resultsNow(store, source) {
  const { results, failure, tape, step } = store.all(["results", "failure", "tape", "step"]);
  if (!results || failure) return null;
  return tape && tape.source === source ? { tape, step } : undefined;
}
