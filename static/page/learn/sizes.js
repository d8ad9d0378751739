// How large the gradient of each parameter is at a turn, as bars of its power of ten; and what goes wrong, in words.

import { element } from "../dom/elements.js";
import { number } from "../text/digits.js";

const LEAST = -9; // powers of ten below this are an empty bar

export function sizesTable() {
  const root = element("div", "sizes");
  return {
    root,
    see: ({ sizes, said }) => {
      const powers = sizes.map(({ gradient }) => Math.log10(Number(gradient))).filter(Number.isFinite);
      const [low, high] = [Math.max(LEAST, Math.floor(Math.min(0, ...powers)) - 1), Math.ceil(Math.max(0, ...powers))];
      const table = element("table");
      const head = element("tr");
      head.append(...["", "gradient", "", "value"].map((words) => element("th", "", { scope: "col" }, words)));
      table.append(element("caption", "", {}, "Size of each gradient (root mean square)"), head, ...sizes.map((size) => rowOf(size, [low, high])));
      root.replaceChildren(...(sizes.length ? [table] : []), ...said.map((words) => element("p", "warning", {}, words)));
    },
  };
}

function rowOf({ name, shape, gradient, value }, [low, high]) {
  const row = element("tr");
  const title = element("th", "", { scope: "row", title: `shape (${shape.join(", ")})` }, name);
  const [bar, fill] = [element("span", "power"), element("i")];
  const power = Math.log10(Number(gradient));
  fill.style.width = `${Number.isFinite(power) ? Math.max(0, Math.min(100, (100 * (power - low)) / (high - low))) : 0}%`;
  bar.append(fill);
  const cell = element("td", "bars");
  cell.append(bar);
  row.append(title, element("td", "number", {}, number(Number(gradient), { digits: 3 })), cell, element("td", "number", {}, number(Number(value), { digits: 3 })));
  return row;
}
