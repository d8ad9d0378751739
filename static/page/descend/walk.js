// The walk that stands for the program in the editor, and what a reader may set of it.

/**
 * The walk of the program that stands there; null while it is another's. Other numbers alone make no other program.
 * @param {Store} store
 */
export function shown(store) {
  const { descent, tape, source } = store.all(["descent", "tape", "source"]);
  return descent && tape && formOf(tape.source) === formOf(source) ? descent : null;
}

const formOf = (source) => source.replace(/\b\d[\d._]*(e[+-]?\d+)?/gi, "0");

/**
 * Whether the walk has all the room beside the program.
 * @param {Store} store
 */
export const isOpen = (store) => store.get("tab") === "descend";

/**
 * What is said instead of a walk.
 * @param {Store} store
 */
export function waiting(store) {
  if (store.get("failure")) return "The program stops with an error: there is no walk until it is mended.";
  return store.get("tape") ? "The program has changed: its walk comes with its answer." : "";
}

/**
 * What the reader may set, why not the rest, and the numbers that are in force.
 * @param {Store} store
 */
export function control(store, walk, wish) {
  if (!walk?.own) return { able: { rate: true, steps: true }, why: "", number: wish };
  const literal = store.get("literals")?.all.find(({ name }) => name === walk.rate);
  const steps = Math.max(1, walk.rows.filter(({ loss }) => loss).length);
  const number = { steps, rate: literal ? (store.get("overrides")?.[walk.rate] ?? literal.number) : wish.rate };
  if (!literal) return { able: {}, why: "The program's own loop sets the rate and the turns.", number };
  const why = `The rate is ${walk.rate} on line ${literal.place.line}. The loop sets the turns.`;
  return { able: { rate: true }, why, number };
}
