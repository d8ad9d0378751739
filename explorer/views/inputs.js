// One slider per number that is given directly to a name. The text is the state: a release writes into it.

export async function render({ model }) {
  const store = await storeOf(model.key);
  const root = element("div", "dials");
  const rows = element("div", "rows");
  root.append(element("h2", "", {}, "Inputs"), rows);
  const sliders = new Map();

  const rowOf = (name) => {
    if (!sliders.has(name)) {
      sliders.set(name, slider(name, {
        form: asPython,
        moved: (number) => store.override(name, number),
        released: (number) => commit(store, name, number),
      }));
    }
    return sliders.get(name);
  };
  const draw = () => {
    const literals = store.get("literals")?.all ?? [];
    const names = new Set(literals.map((literal) => literal.name));
    for (const name of sliders.keys()) if (!names.has(name)) sliders.delete(name);
    const wanted = literals.map(({ name }) => rowOf(name).root);
    if (wanted.some((row, at) => rows.children[at] !== row) || rows.children.length !== wanted.length) rows.replaceChildren(...wanted);
    for (const { name, number } of literals) rowOf(name).set({ number: store.get("overrides")?.[name] ?? number, ...rangeAround(number) });
    root.hidden = literals.length === 0;
  };
  store.on(["literals"], draw);
  draw();
  return root;
}

/** Let the text itself say `number` where the literal of `name` stands; where the text has moved on, leave it. */
function commit(store, name, number) {
  const { all, source } = store.get("literals");
  if (store.get("source") !== source) return store.override(name, number);
  const place = all.find((literal) => literal.name === name).place;
  store.get("write")(offset(source, place.line, place.column), offset(source, place.end_line, place.end_column), asPython(number));
}

/** Lines and columns count from 1 in characters as Python has them; the text on a page counts in UTF-16 units. */
function offset(source, line, column) {
  const before = source.split("\n").slice(0, line - 1);
  const within = Array.from(source.split("\n")[line - 1]).slice(0, column - 1);
  return before.reduce((sum, text) => sum + text.length + 1, 0) + within.join("").length;
}
