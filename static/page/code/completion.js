// Completion: what may be written here, with its signature and a line of help. A typed line is never changed by Enter, unless
// the reader has gone to a row of the list.

import { acceptCompletion, autocompletion, closeCompletion, completionStatus, ifNotIn, moveCompletionSelection, startCompletion } from "@codemirror/autocomplete";
import { localCompletionSource } from "@codemirror/lang-python";
import { syntaxTree } from "@codemirror/language";
import { Prec, StateEffect, StateField } from "@codemirror/state";
import { EditorView, hoverTooltip, keymap } from "@codemirror/view";
import { element } from "../dom/elements.js";
import { catalogueOf, entryOf, offered, parametersOf } from "./names.js";

const ADDRESS = "names.json"; // in both homes
const ROWS = matchMedia("(pointer: coarse)").matches ? 40 : 10; // fingers scroll; keys go on to the rows that follow
const NOWHERE = ["String", "FormatString", "Comment"];
const BEGUN = /(?:[\p{L}_][\p{L}\p{N}_]*|\.)$/u; // a name, or a dot

/** @type {?Promise<import("./names.js").Catalogue>} */
let fetched = null;

/** The names that programs may use; asked for once, and again only where they did not come. */
function catalogue() {
  fetched ??= fetch(new URL(ADDRESS, document.baseURI)).then((answer) => answer.json()).then(catalogueOf);
  return fetched.catch(() => {
    fetched = null;
    return new Map();
  });
}

async function names(context) {
  const before = context.state.sliceDoc(0, context.pos);
  if (!context.explicit && !BEGUN.test(before)) return null;
  const known = await catalogue();
  const source = context.state.doc.toString();
  const found = offered(known, before, source);
  if (!found || context.aborted) return null;
  const options = [...argumentsHere(context, known, source), ...found.entries.map(optionOf)];
  return options.length ? { from: context.pos - found.typed.length, options, validFor: /^[\p{L}\p{N}_]*$/u } : null;
}

const optionOf = (entry) => ({ label: entry.name, type: entry.kind, detail: entry.signature, info: () => told(entry) });

/** The names of the arguments that the call around this place may be given. */
function argumentsHere({ state, pos }, known, source) {
  for (let node = /** @type {any} */ (syntaxTree(state).resolveInner(pos, -1)); node; node = node.parent) {
    if (node.name !== "ArgList") continue;
    const entry = entryOf(known, state.sliceDoc(node.parent.from, node.from).trim(), source);
    return entry && !/\.\w*$/.test(state.sliceDoc(node.from, pos)) ? parametersOf(entry).map((name) => ({ label: `${name}=`, type: "property", boost: 1 })) : [];
  }
  return [];
}

function told({ name, signature, help }) {
  const said = element("div", "entry");
  if (signature) said.append(element("code", "", {}, name + signature));
  if (help) said.append(element("p", "", {}, help));
  return said.childNodes.length ? said : null;
}

/** Names that the program gives, unless they are completed after a dot. */
const own = (context) => (context.matchBefore(/\.\s*\w*/) ? null : localCompletionSource(context));

const went = StateEffect.define();
const isChosen = StateField.define({
  create: () => false,
  update: (chosen, transaction) => {
    if (transaction.effects.some((effect) => effect.is(went))) return true;
    return chosen && !transaction.docChanged && completionStatus(transaction.state) === "active";
  },
});

const go = (forward, by) => (view) => {
  if (!moveCompletionSelection(forward, by)(view)) return false;
  view.dispatch({ effects: went.of(null) });
  return true;
};
const wanted = StateEffect.define();
/** Whether Tab was pressed while the list was being made: its first row is taken when it is there, unless more is typed. */
const isWanted = StateField.define({
  create: () => false,
  update: (before, transaction) => {
    if (transaction.effects.some((effect) => effect.is(wanted))) return true;
    return before && !transaction.docChanged && !transaction.selection && completionStatus(transaction.state) === "pending";
  },
});
const takesWanted = EditorView.updateListener.of(({ startState, state, docChanged, view }) => {
  if (!startState.field(isWanted) || state.field(isWanted) || docChanged) return;
  queueMicrotask(() => view.state === state && acceptCompletion(view)); // not within an update
});

/** Of what is begun only: elsewhere Tab moves the line. */
function take(view) {
  if (acceptCompletion(view)) return true;
  const { head, empty } = view.state.selection.main;
  if (!empty || completionStatus(view.state) !== "pending" || !BEGUN.test(view.state.sliceDoc(0, head))) return false;
  view.dispatch({ effects: wanted.of(null) });
  return true;
}
const keys = [
  { key: "Ctrl-Space", run: startCompletion },
  { key: "Escape", run: closeCompletion },
  { key: "ArrowDown", run: go(true) },
  { key: "ArrowUp", run: go(false) },
  { key: "PageDown", run: go(true, "page") },
  { key: "PageUp", run: go(false, "page") },
  { key: "Tab", run: take },
  { key: "Enter", run: (view) => view.state.field(isChosen) && acceptCompletion(view) },
];

/** What stands under the pointer, said in the same words. */
const hover = hoverTooltip(async (view, pos) => {
  const { state } = view;
  const node = syntaxTree(state).resolveInner(pos, 1);
  if (!["VariableName", "PropertyName"].includes(node.name)) return null;
  const chain = /[\p{L}\p{N}_.]*$/u.exec(state.sliceDoc(state.doc.lineAt(pos).from, node.to))?.[0] ?? "";
  const entry = entryOf(await catalogue(), chain, state.doc.toString());
  const dom = entry && told(entry);
  return dom ? { pos: node.from, end: node.to, above: true, create: () => ({ dom }) } : null;
});

export const completion = [
  isChosen,
  isWanted,
  takesWanted,
  autocompletion({ override: [ifNotIn(NOWHERE, names), ifNotIn(NOWHERE, own)], defaultKeymap: false, icons: false, interactionDelay: 0, maxRenderedOptions: ROWS }),
  Prec.highest(keymap.of(keys)),
  hover,
];
