// The figure of a walk by turn, with what it is to show: which numbers, and whether as logarithms.

import { element } from "../dom/elements.js";
import { axesIn } from "../plotting/axes.js";
import { inked } from "../plotting/inked.js";
import { curveOf, lit, seriesOf } from "./curves.js";

export function figure() {
  const root = element("figure", "loss");
  const [head, caption, canvas] = [element("div", "head"), element("figcaption"), element("div", "drawn")];
  const series = element("select", "", { "aria-label": "By turn" });
  const scale = element("button", "scale", { type: "button", "aria-pressed": "false" }, "log");
  head.append(caption, series, scale);
  root.append(head, canvas);
  const drawn = axesIn(canvas);
  let [walk, axes] = /** @type {any[]} */ ([null, null]);
  let [rivals, log, turn] = /** @type {[any[], ?boolean, number]} */ ([[], null, 0]);

  const chosen = () => {
    const all = seriesOf(walk);
    return all.find(({ name }) => name === series.value) ?? all[0];
  };
  const draw = () => {
    if (!walk?.rows.length) return drawn.remove();
    const one = chosen();
    axes = curveOf(one, { log, rivals });
    caption.textContent = axes.title;
    scale.setAttribute("aria-pressed", String(Boolean(axes.y.log)));
    drawn.show(lit(axes, turn));
  };
  const take = (fresh) => {
    walk = fresh;
    const names = walk?.rows.length ? seriesOf(walk).map(({ name }) => name) : [];
    if (names.join() !== [...series.options].map(({ value }) => value).join()) series.replaceChildren(...names.map((name) => element("option", "", { value: name }, name)));
    draw();
  };
  series.addEventListener("change", () => ((log = null), draw()));
  scale.addEventListener("click", () => {
    log = !axes?.y.log;
    draw();
  });
  const light = (number) => {
    turn = number;
    if (axes && walk?.rows.length) drawn.show(lit(axes, turn));
  };
  /** What is shown, as a sheet of its own. */
  const sheet = () => inked(lit(axes, turn));
  return { root, sheet, take, light, beside: (others) => ((rivals = others), draw()), theme: drawn.theme };
}
