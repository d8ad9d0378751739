// What is plotted, along what, and what is drawn of it.

import { element } from "../dom/elements.js";
import { renew } from "../dom/renew.js";

/** @type {Record<string, [string, boolean]>} */
const SHOWN = { slope: ["slope", true], tangent: ["tangent", true], turns: ["turning points", true], bend: ["second derivative", false] };

const NOT_TWICE = "second derivative: not here, where each place is a run of its own";
const MOST_CELLS = 20; // of a leaf, that a map may have upwards
const MOST = 6; // curves beside the first one

/** @param {{ask: (changes: object) => void, redraw: () => void}} heard */
export function choices({ ask, redraw }) {
  const root = element("div", "choices");
  const [of, along, cell, up] = ["Value", "Along", "Element", "And up"].map((name) => {
    const label = element("label", "", {}, name);
    const select = element("select");
    label.append(select);
    root.append(label);
    return { label, select };
  });
  const boxes = Object.fromEntries(Object.entries(SHOWN).map(([name, [words, isOn]]) => {
    const label = element("label", "box");
    const box = element("input", "", { type: "checkbox" });
    box.checked = isOn;
    box.addEventListener("change", () => (name === "bend" ? ask({ twice: box.checked || undefined }) : redraw())); // it takes a second pass
    const said = element("span", "", {}, words);
    label.append(box, said);
    return [name, { label, box, said }];
  }));
  const others = element("fieldset", "others");
  let wanted = /** @type {string[]} */ ([]); // the names that are drawn beside
  const toggle = (name) => {
    wanted = wanted.includes(name) ? wanted.filter((each) => each !== name) : [...wanted, name];
    ask({ beside: wanted.length ? wanted.slice(0, MOST) : undefined });
  };
  const fillOthers = (names) => {
    others.hidden = !names.length;
    renew(others, element("legend", "", {}, "Beside it"), ...names.map((name) => otherOf(name, wanted, toggle)));
  };
  const group = element("fieldset");
  group.append(element("legend", "", {}, "Show"), ...Object.values(boxes).map(({ label }) => label));
  root.append(others, group);
  of.select.addEventListener("change", () => ask({ of: { called: of.select.value, count: 0 }, beside: undefined }));
  along.select.addEventListener("change", () => ask({ name: along.select.value, at: undefined, low: undefined, high: undefined }));
  cell.select.addEventListener("change", () => ask({ at: Number(cell.select.value), low: undefined, high: undefined }));
  up.select.addEventListener("change", () => {
    const [name, at] = up.select.value ? JSON.parse(up.select.value) : [undefined, undefined];
    ask({ up: name, up_at: at, bottom: undefined, top: undefined, beside: undefined });
  });
  return {
    root,
    show: () => Object.fromEntries(Object.entries(boxes).map(([name, { box }]) => [name, box.checked])),
    /** An answer, what was asked for, and the plot that there is. */
    take: (raw, asked, plot) => {
      if (raw?.late) return;
      const axes = raw?.axes ?? [];
      const size = axes.find(({ name }) => name === (raw?.name ?? raw?.heat?.cells[0][0]))?.size ?? 1;
      const names = [...new Set([...(raw?.values ?? raw?.heat?.all ?? []), ...(raw?.functions ?? [])])];
      const chosen = raw?.target ?? raw?.heat?.target ?? asked?.of?.called;
      fill(of, names.map((name) => [name, name]), chosen);
      wanted = asked?.beside ?? [];
      fillOthers(plot && !raw?.heat ? names.filter((name) => name !== chosen) : []);
      along.label.hidden = !axes.length;
      fill(along, axes.map(({ name }) => [name, name]), raw?.name ?? raw?.heat?.cells[0][0]);
      const cells = Array.from({ length: Math.min(size, 100) }, (_, at) => [String(at), `${raw?.name ?? raw?.heat?.cells[0][0]}[${at}]`]);
      fill(cell, [["-1", "each by itself"], ...cells], String(raw?.at ?? raw?.heat?.cells[0][1] ?? 0));
      cell.label.hidden = size < 2;
      const ups = cellsOf(axes, raw?.heat?.cells[0] ?? [raw?.name, Math.max(0, raw?.at ?? 0)]);
      fill(up, [["", "the value itself"], ...ups], asked?.up ? JSON.stringify([asked.up, asked.up_at ?? 0]) : "");
      up.label.hidden = !ups.length;
      group.hidden = Boolean(raw?.heat);
      boxes.bend.box.checked = Boolean(asked?.twice);
      boxes.bend.said.textContent = plot && asked?.twice && !plot.curves[2].length ? NOT_TWICE : SHOWN.bend[0];
    },
  };
}

/** All numbers that a map may have upwards beside the one across. */
function cellsOf(axes, [name, at]) {
  const all = axes.flatMap((axis) => Array.from({ length: Math.min(axis.size, MOST_CELLS) }, (_, each) => [axis.name, each, axis.size]));
  return all.filter(([other, each]) => other !== name || each !== at).map(([other, each, size]) => [JSON.stringify([other, each]), size > 1 ? `${other}[${each}]` : other]);
}

/** A value or function that may be drawn beside the first one, with the line that it has. */
function otherOf(name, wanted, toggle) {
  const label = element("label", "box");
  const box = element("input", "", { type: "checkbox" });
  Object.assign(box, { checked: wanted.includes(name), disabled: !wanted.includes(name) && wanted.length >= MOST });
  box.addEventListener("change", () => toggle(name));
  label.append(box, element("span", "", {}, name));
  return label;
}

function fill({ select }, options, chosen) {
  const name = JSON.stringify(options);
  if (select.dataset.options !== name) select.replaceChildren(...options.map(([value, words]) => element("option", "", { value }, words)));
  select.dataset.options = name;
  if (chosen !== undefined) select.value = chosen;
}
