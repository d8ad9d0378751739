// The gradients that were checked, as a table: what backpropagation says, what wiggling measures, how far they are apart.

import { element } from "../dom/elements.js";
import { exact, number } from "../text/digits.js";
import { one } from "../tape/cells.js";
import { indexed } from "../text/index.js";
import { partial } from "../text/names.js";

const HEADS = ["Gradient", "Backward", "Wiggled", "Error", ""];
const DIGITS = 7;

/** What is said of a verdict; `left` and `right` are the one-sided slopes. */
const VERDICTS = {
  agrees: () => "agrees",
  differs: () => "differs ✗",
  kink: ({ left, right }) => `a kink: ${short(left)} to the left, ${short(right)} to the right`,
  unsettled: () => "too curved to measure",
  broken: () => "not finite nearby",
  slow: () => "no time",
};
const short = (of) => number(of, { trim: true });

/** A row of an answer by name. */
export function checkOf([node, at, verdict, ...numbers]) {
  const [h, gradient, measured, left, right] = numbers.map((each) => Number(one(each)));
  return { node, at, verdict, h, gradient, measured, left, right };
}

/** The error relative to the gradient; where that is 0, the error itself. */
export const errorOf = ({ gradient, measured }) => Math.abs(measured - gradient) / (Math.abs(gradient) || 1);

/** The name of a gradient of a cell: "∂f/∂x[2]". */
export function gradientName(facts, numbers, { node, at }) {
  return partial(facts, numbers.seed, facts.nodes[node]) + indexed(facts.nodes[node].kind.shape, at);
}

/** The table; `choose(check)` hears of a row that is pressed, `broken` tells what a mistake makes of each: {word, of}. */
export function tableOf(checks, nameOf, isChosen, choose, broken = /** @type {?{word: string, of: (check: any) => any}} */ (null)) {
  const table = element("table");
  const [head, body] = [element("thead"), element("tbody")];
  const heads = element("tr");
  heads.append(...[...HEADS, ...(broken ? [broken.word] : [])].map((title) => element("th", "", { scope: "col" }, title || "Verdict")));
  head.append(heads);
  body.append(...checks.map((check) => rowOf(check, nameOf(check), isChosen(check), choose, broken)));
  table.append(element("caption", "away", {}, "Gradients checked"), head, body);
  return table;
}

function rowOf(check, name, isChosen, choose, broken) {
  const row = element("tr", check.verdict);
  const head = element("th", "", { scope: "row" });
  const button = element("button", "name", { type: "button", "aria-pressed": String(isChosen) }, name);
  button.addEventListener("click", () => choose(check));
  head.append(button);
  const error = check.verdict === "agrees" || check.verdict === "differs" ? errorText(check) : "";
  row.append(head, cell(number(check.gradient, { digits: DIGITS })), cell(number(check.measured, { digits: DIGITS })), cell(error), element("td", "verdict", {}, VERDICTS[check.verdict](check)));
  if (broken) row.append(wrongCell(broken.of(check)));
  return row;
}

/** What a mistake makes of a gradient. */
const wrongCell = (of) => (of === null ? element("td", "number same", {}, "same") : element("td", "number wrong", {}, `${number(of, { digits: DIGITS })} ✗`));
const cell = (text) => element("td", "number", {}, text);
/** One digit: more of an error says nothing. */
const errorText = (check) => number(errorOf(check), { digits: 1, trim: true });

/** A number in all its digits. */
export const whole = (of) => exact(of).replace("-", "−");
