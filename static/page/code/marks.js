// What the page says about lines: those of the present step, and the place at which the program failed.

import { syntaxTree } from "@codemirror/language";
import { forEachDiagnostic, linter, setDiagnostics } from "@codemirror/lint";
import { RangeSet, StateEffect, StateField } from "@codemirror/state";
import { activateHover, closeHoverTooltips, Decoration, EditorView, gutterLineClass, GutterMarker, keymap } from "@codemirror/view";
import { accountOf, element } from "../dom/elements.js";
import { offset } from "../text/places.js";

/** @type {import("@codemirror/state").StateEffectType<{ lines: number[], wrong: ?number, idle: number[] }>} */
const put = StateEffect.define();
const line = { on: Decoration.line({ class: "line on" }), wrong: Decoration.line({ class: "line wrong" }), idle: Decoration.line({ class: "idle" }) };

class Beside extends GutterMarker {
  constructor(name) {
    super();
    this.elementClass = name;
  }
}
const beside = { on: new Beside("on"), wrong: new Beside("wrong"), idle: new Beside("idle") };

const marked = StateField.define({
  create: () => ({ lines: RangeSet.empty, gutter: RangeSet.empty }),
  update: (now, transaction) => {
    const given = transaction.effects.find((effect) => effect.is(put))?.value;
    if (!given) return transaction.docChanged ? { lines: now.lines.map(transaction.changes), gutter: now.gutter.map(transaction.changes) } : now;
    const { doc } = transaction.state;
    const all = [...given.lines.map((at) => ({ kind: "on", at })), ...(given.wrong ? [{ kind: "wrong", at: given.wrong }] : []), ...given.idle.map((at) => ({ kind: "idle", at }))];
    const here = all.filter(({ at }) => at <= doc.lines);
    const ranges = (kinds) => RangeSet.of(here.map(({ kind, at }) => kinds[kind].range(doc.line(at).from)), true);
    return { lines: ranges(line), gutter: ranges(beside) };
  },
  provide: (field) => [EditorView.decorations.from(field, ({ lines }) => lines), gutterLineClass.from(field, ({ gutter }) => gutter)],
});

/**
 * What puts these marks in the place of the former.
 * @param {import("@codemirror/state").EditorState} state
 * @param {number[]} lines
 * @param {?Failure} failure
 * @param {number[]} idle lines that did not run
 */
export function marksOf(state, lines, failure, idle) {
  const wrong = failure?.line && failure.line <= state.doc.lines ? failure.line : null;
  const { effects } = setDiagnostics(state, wrong ? [diagnosticOf(state, failure)] : []);
  return [put.of({ lines, wrong, idle }), ...[effects].flat()];
}

/**
 * The failure at the expression that begins where it happened, or at the whole of its line.
 * @returns {import("@codemirror/lint").Diagnostic}
 */
function diagnosticOf(state, failure) {
  const { message, remedy, line: number, column } = failure;
  const { from, to, text } = state.doc.line(number);
  const start = column ? Math.min(offset(state.doc.toString(), number, column), to) : from + text.search(/\S|$/);
  return {
    from: start, to: column ? endOf(state, start, to) : to, severity: "error", message,
    renderMessage: () => {
      const said = element("div", "reason");
      said.append(...accountOf({ line: null, message, remedy }));
      return said;
    },
  };
}

/** Where the largest expression that begins here ends; it is not followed into the next lines. */
function endOf(state, start, end) {
  let found = start;
  for (let node = /** @type {any} */ (syntaxTree(state).resolveInner(start, 1)); node && node.from === start && !/Statement|Script|Body/.test(node.name); node = node.parent) {
    found = node.to;
  }
  return Math.min(Math.max(found, start + 1), end);
}

/** To the place of the failure, with its reason, as the pointer would have it. */
function goToFailure(view) {
  let at = /** @type {?number} */ (null);
  forEachDiagnostic(view.state, (_, from) => (at ??= from));
  if (at === null) return false;
  view.dispatch({ selection: { anchor: at }, scrollIntoView: true });
  activateHover(view, at, 1, { until: ({ docChanged, selection }) => docChanged || Boolean(selection) });
  return true;
}

const close = (view) => {
  view.dispatch({ effects: closeHoverTooltips });
  return false;
};

const left = EditorView.domEventHandlers({ blur: (_, view) => close(view) });

export const marks = [marked, linter(null), left, keymap.of([{ key: "F8", run: goToFailure }, { key: "Escape", run: close }])];
