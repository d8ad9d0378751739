// A table as text becomes rows of cells, and chosen columns of it become numbers; what is left out is named. Knows no page.

const SEPARATORS = [",", ";", "\t", "|"];
const MOST_ROWS = 20_000; // that are looked at; of more, each so-and-so-many-th
const TOLD = 3; // rows of one kind of trouble that are named
const MOST_CLASSES = 10;

/** The text of a file: UTF-8, or what older programs write. */
export function decoded(buffer) {
  const bytes = new Uint8Array(buffer);
  const mark = [bytes[0], bytes[1]].map((each) => each?.toString(16)).join(" ");
  if (mark === "ff fe" || mark === "fe ff") return { text: new TextDecoder(mark === "ff fe" ? "utf-16le" : "utf-16be").decode(buffer), encoding: "UTF-16" };
  try {
    return { text: new TextDecoder("utf-8", { fatal: true }).decode(buffer), encoding: "UTF-8" };
  } catch {
    return { text: new TextDecoder("windows-1252").decode(buffer), encoding: "Windows-1252" };
  }
}

/** {separator, header, rows: [{line, cells}], lines, every}: the cells of each row; `every` so-and-so-many-th line was read. */
export function parsed(text, separator = separatorOf(text)) {
  const lines = text.replace(/^\ufeff/, "").split(/\r\n?|\n/).map((each, at) => ({ line: at + 1, text: each })).filter(({ text: each }) => each.trim());
  const every = Math.max(1, Math.ceil(lines.length / MOST_ROWS));
  const rows = lines.filter((_, at) => at === 0 || at % every === 0).map(({ line, text: each }) => ({ line, cells: cellsOf(each, separator) }));
  const first = rows[0]?.cells ?? [];
  const isNamed = first.length > 0 && first.every((cell) => numberOf(cell, separator) === null) && rows.length > 1;
  const header = isNamed ? first : first.map((_, at) => `column ${at + 1}`);
  return { separator, header, rows: isNamed ? rows.slice(1) : rows, lines: lines.length - (isNamed ? 1 : 0), every };
}

/** What stands equally often in the first lines, and most often. */
export function separatorOf(text) {
  const lines = text.slice(0, 20_000).split(/\r\n?|\n/).filter((each) => each.trim()).slice(0, 10);
  const counts = SEPARATORS.map((each) => Math.min(...lines.map((one) => cellsOf(one, each).length)));
  const most = Math.max(...counts, 1);
  return most > 1 ? SEPARATORS[counts.indexOf(most)] : /\S[ \t]+\S/.test(lines[0] ?? "") && lines.every((one) => one.trim().split(/\s+/).length > 1) ? " " : ",";
}

/** The cells of a line; what is in double quotes may have separators in it. */
function cellsOf(text, separator) {
  if (separator === " ") return text.trim().split(/\s+/);
  if (!text.includes('"')) return text.split(separator).map((each) => each.trim());
  const found = [""];
  let isQuoted = false;
  for (let at = 0; at < text.length; at += 1) {
    if (text[at] === '"') {
      if (isQuoted && text[at + 1] === '"') found[found.length - 1] += text[(at += 1)];
      else isQuoted = !isQuoted;
    } else if (text[at] === separator && !isQuoted) found.push("");
    else found[found.length - 1] += text[at];
  }
  return found.map((each) => each.trim());
}

/** A cell as a number; with a comma for a point where commas do not separate. */
function numberOf(cell, separator) {
  const plain = separator !== "," && /^[+-]?\d+,\d+$/.test(cell) ? cell.replace(",", ".") : cell;
  const number = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(plain) ? Number(plain) : NaN;
  return Number.isFinite(number) ? number : null;
}

/**
 * The rows of the chosen columns as numbers, and what was left out: {rows, classes, troubles}.
 * A label that is text becomes a number for each class: 1 and -1 for two, 0, 1, 2, ... for more.
 * @param {number[]} inputs
 * @param {number} label
 */
export function chosen(table, inputs, label) {
  const troubles = new Map();
  const trouble = (kind, line) => troubles.set(kind, [...(troubles.get(kind) ?? []), line]);
  const whole = table.rows.filter(({ line, cells }) => cells.length === table.header.length || void trouble(`has ${cells.length} cells instead of ${table.header.length}`, line));
  const isText = whole.length > 0 && whole.filter(({ cells }) => numberOf(cells[label], table.separator) === null && cells[label] !== "").length > whole.length / 2;
  const names = isText ? [...new Set(whole.map(({ cells }) => cells[label]).filter(Boolean))].sort() : [];
  if (names.length > MOST_CLASSES) return { rows: [], classes: null, troubles: [`“${table.header[label]}” has ${names.length} different texts: choose a column of numbers, or of at most ${MOST_CLASSES} classes.`] };
  const numberFor = (cell, at) => (at === label && isText ? (names.includes(cell) ? (names.length === 2 ? 1 - 2 * names.indexOf(cell) : names.indexOf(cell)) : null) : numberOf(cell, table.separator));
  const rows = [];
  for (const { line, cells } of whole) {
    const columns = [...inputs, label];
    const numbers = columns.map((at) => numberFor(cells[at], at));
    const wrong = columns.find((at, which) => numbers[which] === null);
    if (wrong === undefined) rows.push(numbers);
    else trouble(cells[wrong] === "" ? `lacks “${table.header[wrong]}”` : `has “${cells[wrong].slice(0, 20)}” in “${table.header[wrong]}”, which is no number`, line);
  }
  return { rows, classes: isText ? Object.fromEntries(names.map((name, at) => [name, names.length === 2 ? 1 - 2 * at : at])) : null, troubles: told(troubles) };
}

function told(troubles) {
  const kinds = [...troubles].map(([kind, lines]) => (lines.length === 1 ? `Line ${lines[0]} ${kind}: left out.` : `${lines.length} lines (${lines.slice(0, TOLD).join(", ")}${lines.length > TOLD ? ", …" : ""}) have the same trouble, line ${lines[0]} ${kind}: left out.`));
  return kinds.length > TOLD ? [...kinds.slice(0, TOLD), `And ${[...troubles.values()].slice(TOLD).reduce((sum, lines) => sum + lines.length, 0)} more lines were left out for the like.`] : kinds;
}

/** Each column of the inputs less its mean, by its standard deviation. */
export function scaledRows(rows, count) {
  const columns = Array.from({ length: count }, (_, at) => rows.map((row) => row[at]));
  const ends = columns.map((values) => {
    const mean = values.reduce((sum, each) => sum + each, 0) / values.length;
    const deviation = Math.sqrt(values.reduce((sum, each) => sum + (each - mean) ** 2, 0) / values.length);
    return [mean, deviation || 1];
  });
  return rows.map((row) => row.map((each, at) => (at < count ? (each - ends[at][0]) / ends[at][1] : each)));
}

/** The rows as the text of a program's table, no more than so many characters: {text, kept}; rows are thinned evenly. */
export function written(rows, names, room) {
  const plain = (each) => String(Number(each.toPrecision(6)));
  const lines = rows.map((row) => row.map(plain).join(","));
  const head = names.map((name) => name.replace(/[",\n\\]/g, " ").trim() || "x").map((name) => (Number.isFinite(Number(name)) ? `c${name}` : name)).join(",");
  const mean = lines.reduce((sum, each) => sum + each.length + 1, 0) / Math.max(1, lines.length);
  const every = Math.max(1, Math.ceil((lines.length * mean) / Math.max(1, room - head.length)));
  const kept = lines.filter((_, at) => at % every === 0);
  return { text: [head, ...kept].join("\n"), kept: kept.length };
}
