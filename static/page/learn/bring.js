// Data of one's own: pasted, dropped or opened, with what will become of it before it goes into the program's text.

import { element } from "../dom/elements.js";
import { number } from "../text/digits.js";
import { chosen, decoded, parsed, scaledRows, written } from "./csv.js";

const LARGEST = 30_000_000; // bytes of a file
const MOST_COLUMNS = 30;
const PREVIEW = 5; // rows
const ROOM = 30_000; // characters of a program's text that a table may take
const SAID = { ",": "commas", ";": "semicolons", "\t": "tabs", "|": "bars", " ": "spaces" };

/** @param {{use: (call: string) => void}} heard of the call that makes the data */
export function bring({ use }) {
  const root = element("dialog", "bring", { "aria-label": "Data of your own" });
  const text = element("textarea", "", { rows: "5", spellcheck: "false", placeholder: "height,wingspan\n1.82,1.85\n1.67,1.66", "aria-label": "Table as text" });
  const file = element("input", "", { type: "file", accept: ".csv,.tsv,.txt,text/csv", "aria-label": "A file with a table" });
  const [said, picks, preview, trouble, buttons] = [element("p", "said", { role: "status" }), element("div", "picks"), element("table"), element("ul", "troubles"), element("div", "buttons")];
  const scaling = element("input", "", { type: "checkbox" });
  const [ok, cancel] = [element("button", "main", { type: "button" }, "Use these columns"), element("button", "", { type: "button" }, "Cancel")];
  buttons.append(ok, cancel);
  const note = element("p", "said", {}, "Paste a table, drop a file here, or open one. Nothing is sent anywhere: the numbers go into your program’s text.");
  root.append(element("h2", "", {}, "Data of your own"), note, file, text, said, picks, preview, trouble, buttons);
  let table = /** @type {any} */ (null);
  let [inputs, label, encoding] = [/** @type {number[]} */ ([]), 0, ""];

  const read = (separator) => {
    table = text.value.trim() ? parsed(text.value, separator) : null;
    const wide = table?.header.length ?? 0;
    label = wide - 1;
    inputs = Array.from({ length: Math.max(0, Math.min(2, wide - 1)) }, (_, at) => at);
    draw();
  };
  const found = () => chosen(table, inputs, label);
  const draw = () => {
    const reason = refusal(table);
    said.textContent = reason ?? (table ? `${table.lines.toLocaleString("en")} rows of ${table.header.length} columns, separated by ${SAID[table.separator]}${encoding}${table.every > 1 ? `; every ${table.every}th row is read` : ""}.` : "");
    for (const each of [picks, preview, trouble]) each.hidden = !table || Boolean(reason);
    ok.disabled = !table || Boolean(reason);
    if (!table || reason) return;
    const { rows, classes, troubles } = found();
    picks.replaceChildren(...picksOf());
    const shownRows = scaling.checked ? scaledRows(rows, inputs.length) : rows;
    preview.replaceChildren(...previewOf(table, inputs, label, shownRows));
    const told = [...troubles, ...(classes ? [Object.entries(classes).map(([name, value]) => `${name} is ${value}`).join(", ")] : []), ...(rows.length < 2 ? ["No two rows are left: choose other columns."] : [])];
    trouble.replaceChildren(...told.map((words) => element("li", "", {}, words)));
    ok.disabled = rows.length < 2 || !inputs.length;
    ok.textContent = `Use these ${rows.length.toLocaleString("en")} rows`;
  };
  const picksOf = () => {
    const of = table.header.map((name, at) => {
      const box = element("input", "", { type: "checkbox", "aria-label": `${name} as x` });
      Object.assign(box, { checked: inputs.includes(at), disabled: at === label });
      box.addEventListener("change", () => {
        inputs = table.header.map((_, each) => each).filter((each) => each !== label && (each === at ? box.checked : inputs.includes(each)));
        draw();
      });
      const made = element("label", "pick");
      made.append(box, element("span", "", {}, name));
      return made;
    });
    const select = element("select", "", { "aria-label": "Column of the answer y" });
    select.append(...table.header.map((name, at) => element("option", "", { value: at }, name)));
    select.value = String(label);
    select.addEventListener("change", () => {
      const before = label;
      label = Number(select.value);
      inputs = inputs.filter((each) => each !== label);
      if (!inputs.length) inputs = [before];
      draw();
    });
    const [xs, y, scaled] = [element("fieldset"), element("label", "pick", {}, "y, the answer"), element("label", "pick")];
    xs.append(element("legend", "", {}, "X, what it is told by"), ...of);
    y.append(select);
    scaled.append(scaling, element("span", "", {}, "scale X: mean 0, deviation 1"));
    return [xs, y, scaled];
  };
  scaling.addEventListener("change", draw);
  text.addEventListener("input", () => ((encoding = ""), read(undefined)));
  const open = async (one) => {
    if (!one) return;
    if (one.size > LARGEST) return void (said.textContent = `${one.name} is too large: at most ${LARGEST / 1e6} MB. Paste a part of it.`);
    const { text: content, encoding: name } = decoded(await one.arrayBuffer());
    encoding = name === "UTF-8" ? "" : `, in ${name}`;
    text.value = content.length > 200_000 ? "" : content;
    table = parsed(content);
    label = table.header.length - 1;
    inputs = Array.from({ length: Math.max(0, Math.min(2, label)) }, (_, at) => at);
    draw();
  };
  file.addEventListener("change", () => open(file.files[0]));
  root.addEventListener("dragover", (event) => event.preventDefault());
  root.addEventListener("drop", (event) => {
    event.preventDefault();
    event.stopPropagation();
    if (event.dataTransfer.files.length) open(event.dataTransfer.files[0]);
  });
  ok.addEventListener("click", () => {
    const rows = scaling.checked ? scaledRows(found().rows, inputs.length) : found().rows;
    const { text: lines } = written(rows, [...inputs, label].map((at) => table.header[at]), ROOM);
    use(`table("""\n${lines}\n""")`);
    root.close();
  });
  cancel.addEventListener("click", () => root.close());
  root.addEventListener("keydown", (event) => event.stopPropagation());
  return { root, open: (one) => (root.open || root.showModal(), draw(), open(one)) };
}

/** Why there is nothing to choose from; null where there is. */
function refusal(table) {
  if (!table) return null;
  if (table.header.length < 2) return "There is one column only. A table needs at least two: what the answer is told by, and the answer. Is it separated by something else than commas, semicolons, tabs or spaces?";
  if (table.header.length > MOST_COLUMNS) return `There are ${table.header.length} columns, more than can be chosen from here (${MOST_COLUMNS}): paste those that you need.`;
  return table.rows.length < 2 ? "There is no second row of numbers." : null;
}

function previewOf(table, inputs, label, rows) {
  const head = element("tr");
  head.append(...inputs.map((at) => element("th", "", { scope: "col" }, `X · ${table.header[at]}`)), element("th", "", { scope: "col" }, `y · ${table.header[label]}`));
  const some = rows.slice(0, PREVIEW).map((row) => {
    const made = element("tr");
    made.append(...row.map((each) => element("td", "", {}, number(each, { trim: true }))));
    return made;
  });
  return [element("caption", "", {}, "The first rows, as the program gets them"), head, ...some];
}
