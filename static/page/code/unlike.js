// The pieces that a program has and the one beside it has not: they stay ink, what both have is soft.

import { StateEffect, StateField } from "@codemirror/state";
import { Decoration, EditorView } from "@codemirror/view";

/** @type {import("@codemirror/state").StateEffectType<[number, number][]>} */
const put = StateEffect.define();
const piece = Decoration.mark({ class: "unlike" });

const pieces = StateField.define({
  create: () => Decoration.none,
  update: (now, transaction) => {
    const given = transaction.effects.find((effect) => effect.is(put))?.value;
    if (!given) return now.map(transaction.changes);
    const { length } = transaction.state.doc;
    return Decoration.set(given.filter(([, to]) => to <= length).map(([from, to]) => piece.range(from, to)));
  },
  provide: (field) => [
    EditorView.decorations.from(field),
    EditorView.editorAttributes.compute([field], (state) => /** @type {Record<string, string>} */ (state.field(field).size ? { class: "compared" } : {})),
  ],
});

export const unlike = pieces;

/** What puts these stretches in the place of the former. @param {[number, number][]} stretches */
export const unlikeOf = (stretches) => put.of(stretches);
