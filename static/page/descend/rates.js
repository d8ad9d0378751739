// Under the slider of the learning rate: what a rate does to a rule where the loss is a bowl.

import { element } from "../dom/elements.js";
import { said } from "../plotting/sheet.js";

/** The largest rate of the slider. */
export const highest = (rate, bowl, rule) => Math.max(2 * rate, bowl ? 1.6 * (bowl.limits[rule] ?? bowl.limits.plain) : 1);

/** For plain descent and the rule that is lit: up to where a rate goes straight, swings, diverges. */
export function bandsOf(bowl, rule, high, titles) {
  if (!bowl) return [];
  const rules = [...new Set(["plain", rule])].filter((each) => bowl.limits[each]);
  const words = `The loss is a bowl along the walk: its largest curvature is ${said(bowl.most)}${bowl.least < bowl.most * (1 - 1e-9) ? `, its least ${said(bowl.least)}` : ""}.`;
  return [...rules.map((each) => bandOf(each, titles[each] ?? each, bowl, high)), element("p", "bowl", {}, words)];
}

function bandOf(rule, title, bowl, high) {
  const limit = bowl.limits[rule];
  const times = rule === "plain" ? "2" : said((limit * bowl.most));
  const root = element("div", "band");
  const bar = element("div", "stretches", { "aria-hidden": "true" });
  const straight = rule === "plain" ? Math.min(1, 1 / bowl.most / high) : 0;
  const whole = Math.min(1, limit / high);
  const part = (kind, from, to) => element("i", kind, { style: `left: ${100 * from}%; width: ${100 * (to - from)}%` });
  bar.append(...(straight ? [part("straight", 0, straight)] : []), part("swings", straight, whole), part("diverges", whole, 1));
  const said_ = `${straight ? `straight up to ${said(1 / bowl.most)}, then swings; ` : ""}diverges above ${times}/${said(bowl.most)} = ${said(limit)}`;
  root.append(element("span", "", {}, title), bar, element("span", "limits", {}, said_));
  return root;
}
