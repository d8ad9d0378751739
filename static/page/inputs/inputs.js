// One slider per number that is given directly to a name. The text is the state: a release writes into it.

import "../look/look.css";
import { element } from "../dom/elements.js";
import { asPython, rangeAround } from "../slider/range.js";
import { slider } from "../slider/slider.js";
import { storeOf } from "../store/find.js";
import { offset } from "../text/places.js";
import "./inputs.css";

export async function render({ model }) {
  const store = await storeOf(model.key);
  const root = element("div", "dials");
  const dials = dialsOf(store);
  root.append(element("h2", "", {}, "Inputs"), dials.rows);
  const hide = () => (root.hidden = dials.rows.children.length === 0);
  store.on(["literals"], hide);
  hide();
  return root;
}

/**
 * The sliders of a program's numbers, but for those of which `title(name)` is null; it says what is written before each.
 * @param {Store} store
 * @param {(name: string) => ?string} title
 */
export function dialsOf(store, title = (name) => name) {
  const rows = element("div", "rows");
  const sliders = new Map();
  const late = new Map(); // released while a newer text was under way: written when its literals are known

  const rowOf = (name) => {
    if (!sliders.has(titleOf(name))) {
      sliders.set(titleOf(name), slider(titleOf(name), {
        form: asPython,
        moved: (number) => store.override(name, number),
        released: (number) => commit(store, late, name, number),
      }));
    }
    return sliders.get(titleOf(name));
  };
  const titleOf = (name) => /** @type {string} */ (title(name));
  const draw = () => {
    const literals = (store.get("literals")?.all ?? []).filter(({ name }) => title(name) !== null);
    const names = new Set(literals.map((literal) => titleOf(literal.name)));
    for (const name of sliders.keys()) if (!names.has(name)) sliders.delete(name);
    const wanted = literals.map(({ name }) => rowOf(name).root);
    if (wanted.some((row, at) => rows.children[at] !== row) || rows.children.length !== wanted.length) rows.replaceChildren(...wanted);
    for (const { name, number } of literals) rowOf(name).set({ number: store.get("overrides")?.[name] ?? number, ...rangeAround(number) });
    if (store.get("literals")?.source === store.get("source")) for (const [name, number] of late) commit(store, late, name, number);
  };
  store.set({ writeNumber: (name, number) => commit(store, late, name, number) });
  store.on(["literals"], draw);
  draw();
  return { rows, draw };
}

/**
 * Let the text itself say `number` where the literal of `name` stands, once it is the text that the literals are of.
 * @param {Store} store
 */
function commit(store, late, name, number) {
  const { all, source } = store.get("literals");
  const literal = all.find((each) => each.name === name);
  if (store.get("source") !== source || !literal) {
    late.set(name, number);
    return store.override(name, number);
  }
  late.delete(name);
  const { line, column, end_line, end_column } = literal.place;
  const written = asPython(number);
  store.set({ literals: { source: null, all: moved(all, literal, number, column + written.length - end_column) } });
  store.get("write")?.(offset(source, line, column), offset(source, end_line, end_column), written);
  store.set({ literals: { ...store.get("literals"), source: store.get("source") } });
}

/** The literals after one of them has changed its number, and with it the columns of those behind it. */
function moved(all, changed, number, by) {
  const { line, column } = changed.place;
  return all.map((each) => {
    if (each === changed) return { ...each, number, place: { ...each.place, end_column: each.place.end_column + by } };
    if (each.place.line !== line || each.place.column < column) return each;
    return { ...each, place: { ...each.place, column: each.place.column + by, end_column: each.place.end_column + by } };
  });
}
