// The part of the address after the #: the whole state of a page as text, never sent to a server. All of it is doubted.

import { checkOf, pack, unpack } from "./packing.js";
import { readSettings, withoutPlaces, writeSettings } from "./settings.js";
import { changedNumbers, withNumbers } from "../text/numbers.js";

/** What a hash says: {lesson, source, step, turn, ...}; `trouble` is null, or {reason, lesson: what is shown instead, asked}. */
export async function readAddress(hash, lessons) {
  const raw = new URLSearchParams(hash.replace(/^#/, ""));
  const opened = await programOf(raw, lessons);
  const lesson = lessons.find(({ slug }) => slug === opened.lesson);
  const isOurs = raw.get("v") === "1";
  const said = isOurs ? (opened.trouble ? withoutPlaces(raw) : raw) : new URLSearchParams();
  const settings = readSettings(said, lesson);
  const beside = isOurs ? await besideOf(raw) : ALONE;
  // nobody runs what a stranger wrote without seeing it
  if (raw.has("code") || raw.has("with")) settings.hide = settings.hide.filter((part) => part !== "code");
  return { ...settings, ...opened, ...beside, trouble: opened.trouble ?? beside.trouble ?? null };
}

/** The hash that says a state. The program stands at its end: a link that was cut off has lost it, and that is noticed. */
export async function writeAddress(state, lessons) {
  const lesson = lessons.find(({ slug }) => slug === state.lesson);
  const pairs = [["v", "1"], ...writeSettings(state, lesson), ...(await besideIn(state)), ...(await programIn(state.source, lesson))];
  return "#" + pairs.map(([name, text]) => `${name}=${text.replace(/[%+&#]/g, encodeURIComponent)}`).join("&");
}

/** A lesson by its name, with the numbers that are others; any other text as a whole, and the lesson that it came from. */
async function programIn(source, lesson) {
  if (lesson?.source === source) return [["lesson", lesson.slug]];
  const numbers = lesson && changedNumbers(lesson.source, source);
  const check = ["check", checkOf(source)];
  if (numbers) return [["numbers", numbers.map(([at, number]) => `${at + 1}:${number}`).join(",")], check, ["lesson", lesson.slug]];
  return [check, ...(lesson ? [["lesson", lesson.slug]] : []), ["code", await pack(source)]];
}

const ALONE = { comparing: false };

/** The second program, if there is one to compare with. */
const besideIn = async ({ comparing, second }) => (comparing ? [["with", await pack(second)], ["sum", checkOf(second)]] : []);

/** {comparing, second}: the second program that a link names; `trouble` where it cannot be read: then the first stands alone. */
async function besideOf(raw) {
  if (!raw.has("with") && !raw.has("sum")) return ALONE;
  const second = await unpack(raw.get("with") ?? "%").catch(() => null);
  if (second === null || checkOf(second) !== raw.get("sum")) return { ...ALONE, trouble: { reason: "second" } };
  return { comparing: true, second: second.replace(/\r\n?/g, "\n") };
}

/** {lesson, source, trouble}: the program that a link names, or the lesson to show instead. */
async function programOf(raw, lessons) {
  const [first = { slug: null, source: "import engine as mg\n" }] = lessons;
  const open = (source, lesson, trouble = /** @type {any} */ (null)) => ({ lesson: lesson?.slug ?? null, source: source.replace(/\r\n?/g, "\n"), trouble });
  const instead = (reason, lesson = first) => open(lesson.source, lesson, { reason, lesson, asked: raw.get("lesson") });
  const whole = (source) => (source !== null && [null, checkOf(source)].includes(raw.get("check")) ? source : null);

  if (!raw.toString()) return open(first.source, first);
  if (raw.get("v") !== "1") return instead(/^\d+$/.test(raw.get("v") ?? "") ? "version" : "unread");
  const lesson = lessons.find(({ slug }) => slug === raw.get("lesson"));
  if (raw.has("code")) {
    const source = whole(await unpack(raw.get("code")).catch(() => null));
    return source === null ? instead("damaged", lesson) : open(source, lesson);
  }
  if (raw.has("lesson") && !lesson) return instead("unknown");
  if (!lesson) return instead("cut");
  const source = whole(raw.has("numbers") ? withNumbers(lesson.source, numbersOf(raw.get("numbers"))) : lesson.source);
  return source === null ? instead("numbers", lesson) : open(source, lesson);
}

const numbersOf = (text) => text.split(",").map((pair) => pair.split(":")).map(([at, number = ""]) => [Number(at) - 1, number]);
