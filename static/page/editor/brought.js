// Programs that are dropped or pasted: a file's text, a notebook's code. Knows no editor.

const LARGEST = 50_000_000; // characters of a notebook with its pictures
const BETWEEN = "\n\n# %%\n"; // cells: each shows the value of its last line
const NAMES = /\.(py|ipynb|txt|md)$/i;

/** The program in a text: of a notebook the code of its cells in their order, of any other text the text itself. */
export function programIn(text) {
  const plain = text.replace(/^\ufeff/, "").replace(/\r\n?/g, "\n");
  return codeOfNotebook(plain) ?? plain;
}

function codeOfNotebook(text) {
  if (!/^\s*\{/.test(text) || !text.includes('"cells"')) return null;
  let cells;
  try {
    ({ cells } = JSON.parse(text));
  } catch {
    return null;
  }
  if (!Array.isArray(cells)) return null;
  const code = cells.filter((cell) => cell?.cell_type === "code").map(({ source }) => [source ?? ""].flat().join("").trim());
  return `${code.filter(Boolean).join(BETWEEN)}\n`;
}

/** Take files that are dropped anywhere on the page, which the browser would otherwise leave the page for. */
export function takeFiles(take, refuse) {
  const holds = (event) => [...(event.dataTransfer?.types ?? [])].includes("Files");
  document.addEventListener("dragover", (event) => holds(event) && event.preventDefault());
  document.addEventListener("drop", async (event) => {
    if (!holds(event)) return;
    event.preventDefault();
    const [file] = event.dataTransfer?.files ?? [];
    if (!file) return;
    if (!NAMES.test(file.name)) return refuse(`${file.name} is no program.`, /\.[ct]sv$/i.test(file.name) ? "Drop a table on Learn: there it becomes data." : "Drop a Python file (.py) or a notebook (.ipynb).");
    if (file.size > LARGEST) return refuse(`${file.name} is too large.`, "Paste the part of it that you want to see.");
    take(programIn(await file.text()));
  });
}
