// What a model says all over the plane of its two numbers, or along its one number, and the data beside it.

import { element } from "../dom/elements.js";
import { shape } from "../dom/icon.js";
import { colourOf } from "../dom/tokens.js";
import { linesAt } from "../descend/contours.js";
import { line, said, text, ticksOf } from "../plotting/sheet.js";
import { CLASSES, grounds, mapped, painted, shades, widthOf } from "./bands.js";
import { sayings } from "./unpacked.js";

const [LEFT, RIGHT, TOP, BOTTOM] = [44, 10, 8, 26];
const MARK = 3.5; // px: half of a mark
const FINE = 1; // pixels of the ground in one of the screen
const COARSE = 3; // places of the grid to one of a unit's picture

/**
 * `point` hears of the place of the grid that is nearest, `choose` of one that is chosen: a click holds a place until the next click.
 * @param {{point: (place: ?number) => void, choose: () => void}} heard
 */
export function plane({ point, choose }) {
  const root = element("div", "plane");
  const ground = element("canvas");
  const sheet = shape("svg", { role: "img", tabindex: "0" });
  root.append(ground, sheet);
  let seen = /** @type {any} */ (null);
  let scale = /** @type {any} */ (null);
  let asked = /** @type {?number} */ (null);
  const [axes, data, rings, now, lent] = ["axes", "data", "rings", "now", "lent"].map((name) => shape("g", { class: name }));
  sheet.append(axes, now, data, rings, lent);

  const sizes = () => ({ wide: root.clientWidth, tall: root.clientHeight });
  const fit = () => {
    const { wide, tall } = sizes();
    const { low, high, kind } = seen;
    const [bottom, top] = kind === "line" ? spanOf(seen) : [low[1], high[1]];
    scale = { x: (value) => LEFT + ((value - low[0]) / (high[0] - low[0])) * (wide - LEFT - RIGHT), y: (value) => tall - BOTTOM - ((value - bottom) / (top - bottom)) * (tall - TOP - BOTTOM), bottom, top, wide, tall };
    sheet.setAttribute("viewBox", `0 0 ${wide} ${tall}`);
    Object.assign(ground.style, { left: `${LEFT}px`, top: `${TOP}px`, width: `${wide - LEFT - RIGHT}px`, height: `${tall - TOP - BOTTOM}px` });
    ground.hidden = kind === "line";
    axes.replaceChildren(...axesOf(seen, scale));
  };
  /** @returns {[number, number]} */
  const placed = (rows, at) => [scale.x(rows.X[at * seen.low.length]), scale.y(heightOf(rows, at))];
  /** The rows of the data. */
  const marks = () =>
    data.replaceChildren(...[["train", ""], ["test", " hollow"]].flatMap(([name, kind]) => (seen[name]?.X ? Array.from(seen[name].sides, (side, at) => markOf(placed(seen[name], at), side, seen.classes === 2 ? kind : seen.classes ? `${kind} k${side % CLASSES.length} plain` : `${kind} plain`)) : [])));
  /** Around what is on the wrong side. */
  const ring = (exam) => {
    const around = (rows, wrong) => (wrong ?? []).map((at) => placed(rows, at)).map(([cx, cy]) => shape("circle", { cx, cy, r: 2 * MARK, class: "ring" }));
    rings.replaceChildren(...around(seen.train, exam.wrong), ...(seen.test ? around(seen.test, exam.wrongTest) : []));
  };
  const heightOf = (rows, at) => (seen.kind === "line" ? rows.y[at] : rows.X[2 * at + 1]);
  const paint = (values) => {
    const box = [Math.round((scale.wide - LEFT - RIGHT) * FINE), Math.round((scale.tall - TOP - BOTTOM) * FINE)];
    if (ground.width !== box[0] || ground.height !== box[1]) [ground.width, ground.height] = box;
    const room = /** @type {[number, number]} */ (box);
    const pixels = seen.classes > 2 ? mapped(values, seen.shape, room, grounds(colourOf("paper"), CLASSES.map(colourOf))) : painted(values, seen.shape, room, shades({ paper: colourOf("paper"), pos: colourOf("pos"), neg: colourOf("neg") }), widthOf(seen));
    ground.getContext("2d").putImageData(new ImageData(pixels, ...room), 0, 0);
  };
  const drawNow = (exam) => {
    const values = sayings(exam.grid, seen.reach);
    if (seen.kind === "line") return now.replaceChildren(line(Array.from(values, (value, at) => [scale.x(placeOf(seen, at)[0]), scale.y(value + seen.middle)]), "fit"), ...spotOf(values));
    paint(values);
    const edges = linesAt(square(values, seen.shape), seen.shape[1], 0).map((points) => line(points.map(([column, row]) => [scale.x(mix(seen.low[0], seen.high[0], column / (seen.shape[1] - 1))), scale.y(mix(seen.low[1], seen.high[1], row / (seen.shape[0] - 1)))]), "edge"));
    now.replaceChildren(...(seen.classes > 2 ? [] : edges), ...spotOf(values));
  };
  const spotOf = (values) => {
    if (asked === null || asked >= values.length) return [];
    const [x, y = values[asked] + seen.middle] = placeOf(seen, asked);
    const [across, up] = [scale.x(x), scale.y(y)];
    return [line([[across, TOP], [across, scale.tall - BOTTOM]], "cross"), line([[LEFT, up], [scale.wide - RIGHT, up]], "cross"), shape("circle", { cx: across, cy: up, r: 6.5, class: "spot" })];
  };
  /** Where a hidden unit changes its sign: its picture has every third place of the grid, from the second on. */
  const edgeOf = ({ values, sizes: [rows, columns] }) => {
    const place = (at, count, end) => mix(seen.low[end], seen.high[end], (COARSE * at + Math.floor(COARSE / 2)) / (count - 1));
    const side = Math.max(rows, columns);
    const padded = Array.from({ length: side * side }, (_, at) => (at % side < columns && Math.floor(at / side) < rows ? values[Math.floor(at / side) * columns + (at % side)] : null));
    return linesAt(padded, side, 0).map((points) => line(points.map(([column, row]) => [scale.x(place(column, seen.shape[1], 0)), scale.y(place(row, seen.shape[0], 1))]), "lent"));
  };
  let shown = /** @type {any} */ (null); // the exam that is drawn
  let isStale = true; // what stays from one exam to the next
  const draw = () => {
    const { wide, tall } = sizes();
    if (!seen?.shape?.length || !shown || wide < 100 || tall < 100) return;
    if (isStale || scale.wide !== wide || scale.tall !== tall) {
      fit();
      marks();
      isStale = false;
    }
    ring(shown);
    drawNow(shown);
  };
  const ask = (place) => {
    if (place === asked) return;
    asked = place;
    if (shown && scale) drawNow(shown);
    point(place);
  };
  const nearest = (event) => {
    const box = sheet.getBoundingClientRect();
    const across = (event.clientX - box.left - LEFT) / (box.width - LEFT - RIGHT);
    const up = 1 - (event.clientY - box.top - TOP) / (box.height - TOP - BOTTOM);
    if (across < 0 || across > 1 || up < 0 || up > 1) return null;
    if (seen.kind === "line") return Math.round(across * (seen.shape[0] - 1));
    const [rows, columns] = seen.shape;
    return Math.round(up * (rows - 1)) * columns + Math.round(across * (columns - 1));
  };
  let isHeld = false; // by a click: the way to the words does not ask elsewhere
  const pointed = (event) => {
    const place = seen?.shape?.length ? nearest(event) : null;
    if (place === null || (isHeld && event.type === "pointermove")) return;
    isHeld = event.type === "pointerdown";
    ask(place);
  };
  for (const kind of ["pointermove", "pointerdown"]) sheet.addEventListener(kind, pointed);
  sheet.addEventListener("pointerleave", () => (isHeld = false));
  sheet.addEventListener("dblclick", () => asked !== null && choose());
  sheet.addEventListener("keydown", (event) => {
    const columns = seen?.shape?.at(-1) ?? 1;
    const by = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: columns, ArrowDown: -columns }[event.key];
    const count = (seen?.shape ?? []).reduce((product, each) => product * each, 1);
    const chooses = event.key === "Enter" && asked !== null;
    if ((!by && !chooses) || !seen?.shape?.length) return;
    event.preventDefault();
    event.stopPropagation();
    if (chooses) return choose();
    const to = (asked ?? Math.floor(count / 2)) + by * (event.shiftKey ? 5 : 1);
    if (to >= 0 && to < count) ask(to);
  });
  new ResizeObserver(() => draw()).observe(root);
  return {
    root,
    /** Another answer: the same data and the same place, other numbers. */
    take: (fresh) => {
      seen = fresh;
      shown = null;
      isStale = true;
      lent.replaceChildren();
      root.hidden = !fresh?.shape?.length;
      if (asked !== null && asked >= (fresh?.shape ?? []).reduce((product, each) => product * each, 1)) asked = null;
    },
    /** One exam: only what the model says is drawn anew, and who is on the wrong side. */
    see: (exam, words) => {
      shown = exam;
      draw();
      sheet.setAttribute("aria-label", words);
    },
    theme: draw,
    /** The edge of one hidden unit is shown for a while. */
    lend: (unit) => lent.replaceChildren(...(unit && scale && seen?.kind === "plane" ? edgeOf(unit) : [])),
    get asked() { return asked; },
  };
}

