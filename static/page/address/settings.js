// What an address may say beside the program: how each part is read, doubting it, and written. Knows no program and no store.

import { SCHEDULES, SIGNS } from "../plotting/signs.js";
import { ASKS } from "../tape/questions.js";

export const HIDEABLE = ["code", "sliders", "output", "lesson", "why", "tabs"];

/** A count from `least` on; what lies below it is taken for it, and what lies beyond the last is the last. */
const whole = (least) => ({
  read: (text) => (/^-?\d{1,15}$/.test(text) ? Math.max(least, Number(text)) : undefined),
  write: (number) => (number >= least ? String(number) : ""),
});
const oneOf = (words) => ({ read: (text) => (words.includes(text) ? text : undefined), write: (text) => text ?? "" });
const WORD = { read: (text) => (/^[a-z]{1,20}$/.test(text) ? text : undefined), write: (text) => text ?? "" };
const PATH = { read: (text) => (text.length <= 200 ? text : undefined), write: (text) => (text.length <= 200 ? text : "") };
const FLAG = { read: (text) => text === "1" || undefined, write: (is) => (is ? "1" : "") };
const TURN = { read: (text) => (text === "last" ? -1 : whole(0).read(text)), write: (number) => (number < 0 ? "last" : String(number)) };
const HIDDEN = {
  read: (text) => text.split(",").filter((part) => HIDEABLE.includes(part)),
  write: (hidden) => hidden.join(","),
};
const CELL = {
  read: (text) => {
    const found = /^(\d{1,6})\.(\d{1,9})$/.exec(text);
    return found ? { node: Number(found[1]), at: Number(found[2]) } : undefined;
  },
  write: (cell) => (cell ? `${cell.node}.${cell.at}` : ""),
};
/** What a model answers to one or two numbers: `model?0.36,-0.12`, as no value of a program is called. */
const rowOf = (called, row) => (row.length <= 2 && row.every(Number.isFinite) ? { called, count: 0, row } : undefined);
const TARGET = {
  read: (text) => {
    const [, model, numbers] = /^(\w{1,40})\?([-+.,\de]{1,100})$/.exec(text) ?? [];
    if (model) return rowOf(model, numbers.split(",").map(Number));
    const [, called, count] = /^(.+?)(?:@(\d{1,9}))?$/s.exec(text) ?? [];
    return called && called.length <= 400 ? { called, count: Number(count ?? 0) } : undefined;
  },
  write: (target) => (target?.row ? `${target.called}?${target.row.join(",")}` : target ? `${target.called}${target.count || /@\d+$/.test(target.called) ? `@${target.count}` : ""}` : ""),
};
const INPUT = {
  read: (text) => {
    const [, name, at] = /^(.{1,100})@(-1|\d{1,9})$/s.exec(text) ?? [];
    return name ? { name, at: Number(at) } : undefined;
  },
  write: (input) => (input ? `${input.name}@${input.at}` : ""),
};
const HEAD = {
  read: (text) => {
    const numbers = text.split(",").map((each) => (each.trim() ? Number(each) : NaN));
    return numbers.length <= 1000 && numbers.every(Number.isFinite) ? numbers : undefined;
  },
  write: (head) => head?.join(",") ?? "",
};
const isFinite = (one) => typeof one === "number" && Number.isFinite(one);
const isShort = (list, isKnown) => Array.isArray(list) && list.length <= 64 && list.every(isKnown);
/** What a descent may say beside its rate and its steps. @type {Record<string, (value: any) => boolean>} */
const WAYS = {
  rule: (name) => Object.hasOwn(SIGNS, name),
  schedule: (name) => SCHEDULES.includes(name),
  turned: (names) => isShort(names, (name) => typeof name === "string" && name.length <= 100),
  start: (numbers) => isShort(numbers, isFinite),
  seed: (seed) => Number.isInteger(seed) && seed >= 0 && seed <= 1e9,
  gradient: (least) => isFinite(least) && least >= 0,
  change: (least) => isFinite(least) && least >= 0,
};
const DESCENT = {
  read: (text) => {
    const found = /^(-?[\d.]+(?:e[+-]?\d+)?),(\d{1,4})(?:,(\{.*\}))?$/i.exec(text);
    const [rate, steps] = found?.slice(1, 3).map(Number) ?? [];
    return Number.isFinite(rate) && steps >= 1 && steps <= 1000 ? { rate, steps, ...wayOf(found?.[3]) } : undefined;
  },
  write: (wish) => {
    if (!wish) return "";
    const { rate, steps, ...way } = wish;
    return `${rate},${steps}${Object.keys(way).length ? `,${JSON.stringify(way)}` : ""}`;
  },
};

