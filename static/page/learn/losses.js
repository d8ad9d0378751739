// The losses of all turns, of what is learnt from and of the test, with the turn that is looked at in the light.

import { element } from "../dom/elements.js";
import { shape } from "../dom/icon.js";
import { line, said, text, ticksOf } from "../plotting/sheet.js";
import { number } from "../text/digits.js";

const [LEFT, RIGHT, TOP, BOTTOM] = [46, 12, 10, 24];
const [LEAST, MOST] = [0.02, 400]; // of the decades on a log axis; points of a curve that are drawn

/** @param {{go: (turn: number) => void}} heard */
export function losses({ go }) {
  const root = element("figure", "losses");
  const head = element("figcaption", "head");
  head.append(element("h2", "", {}, "Loss by turn"));
  const form = element("div", "form", { role: "group", "aria-label": "Scale of the loss" });
  const buttons = ["linear", "log"].map((name) => element("button", "", { type: "button", "aria-pressed": String(name === "linear") }, name));
  form.append(...buttons);
  head.append(form);
  const sheet = shape("svg", { role: "img" });
  root.append(head, sheet);
  let [isLog, seen, at] = [false, /** @type {any} */ (null), 0];

  const draw = () => {
    const [wide, tall] = [sheet.clientWidth, sheet.clientHeight];
    if (!seen?.losses.length || wide < 80) return;
    const scale = scaleOf(seen, isLog, { wide, tall });
    const curves = [["test", seen.tests], ["train", seen.losses]].flatMap(([name, values]) => (values ? [line(thinned(values).map((turn) => [scale.x(turn), scale.y(values[turn])]).filter(([, y]) => Number.isFinite(y)), `curve ${name}`)] : []));
    const here = [[seen.tests, "test", -1], [seen.losses, "train", 1]].flatMap(([values, name, side]) => (values && Number.isFinite(values[at]) ? [text([labelAt(scale, at, wide), Math.max(TOP + 10, Math.min(tall - BOTTOM - 4, scale.y(seen.losses[at]) - (side < 0 ? 28 : 12)))], `${name} ${number(values[at])}`, `told ${name}`, scale.x(at) > wide - 130 ? "end" : "start")] : []));
    sheet.setAttribute("viewBox", `0 0 ${wide} ${tall}`);
    sheet.setAttribute("aria-label", `The loss over ${seen.losses.length} turns, from ${number(seen.losses[0])} to ${number(seen.losses.at(-1))}.`);
    sheet.replaceChildren(...axesOf(scale, { wide, tall }), ...curves, line([[scale.x(at), TOP], [scale.x(at), tall - BOTTOM]], "cross"), shape("circle", { cx: scale.x(at), cy: scale.y(seen.losses[at]) || TOP, r: 6, class: "spot" }), ...here);
  };
  buttons.forEach((button, which) => button.addEventListener("click", () => {
    isLog = which === 1;
    buttons.forEach((each, other) => each.setAttribute("aria-pressed", String(other === which)));
    draw();
  }));
  sheet.addEventListener("click", (event) => {
    if (!seen?.losses.length) return;
    const part = (event.clientX - sheet.getBoundingClientRect().left - LEFT) / (sheet.clientWidth - LEFT - RIGHT);
    go(Math.max(0, Math.min(seen.losses.length - 1, Math.round(part * (seen.losses.length - 1)))));
  });
  new ResizeObserver(() => draw()).observe(sheet);
  return { root, take: (fresh) => (seen = fresh), see: (turn) => ((at = turn), draw()), theme: draw };
}

const labelAt = (scale, at, wide) => (scale.x(at) > wide - 130 ? scale.x(at) - 12 : scale.x(at) + 12);

/** What is drawn of a curve: no more points than can be seen. */
function thinned(values) {
  const every = Math.max(1, Math.floor(values.length / MOST));
  return Array.from({ length: Math.ceil(values.length / every) }, (_, at) => at * every).concat(values.length - 1);
}

function scaleOf({ losses: values, tests }, isLog, { wide, tall }) {
  const every = [...values, ...(tests ?? [])].filter((each) => Number.isFinite(each) && (!isLog || each > 0));
  const [least, most] = every.length ? [every.reduce((a, b) => Math.min(a, b)), every.reduce((a, b) => Math.max(a, b))] : [0, 1];
  const form = isLog ? Math.log10 : (each) => each;
  const [low, high] = isLog ? [form(least) - LEAST, form(most) + LEAST] : [Math.min(0, least), most * 1.05 || 1];
  const across = (wide - LEFT - RIGHT) / Math.max(1, values.length - 1);
  const up = (tall - TOP - BOTTOM) / (high - low || 1);
  return { isLog, low, high, last: values.length - 1, x: (turn) => LEFT + turn * across, y: (value) => tall - BOTTOM - (form(value) - low) * up };
}

function axesOf({ isLog, low, high, last, x, y }, { wide, tall }) {
  const levels = ticksOf(low, high, 5);
  const ys = isLog ? [...new Set(levels.map((each) => Number((10 ** each).toPrecision(1))))] : levels;
  return [
    ...ys.filter((each) => y(each) > 0 && y(each) <= tall - BOTTOM + 1).flatMap((each) => [line([[LEFT, y(each)], [wide - RIGHT, y(each)]], "grid"), text([LEFT - 8, y(each) + 4], said(each), "number", "end")]),
    ...ticksOf(0, Math.max(1, last), Math.max(2, (wide - LEFT) / 70)).filter(Number.isInteger).map((each) => text([x(each), tall - 6], said(each), "number", "middle")),
  ];
}
