// What is plotted, along what, and what is drawn of it.

import { element } from "../dom/elements.js";

/** @type {Record<string, [string, boolean]>} */
const SHOWN = { slope: ["slope", true], tangent: ["tangent", true], turns: ["turning points", true], bend: ["second derivative", false] };

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
  const group = element("fieldset");
  group.append(element("legend", "", {}, "Show"), ...Object.values(boxes).map(({ label }) => label));
  root.append(group);
  of.select.addEventListener("change", () => ask({ of: { called: of.select.value, count: 0 } }));
  along.select.addEventListener("change", () => ask({ name: along.select.value, at: undefined, low: undefined, high: undefined }));
  cell.select.addEventListener("change", () => ask({ at: Number(cell.select.value), low: undefined, high: undefined }));
  return {
    root,
    show: () => Object.fromEntries(Object.entries(boxes).map(([name, { box }]) => [name, box.checked])),
    /** An answer, what was asked for, and the plot that there is. */
    take: (raw, asked, plot) => {
      const axes = raw?.axes ?? [];
      const size = axes.find(({ name }) => name === raw?.name)?.size ?? 1;
      fill(of, (raw?.values ?? []).map((name) => [name, name]), asked?.of?.called ?? raw?.target);
      fill(along, axes.map(({ name }) => [name, name]), raw?.name);
      const cells = Array.from({ length: Math.min(size, 100) }, (_, at) => [String(at), `${raw?.name}[${at}]`]);
      fill(cell, [["-1", "each by itself"], ...cells], String(raw?.at ?? 0));
      cell.label.hidden = size < 2;
      boxes.bend.label.hidden = !plot?.curves[2].length;
    },
  };
}

function fill({ select }, options, chosen) {
  const name = JSON.stringify(options);
  if (select.dataset.options !== name) select.replaceChildren(...options.map(([value, words]) => element("option", "", { value }, words)));
  select.dataset.options = name;
  if (chosen !== undefined) select.value = chosen;
}