const wayOf = (text = "{}") => known(text, WAYS) ?? {};
/** What a plot may say. @type {Record<string, (value: any) => boolean>} */
const STRETCH = {
  name: (name) => typeof name === "string" && name.length <= 100,
  at: (at) => Number.isInteger(at) && at >= -1 && at <= 1e9,
  low: isFinite,
  high: isFinite,
  twice: (is) => is === true,
  up: (name) => typeof name === "string" && name.length <= 100,
  up_at: (at) => Number.isInteger(at) && at >= 0 && at <= 1e9,
  bottom: isFinite,
  top: isFinite,
  points: (points) => Number.isInteger(points) && points >= 2 && points <= 10000,
  of: (of) => typeof of?.called === "string" && of.called.length <= 200 && Number.isInteger(of.count) && of.count >= 0,
  beside: (names) => isShort(names, (name) => typeof name === "string" && name.length <= 100) && names.length <= 6,
};
const PLOT = {
  read: (text) => {
    const found = known(text, STRETCH);
    if (!found) return undefined;
    const rises = (low, high) => (low in found ? found[low] < found[high] : !(high in found));
    return rises("low", "high") && rises("bottom", "top") && Object.keys(found).length ? found : undefined;
  },
  write: (plot) => (plot && Object.keys(plot).length ? JSON.stringify(plot) : ""),
};

/** The turn of a model that is looked at. */
const LEARN = { read: (text) => (/^\d{1,9}$/.test(text) ? { turn: Number(text) } : undefined), write: (wish) => (wish?.turn >= 0 ? String(wish.turn) : "") };

/** The parts of an object that are what they should be; null where there is none. */
function known(text, parts) {
  try {
    return Object.fromEntries(Object.entries(JSON.parse(text)).filter(([name, value]) => Object.hasOwn(parts, name) && parts[name](value)));
  } catch {
    return null;
  }
}

// the name in an address, the store's name, what goes without saying, how it is written; a place is one in the program
const SETTINGS = [
  { name: "step", field: "step", usual: null, form: whole(1), isPlace: true },
  { name: "turn", field: "turn", usual: -1, form: TURN, isPlace: true },
  { name: "target", field: "target", usual: null, form: TARGET, isPlace: true },
  { name: "head", field: "head", usual: null, form: HEAD, isPlace: true },
  { name: "open", field: "opened", usual: "", form: PATH, isPlace: true },
  { name: "selected", field: "selected", usual: null, form: whole(0), isPlace: true },
  { name: "descend", field: "descending", usual: null, form: DESCENT, isPlace: true },
  { name: "learn", field: "learning", usual: null, form: LEARN, isPlace: true },
  { name: "plot", field: "plotting", usual: null, form: PLOT, isPlace: true },
  { name: "cell", field: "cell", usual: null, form: CELL, isPlace: true },
  { name: "leaf", field: "leaf", usual: null, form: whole(0), isPlace: true },
  { name: "along", field: "along", usual: 0, form: whole(0), isPlace: true },
  { name: "input", field: "input", usual: null, form: INPUT, isPlace: true },
  { name: "mode", field: "mode", usual: "backward", form: oneOf(["backward", "forward"]) },
  { name: "side", field: "side", usual: "step", form: oneOf(["step", "paths"]) },
  { name: "register", field: "register", usual: "leibniz", form: oneOf(["words", "leibniz", "code"]) },
  { name: "predict", field: "predicting", usual: null, form: oneOf(ASKS) },
  { name: "tab", field: "tab", usual: null, form: WORD },
  { name: "hide", field: "hide", usual: [], form: HIDDEN },
  { name: "present", field: "present", usual: false, form: FLAG },
  { name: "embed", field: "embed", usual: false, form: FLAG },
  { name: "theme", field: "lentTheme", usual: null, form: oneOf(["light", "dark"]) },
];
export const FIELDS = /** @type {Array<keyof Fields>} */ (SETTINGS.map(({ field }) => field));

/** The settings that `raw`, URLSearchParams, says; the others are as a page with this lesson begins. */
export function readSettings(raw, lesson) {
  const said = ({ name, form }) => (raw.has(name) ? form.read(raw.get(name)) : undefined);
  return Object.fromEntries(SETTINGS.map((each) => [each.field, said(each) ?? usualOf(each.field, lesson)]));
}

/** [[name, text], ...] of those that do not go without saying. */
export function writeSettings(state, lesson) {
  const valueOf = (field) => state[field] ?? usualOf(field, lesson);
  return SETTINGS.filter(({ field }) => field === "step" || valueOf(field) !== usualOf(field, lesson))
    .map(({ name, field, form }) => [name, form.write(valueOf(field))])
    .filter(([, text]) => text);
}

const usualOf = (field, lesson) => lesson?.[field] ?? SETTINGS.find((each) => each.field === field)?.usual;
/** A place in one program is none in another. */
export const withoutPlaces = (raw) => new URLSearchParams([...raw].filter(([name]) => !SETTINGS.find((each) => each.name === name)?.isPlace));
