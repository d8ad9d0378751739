// A small descent that a mistake drives, beside the right one: it is drawn here alone, and Descend never hears of it.

import { element } from "../dom/elements.js";
import { axesIn } from "../plotting/axes.js";
import { around } from "../plotting/ranges.js";
import { one } from "../tape/cells.js";
import { number } from "../text/digits.js";

const DASHES = [6, 4];
const LARGE = 1e3; // times the largest loss of the walk beside it, above which a walk leaves the picture

/** The figure; `show(found)` takes what Python says of both walks, `show(null)` hides it. */
export function strayed() {
  const root = element("figure", "astray");
  const [caption, canvas, words] = [element("figcaption"), element("div", "drawn"), element("p", "note")];
  const legend = element("ul", "names");
  legend.append(nameOf("right", "solid"), nameOf("with the mistake", "dashed"));
  root.append(caption, legend, canvas, words);
  const drawn = axesIn(canvas);
  const show = (found) => {
    root.hidden = !found;
    if (!found) return drawn.remove();
    const isThere = Boolean(found.right);
    caption.textContent = isThere ? `Loss by step, rate ${number(found.rate, { trim: true })}` : "";
    [legend.hidden, canvas.hidden] = [!isThere, !isThere];
    words.textContent = isThere ? ended(found) : "No descent here: nothing can be moved, the graph is too large, or there was no time for it.";
    if (isThere) drawn.show(axesOf(found));
    else drawn.remove();
  };
  return { root, show, theme: drawn.theme };
}

function nameOf(text, kind) {
  const item = element("li", kind, {}, text);
  item.prepend(element("i"));
  return item;
}

/** Both losses; what runs far away is marked at the edge. */
export function axesOf({ right, wrong }) {
  const rows = [right, wrong].map(({ y }) => y);
  const log = rows.flat().every((loss) => loss === null || loss > 0) && right.log;
  const widest = spanOf(right.y) || spanOf(wrong.y) || 1;
  const near = rows.map((row, at) => row.map((loss) => (at && loss !== null && Math.abs(loss - right.y[0]) > LARGE * widest ? null : loss)));
  const lost = rows[1].flatMap((loss, turn) => (loss !== null && near[1][turn] === null ? [[turn, loss > 0 ? 1 : -1]] : []));
  const turns = (row) => row.map((_, turn) => turn);
  return {
    name: "astray", words: "The loss by step: right, and with the mistake",
    x: around(turns(rows[0].length > rows[1].length ? rows[0] : rows[1])), y: around(near.flat(), log), grid: true,
    marks: [
      { kind: "line", name: "right", lined: true, marker: "circle", size: 5, dash: [], colour: "edge", x: turns(near[0]), y: near[0] },
      { kind: "line", name: "wrong", lined: true, marker: "x", size: 8, dash: DASHES, colour: "ink", x: turns(near[1]), y: near[1] },
    ],
    lost: [...lost, ...[right, wrong].flatMap((walk) => walk.lost.map(({ turn, top }) => [turn, top ? 1 : -1]))],
  };
}

const spanOf = (row) => Math.max(...row.filter((loss) => loss !== null)) - Math.min(...row.filter((loss) => loss !== null));

/** Where both walks end, in a sentence. */
export function ended({ right, wrong }) {
  const same = right.y.length === wrong.y.length && right.y.every((loss, at) => loss === wrong.y[at]);
  const end = ({ y, lost }) => (lost.length ? `${lost.at(-1).word} after ${stepsIn(lost.at(-1).turn)}` : `${number(Number(one(y.at(-1))), { trim: true })} after ${stepsIn(y.length - 1)}`);
  if (same) return `Both end at a loss of ${end(right)}: here the mistake changes nothing.`;
  return `The loss is ${end(right)}; with the mistake, ${end(wrong)}.`;
}

const stepsIn = (many) => (many === 1 ? "1 step" : `${many} steps`);