const mix = (low, high, part) => low + (high - low) * part;

/** Where a place of the grid is, as the program has it. */
export function placeOf({ low, high, shape: sizes }, at) {
  if (sizes.length === 1) return [mix(low[0], high[0], at / (sizes[0] - 1))];
  const [rows, columns] = sizes;
  return [mix(low[0], high[0], (at % columns) / (columns - 1)), mix(low[1], high[1], Math.floor(at / columns) / (rows - 1))];
}

/** The rows below, and as many empty ones as make it a square. */
function square(values, [rows, columns]) {
  return Array.from({ length: columns * columns }, (_, at) => (at < rows * columns && !Number.isNaN(values[at]) ? values[at] : null));
}

/** Circles are the second of two classes, squares the first; where there are no classes, circles. */
function markOf([x, y], side, kind) {
  if (side || kind.endsWith("plain")) return shape("circle", { cx: x, cy: y, r: MARK, class: `mark over${kind}` });
  return shape("rect", { x: x - MARK + 0.5, y: y - MARK + 0.5, width: 2 * MARK - 1, height: 2 * MARK - 1, class: `mark under${kind}` });
}

/** The heights of a fit: those of the data, and a little more. */
function spanOf({ train, test }) {
  const every = [...train.y, ...(test?.y ?? [])].filter(Number.isFinite);
  const [low, high] = [Math.min(...every), Math.max(...every)];
  const margin = (high - low || Math.abs(high) || 1) * 0.1;
  return [low - margin, high + margin];
}

function axesOf({ low, high }, { x, y, bottom, top, wide, tall }) {
  const xs = ticksOf(low[0], high[0], Math.max(2, (wide - LEFT) / 90));
  const ys = ticksOf(bottom, top, Math.max(2, (tall - BOTTOM) / 80));
  return [
    ...xs.flatMap((at) => [line([[x(at), tall - BOTTOM], [x(at), tall - BOTTOM + 4]], "tick"), text([x(at), tall - 7], said(at), "number", "middle")]),
    ...ys.flatMap((at) => [line([[LEFT - 4, y(at)], [LEFT, y(at)]], "tick"), text([LEFT - 8, y(at) + 4], said(at), "number", "end")]),
  ];
}
