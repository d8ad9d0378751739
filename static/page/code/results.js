// Draws results at the ends of lines, over the text and never in it: nothing of them is copied, and they push no code. Where
// there is no room they are not seen; the pointer on the line shows them.

import { Annotation, StateEffect, StateField } from "@codemirror/state";
import { hoverTooltip, ViewPlugin } from "@codemirror/view";
import { element } from "../dom/elements.js";

/** @typedef {{ from: number, to: number, all: import("./inline.js").Result[] }} Ending the results of the line at these places */

/** @type {import("@codemirror/state").StateEffectType<Map<number, import("./inline.js").Result[]>>} */
const put = StateEffect.define();
/** Marks what changes only what is said about the text: it moves no line. */
export const said = Annotation.define();
const GAP = 16; // px between the code and its results

/** Those of lines that are being written go; the others stay with their lines. */
const endings = StateField.define({
  create: () => /** @type {Ending[]} */ ([]),
  update: (now, { changes, docChanged, effects, state: { doc } }) => {
    const given = effects.find((effect) => effect.is(put))?.value;
    if (given) return [...given].filter(([line]) => line <= doc.lines).map(([line, all]) => ({ ...doc.line(line), all }));
    if (!docChanged) return now;
    const kept = now.filter(({ from, to }) => !changes.touchesRange(from, to));
    return kept.map(({ from, to, all }) => ({ from: changes.mapPos(from), to: changes.mapPos(to), all }));
  },
});

/** @param {Map<number, import("./inline.js").Result[]>} lines by line */
export const putResults = (lines) => put.of(lines);

/** @param {(result: import("./inline.js").Result) => void} chosen a result was clicked */
const drawn = (chosen) => ViewPlugin.fromClass(class {
  constructor(view) {
    this.rows = new Map(); // by the place at which a line begins
    this.root = element("div", "results", { "aria-hidden": "true" }); // the table "Graph" says the same
    this.hundred = element("i", "hundred"); // 100 px of the page's own, which may be enlarged
    view.dom.append(this.root, this.hundred);
    this.place = { read: () => this.measured(view), write: (found) => this.draw(found) };
    this.follow = () => view.requestMeasure(this.place);
    view.scrollDOM.addEventListener("scroll", this.follow);
    this.follow();
  }

  update({ startState, state, transactions }) {
    const [before, now] = [startState, state].map((each) => each.field(endings));
    const isSaid = transactions.length > 0 && transactions.every((transaction) => transaction.annotation(said));
    if (isSaid && isEach(before, now, (one, other) => one.from === other.from && one.to === other.to)) this.retell(now);
    else this.follow(); // whatever it is about: a panel that opens moves all lines
  }

  /** Other results at the same places: nothing is measured for them. */
  retell(now) {
    for (const { from, all } of now) {
      const row = this.rows.get(from);
      if (row && !isEach(row.all, all, isSame)) fill(row, all, chosen);
    }
  }

  measured(view) {
    const { left, top } = view.dom.getBoundingClientRect();
    const scale = this.hundred.getBoundingClientRect().width / 100;
    const seen = view.state.field(endings).filter(({ from, to }) => from >= view.viewport.from && to <= view.viewport.to);
    return seen.flatMap(({ from, to, all }) => {
      const end = view.coordsAtPos(to, -1);
      return end ? [{ from, all, top: ((end.top + end.bottom) / 2 - top) / scale, left: (end.right - left) / scale + GAP }] : [];
    });
  }

  draw(found) {
    this.rows = new Map(found.map(({ from, all, top, left }) => {
      const row = { root: element("div", "", { style: `top: ${top}px; left: ${left}px` }), all: [] };
      fill(row, all, chosen);
      return [from, row];
    }));
    this.root.replaceChildren(...[...this.rows.values()].map(({ root }) => root));
  }

  /** The results of a line of which not all can be seen. */
  hidden(view, pos) {
    const { from } = view.state.doc.lineAt(pos);
    const { root } = this.rows.get(from) ?? {};
    if (!root || root.scrollHeight <= root.clientHeight + 1) return null;
    return view.state.field(endings).find((ending) => ending.from === from)?.all ?? null;
  }

  destroy() {
    this.root.remove();
    this.hundred.remove();
  }
});

const isEach = (ones, others, is) => ones.length === others.length && ones.every((one, at) => is(one, others[at]));
const isSame = (one, other) => Object.keys(one).every((name) => one[name] === other[name]);

function fill(row, all, chosen) {
  row.all = all;
  row.root.replaceChildren(...all.map((result) => shown(result, chosen)));
}

function shown(result, chosen) {
  const item = element("span", result.kind, {}, result.text);
  if (result.node !== null) item.addEventListener("click", () => chosen(result));
  return item;
}

/** @param {(result: import("./inline.js").Result) => void} chosen */
export function results(chosen) {
  const plugin = drawn(chosen);
  const hover = hoverTooltip((view, pos) => {
    const all = view.plugin(plugin)?.hidden(view, pos);
    if (!all) return null;
    const dom = element("div", "entry results");
    dom.append(...all.map((result) => shown(result, chosen)));
    return { pos: view.state.doc.lineAt(pos).from, above: true, create: () => ({ dom }) };
  });
  return [endings, plugin, hover];
}
