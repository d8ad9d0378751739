// The editor proper, a script of its own that comes when the page stands: CodeMirror, put together for short programs.

import { closeBrackets, closeBracketsKeymap } from "@codemirror/autocomplete";
import { defaultKeymap, history, historyKeymap, indentLess, indentMore, isolateHistory, redo, undo } from "@codemirror/commands";
import { pythonLanguage } from "@codemirror/lang-python";
import { bracketMatching, indentOnInput, indentUnit, syntaxHighlighting } from "@codemirror/language";
import { search, searchKeymap } from "@codemirror/search";
import { countColumn, EditorSelection, EditorState, Transaction } from "@codemirror/state";
import { drawSelection, dropCursor, EditorView, highlightActiveLineGutter, keymap, lineNumbers, rectangularSelection } from "@codemirror/view";
import { completion } from "./completion.js";
import { idleLines, resultsOf } from "./inline.js";
import { leaving } from "./leaving.js";
import { letters } from "./letters.js";
import { marks, marksOf } from "./marks.js";
import { numbers } from "./numbers.js";
import { putResults, results, said } from "./results.js";
import { unlike, unlikeOf } from "./unlike.js";

const PHRASES = { // CodeMirror's words, as the page writes on its buttons
  next: "Next", previous: "Previous", all: "All", replace: "Replace", "replace all": "Replace all",
  "match case": "Match case", regexp: "Pattern", "by word": "Whole words", close: "Close",
};
const apart = isolateHistory.of("full"); // a step of undo by itself

/**
 * @param {HTMLElement} seat
 * @param {import("../editor/sheet.js").Hooks} hooks
 * @param {string} text
 * @param {import("../editor/sheet.js").Place} place
 * @param {string} title
 * @returns {import("../editor/sheet.js").Sheet}
 */
export function codeSheet(seat, hooks, text, { anchor, head, isFocused }, title) {
  const view = new EditorView({
    doc: text,
    selection: { anchor, head },
    extensions: extensions(hooks, title),
    parent: seat,
    root: /** @type {ShadowRoot} */ (seat.getRootNode()),
  });
  // read as a field's is: by what drives a page, and whoever assists its reader
  Object.defineProperty(view.contentDOM, "value", { get: () => view.state.doc.toString() });
  if (isFocused) view.focus();
  return {
    root: view.dom,
    get text() { return view.state.doc.toString(); },
    show: (source) => view.dispatch({
      changes: { from: 0, to: view.state.doc.length, insert: source },
      selection: { anchor: 0 },
      annotations: view.state.doc.length ? apart : Transaction.addToHistory.of(false),
    }),
    put: (from, to, insert) => view.dispatch({ changes: { from, to, insert }, annotations: apart }),
    mark: ({ lines, failure, results: known, unlike: stretches }) => view.dispatch({ effects: /** @type {any[]} */ ([unlikeOf(stretches), ...marksOf(view.state, lines, failure, known ? idleLines(known.tape) : []), ...endingsOf(known)]), annotations: said.of(true) }),
    undo: () => undo(view),
    redo: () => redo(view),
    get place() {
      const { anchor: from, head: to } = view.state.selection.main;
      return { anchor: from, head: to, isFocused: view.hasFocus };
    },
    rested: Promise.resolve(),
  };
}

/** What puts these results in the place of the former; undefined leaves those where they are. */
function endingsOf(known) {
  if (known === undefined) return [];
  return [putResults(known ? resultsOf(known.tape, known.step) : new Map())];
}

/** Tab moves all lines of a selection; without one it writes what is missing to the next column of four. */
function indent(view) {
  const { state } = view;
  if (!state.selection.ranges.every(({ empty }) => empty)) return indentMore(view);
  view.dispatch(state.update(state.changeByRange(({ head }) => {
    const { from, text } = state.doc.lineAt(head);
    const missing = state.tabSize - (countColumn(text, state.tabSize, head - from) % state.tabSize);
    return { changes: { from: head, insert: " ".repeat(missing) }, range: EditorSelection.cursor(head + missing) };
  }), { scrollIntoView: true, userEvent: "input" }));
  return true;
}

function extensions({ typed, run, brought, chosen, moves, went }, title) {
  return [
    lineNumbers(),
    highlightActiveLineGutter(),
    history(),
    drawSelection(),
    dropCursor(),
    rectangularSelection(),
    EditorState.allowMultipleSelections.of(true),
    indentUnit.of("    "),
    EditorState.tabSize.of(4),
    indentOnInput(),
    bracketMatching(),
    closeBrackets(),
    pythonLanguage,
    completion,
    syntaxHighlighting(letters),
    search({ top: true }),
    EditorState.phrases.of(PHRASES),
    marks,
    unlike,
    numbers(moves),
    results(went),
    leaving,
    EditorView.contentAttributes.of({ tabindex: "0", "aria-label": title, "aria-describedby": "keys" }),
    EditorView.updateListener.of((update) => update.docChanged && typed()),
    EditorView.domEventHandlers({
      paste: (event, view) => brought(event, (piece) => view.dispatch(view.state.replaceSelection(piece))),
      drop: (event, view) => brought(event, (piece) => view.dispatch(view.state.replaceSelection(piece))),
      click: (_, view) => chosen(view.state.doc.lineAt(view.state.selection.main.head).number),
    }),
    keymap.of([
      { key: "Mod-Enter", run: () => (run(), true), preventDefault: true },
      { key: "Tab", run: indent, shift: indentLess },
      ...closeBracketsKeymap, ...searchKeymap, ...historyKeymap, ...defaultKeymap,
    ]),
  ];
}
