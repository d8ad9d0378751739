// A program's own loop as small multiples: the loss and each parameter by turn, the chosen turn in the light on all of them. A click
// on one chooses a turn, a double click opens its graph; so do the arrow keys, Home, End and Enter.

import { element } from "../dom/elements.js";
import { axesIn } from "../plotting/axes.js";
import { around } from "../plotting/ranges.js";

const SPANS = [[4, 3], [], [4, 3]]; // least, mean and largest
const KEYS = { ArrowLeft: -1, ArrowRight: 1, Home: -Infinity, End: Infinity }; // turns to go
const EACH = [[], [7, 3], [2, 3], [9, 3, 2, 3]]; // each number of a parameter of few

/** @param {{see: (turn: number) => void, open: (turn: number) => void}} of a click, and a double click */
export function multiples({ see, open }) {
  const root = element("div", "multiples", { role: "group", "aria-label": "Loss and parameters by turn" });
  let [walk, drawn, turn, form] = /** @type {[any, any[], number, string]} */ ([null, [], 0, ""]); // `form` says which pictures are there

  const light = (number) => {
    turn = number;
    for (const { axes, plot, canvas } of drawn) {
      plot.show(lit(axes, turn));
      canvas.setAttribute("aria-valuenow", String(turn));
      canvas.setAttribute("aria-valuetext", `turn ${turn}`);
    }
  };
  const take = (fresh, isShown) => {
    const wanted = isShown && fresh?.own && fresh.rows.length ? fresh : null;
    if (wanted === walk) return;
    walk = wanted;
    const told = walk ? picturesOf(walk) : [];
    const named = JSON.stringify([told.map(({ title }) => title), walk?.multiples.more]);
    if (named !== form) draw(told);
    form = named;
    drawn.forEach((each, at) => {
      each.axes = told[at];
      each.canvas.setAttribute("aria-valuemax", String(walk.rows.length - 1));
    });
    light(turn);
  };
  const draw = (told) => {
    drawn.forEach(({ plot }) => plot.remove());
    drawn = told.map((axes) => ({ axes, ...figureOf(axes) }));
    root.hidden = !drawn.length;
    root.replaceChildren(...drawn.map(({ figure }) => figure), ...(walk?.multiples.more ? [element("p", "note", {}, `and ${walk.multiples.more} more parameters: see the table`)] : []));
  };
  const figureOf = (axes) => {
    const figure = element("figure");
    const canvas = element("div", "drawn");
    figure.append(element("figcaption", "", {}, axes.title), canvas);
    const plot = axesIn(canvas);
    canvas.tabIndex = 0;
    canvas.setAttribute("role", "slider");
    canvas.setAttribute("aria-valuemin", "0");
    const within = (number) => Math.max(0, Math.min(walk.rows.length - 1, number));
    const turnAt = (event) => within(Math.round(plot.xAt(event.clientX)));
    canvas.addEventListener("click", (event) => see(turnAt(event)));
    canvas.addEventListener("dblclick", (event) => open(turnAt(event)));
    canvas.addEventListener("keydown", (event) => {
      if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
      if (event.key === "Enter") open(turn);
      else if (event.key in KEYS) see(within(turn + KEYS[event.key]));
      else return;
      event.preventDefault();
      event.stopPropagation();
    });
    return { figure, plot, canvas };
  };
  root.hidden = true;
  return { root, take, light, theme: () => drawn.forEach(({ plot }) => plot.theme()) };
}

/** What is drawn of a walk, each as the plotting kit takes it. */
export function picturesOf({ loss, multiples: { turns, of } }) {
  const losses = turns.map((number) => loss.y[number] ?? null);
  const shown = losses.map((one) => (loss.log && one !== null && one <= 0 ? null : one));
  return [
    pictureOf("loss", turns, [shown], { log: loss.log, lost: loss.lost.map(({ turn, top }) => [turn, top ? 1 : -1]) }),
    ...of.map(({ name, lines, spans }) => pictureOf(name, turns, lines, { spans })),
  ];
}

function pictureOf(name, turns, lines, { log = false, spans = false, lost = /** @type {any[]} */ ([]) }) {
  const how = spans ? ": least, mean, largest" : "";
  return {
    name: `multiple ${name}`, title: `${name}${how}${log ? ", logarithmic" : ""}`,
    words: `${name} over turns ${turns[0]} to ${turns.at(-1)}${how}`,
    x: around(turns), y: around(lines.flat(), log), lost,
    marks: [
      ...lines.map((y, at) => ({ kind: "line", lined: true, dash: (spans ? SPANS : EACH)[at], marker: turns.length <= 40 && !spans ? "circle" : undefined, size: 4, colour: "ink", x: turns, y })),
      ...(spans || lines.length < 2 ? [] : lines.map((y, at) => ({ kind: "text", text: `[${at}]`, align: ["left", "bottom"], offset: [3, -2], colour: "soft", x: turns.slice(0, 1), y: y.slice(0, 1) }))),
      { kind: "scatter", marker: "circle", size: 10, colour: "now", outline: "ink", x: [], y: [] },
    ],
  };
}

/** The same with one turn in the light, on each of its lines. */
export function lit(axes, turn) {
  const still = axes.marks.slice(0, -1);
  const points = still.filter(({ kind }) => kind === "line").flatMap(({ x, y }) => {
    const at = x.indexOf(turn);
    return at >= 0 && y[at] !== null ? [[turn, y[at]]] : [];
  });
  return { ...axes, marks: [...still, { ...axes.marks.at(-1), x: points.map(([x]) => x), y: points.map(([, y]) => y) }] };
}
