// What is plotted, along what, and what is drawn of it.

import { element } from "../dom/elements.js";

/** @type {Record<string, [string, boolean]>} */
const SHOWN = { slope: ["slope", true], tangent: ["tangent", true], turns: ["turning points", true], bend: ["second derivative", false] };

const MOST = 6; // curves beside the first one

/** @param {{ask: (changes: object) => void, redraw: () => void}} heard */
export function choices({ ask, redraw }) {
  const root = element("div", "choices");
  const [of, along, cell] = ["Value", "Along", "Element"].map((name) => {
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
    box.addEventListener("change", redraw);
    label.append(box, element("span", "", {}, words));
    return [name, { label, box }];
  }));
  const others = element("fieldset", "others");
  let wanted = /** @type {string[]} */ ([]); // the names that are drawn beside
  const toggle = (name) => {
    wanted = wanted.includes(name) ? wanted.filter((each) => each !== name) : [...wanted, name];
    ask({ beside: wanted.length ? wanted.slice(0, MOST) : undefined });
  };
  const fillOthers = (names) => {
    others.hidden = !names.length;
    others.replaceChildren(element("legend", "", {}, "Beside it"), ...names.map((name) => otherOf(name, wanted, toggle)));
  };
  const group = element("fieldset");
  group.append(element("legend", "", {}, "Show"), ...Object.values(boxes).map(({ label }) => label));
  root.append(others, group);
  of.select.addEventListener("change", () => ask({ of: { called: of.select.value, count: 0 }, beside: undefined }));
  along.select.addEventListener("change", () => ask({ name: along.select.value, at: undefined, low: undefined, high: undefined }));
  cell.select.addEventListener("change", () => ask({ at: Number(cell.select.value), low: undefined, high: undefined }));
  return {
    root,
    show: () => Object.fromEntries(Object.entries(boxes).map(([name, { box }]) => [name, box.checked])),
    /** An answer, what was asked for, and the plot that there is. */
    take: (raw, asked, plot) => {
      const axes = raw?.axes ?? [];
      const size = axes.find(({ name }) => name === raw?.name)?.size ?? 1;
      const names = [...new Set([...(raw?.values ?? []), ...(raw?.functions ?? [])])];
      const chosen = raw?.target ?? asked?.of?.called;
      fill(of, names.map((name) => [name, name]), chosen);
      wanted = asked?.beside ?? [];
      fillOthers(plot ? names.filter((name) => name !== chosen) : []);
      along.label.hidden = !axes.length;
      fill(along, axes.map(({ name }) => [name, name]), raw?.name);
      const cells = Array.from({ length: Math.min(size, 100) }, (_, at) => [String(at), `${raw?.name}[${at}]`]);
      fill(cell, [["-1", "each by itself"], ...cells], String(raw?.at ?? 0));
      cell.label.hidden = size < 2;
      boxes.bend.label.hidden = !plot?.curves[2].length;
    },
  };
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
