// Fills the templates of the tape's wording, as explorer/picture/wording.py does. A part is text or [text, mark, node].

export function filled(template, fillings) {
  const parts = template.split(/\{(\w+)\}/).flatMap((piece, at) => (at % 2 ? fillings[piece] : piece));
  return parts.filter((part) => part !== "").map((part) => (typeof part === "number" ? String(part) : part));
}

const plain = (parts) => parts.map((part) => (typeof part === "string" ? part : part[0])).join("");

export function sentenceOf({ wording, steps }, step) {
  if (!steps.length) return wording.sentence.nothing;
  const [name, fillings] = step ? steps[step - 1].sentence : ["start", {}];
  return plain(filled(wording.sentence[name], { ...fillings, step, steps: steps.length }));
}

/** Heading and rows of the explanation of a step, in one register: words, leibniz or code. */
export function explanationOf({ wording, steps }, step, register) {
  const [kind, fillings] = step ? steps[step - 1].why : ["nothing", {}];
  const { title, rows } = wording.explanation[kind];
  const said = rows.filter((row) => (row.in ?? register).split(" ").includes(register) && (!row.when || row.when in fillings));
  return {
    title: plain(filled(title, fillings)),
    rows: said.map((row) => ({ style: row.style, head: row.head && plain(filled(row.head, fillings)), parts: filled(row.text, fillings) })),
  };
}
