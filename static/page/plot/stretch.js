// From where to where, and at how many points: fields, and the way back to the whole.

import { element } from "../dom/elements.js";

const [FEWEST, MOST] = [2, 10000];

/** @param {{ask: (changes: object) => void}} heard */
export function stretch({ ask }) {
  const root = element("div", "stretch");
  const [low, high, points] = [["from"], ["to"], ["points"]].map(([name]) => {
    const label = element("label");
    const input = element("input", "", { type: "number", step: "any" });
    const words = element("span", "", {}, name);
    label.append(words, input);
    root.append(label);
    return { input, words };
  });
  Object.assign(points.input, { step: 1, min: FEWEST, max: MOST });
  const whole = element("button", "", { type: "button" }, "Whole domain");
  const note = element("p", "note", { role: "status" }, HINT);
  root.append(whole, note);
  let hint = HINT;
  const wanted = () => {
    const [from, to, many] = [low, high, points].map(({ input }) => (input.value === "" ? NaN : Number(input.value)));
    const trouble = troubleWith(from, to, many);
    note.textContent = trouble || hint;
    note.classList.toggle("wrong", Boolean(trouble));
    if (!trouble) ask({ low: from, high: to, points: Math.round(many) });
  };
  for (const { input } of [low, high, points]) input.addEventListener("change", wanted);
  whole.addEventListener("click", () => ask({ low: undefined, high: undefined, bottom: undefined, top: undefined }));
  return {
    root,
    /** What is typed at the moment stays. */
    take: (plot, asked) => {
      if (!plot) return;
      hint = plot.heat ? OVER_TWO : HINT;
      if (!note.classList.contains("wrong")) note.textContent = hint;
      low.words.textContent = `${plot.variable} from`;
      points.input.disabled = plot.at < 0; // the elements themselves
      const numbers = [asked?.low ?? plot.low, asked?.high ?? plot.high, plot.at < 0 ? plot.points : (asked?.points ?? plot.points)];
      [low, high, points].forEach(({ input }, at) => {
        if (input.getRootNode().activeElement !== input) input.value = String(Number(numbers[at].toPrecision(6)));
      });
    },
  };
}

const HINT = "Drag across the curves, or turn the wheel with Ctrl (keys + −), to look closer; a double click shows the whole domain.";
const OVER_TWO = "Turn the wheel with Ctrl (keys + −) to look closer; drag the point, or move it with the arrow keys; a double click shows it all.";

function troubleWith(from, to, many) {
  if (![from, to].every(Number.isFinite)) return "Both ends must be numbers.";
  if (from >= to) return `The plot goes from the smaller number to the larger one: ${from} is not below ${to}.`;
  if (!(many >= FEWEST && many <= MOST)) return `A plot has ${FEWEST} to ${MOST.toLocaleString("en")} points.`;
  return "";
}
