// Keeps the address bar and the store saying the same. Choosing a program is a step in the browser's history: Back undoes it.

import { readAddress, writeAddress } from "./address.js";
import { isTooLong } from "./packing.js";
import { FIELDS } from "./settings.js";
import { visits } from "./visits.js";
import { copy } from "../dom/copy.js";
import { afterRest } from "../dom/rest.js";
import { lessonOf } from "../lesson/origin.js";
import { isSameProgram } from "../text/numbers.js";

const REST = 300; // ms without a change before the address is written
/** @type {Array<keyof Fields>} */
const STATE = [...FIELDS, "source", "lesson", "speed", "granularity", "pane", "comparing", "second"];

/** What makes an entry of the history of its own. @type {Array<keyof Fields>} */
const CHOSEN = ["source", "lesson", "second", "comparing"];

/**
 * How a page is begun, another program chosen in it, and the whole of it shared.
 * @param {Store} store
 */
export function journey(store, lessons) {
  const entries = visits();
  let opened = null; // the text as it came: nobody's own yet
  let moving = false; // from one program to another: what is seen meanwhile is neither

  const keep = () => {
    if (moving) return;
    const state = store.all(STATE);
    entries.leave(state);
    if (!isOwn(state)) return;
    entries.own(state);
    store.set({ own: state });
  };
  const isOwn = ({ source, lesson }) => {
    const origin = lessons.find(({ slug }) => slug === lesson);
    return source !== opened && source.trim() && !(origin && isSameProgram(origin.source, source));
  };
  /** Whether it is the reader's own program that another one takes the place of. */
  const isLeft = ({ source }) => store.get("own")?.source === store.get("source") && source !== store.get("source");
  /** The address of the present state; false where the program is too long for one. */
  const write = async () => {
    const state = store.all([...FIELDS, "source", "comparing", "second"]);
    if (isTooLong(state.source) || (state.comparing && isTooLong(state.second))) return false;
    const entry = entries.here();
    const turn = (store.get("tape")?.turns ?? 0) > 1 ? state.turn : undefined; // of one turn there is nothing to say
    const hash = await writeAddress({ ...state, turn, lesson: lessonOf(store, lessons)?.slug }, lessons);
    if (entry === entries.here()) history.replaceState(history.state, "", hash);
    return true;
  };
  const later = afterRest(REST, write);
  const open = (state) => {
    [opened, moving] = [state.source, true];
    openProgram(store, state);
    moving = false;
    keep();
  };
  /** As the present entry of the history was left, or else as the address says. */
  const resume = async () => {
    later.drop();
    const left = entries.left();
    if (left) return open(left);
    const entry = entries.here();
    moving = true;
    const { trouble, ...state } = await readAddress(location.hash, lessons);
    moving = false;
    if (entry !== entries.here()) return;
    const keptOwn = isLeft(state);
    open(state);
    store.set({ trouble, keptOwn });
  };
  /** An undone choice: the text is again a lesson's, or the reader's own. */
  const recognise = () => {
    const { source, lesson, own } = store.all(["source", "lesson", "own"]);
    const slug = lessons.find((each) => each.source === source)?.slug;
    if (slug && slug !== lesson) store.set({ lesson: slug });
    if (own?.source !== source || own.lesson === lesson) return;
    store.set({ lesson: own.lesson, turn: own.turn, descending: own.descending, keptOwn: false });
    store.goWhenShown(own);
  };
  /** Returns the end of it. */
  const begin = async () => {
    store.set({ own: entries.own() });
    await resume();
    store.on(["source"], recognise);
    store.on(STATE, keep);
    store.on([...STATE, "tape"], later.soon);
    addEventListener("popstate", resume);
    return () => removeEventListener("popstate", resume);
  };
  const choose = (state) => {
    keep();
    const keptOwn = isLeft(state);
    if (CHOSEN.some((name) => name in state && state[name] !== store.get(name))) entries.goOn();
    open(state);
    store.set({ keptOwn });
  };
  /** Another second program, or another pair: Back brings what stood there before. */
  const choosePair = (pair) => choose({ ...store.all(STATE), ...(pair.source === undefined ? {} : beginningOf({ slug: null, step: undefined, ...pair })), ...pair, ...TOGETHER });
  const share = async () => ((await write()) ? ((await copy(location.href)) ? "copied" : "shown") : "long");
  return { begin, share, choosePair, chooseLesson: (lesson) => choose(beginningOf(lesson)), chooseOwn: () => choose(store.get("own")) };
}

/**
 * A page without an address of its own.
 * @param {Store} store
 */
export function still(store, lessons) {
  const chooseLesson = (lesson) => openProgram(store, beginningOf(lesson));
  const choosePair = (pair) => (store.set({ ...pair, ...TOGETHER }), pair.source === undefined || store.edit(pair.source));
  return { chooseLesson, choosePair, chooseOwn: () => {}, begin: () => chooseLesson(lessons[0]), share: () => copy(location.href) };
}

/** What is not for two programs at a time. @type {Partial<Fields>} */
const TOGETHER = { comparing: true, predicting: null, mode: "backward", present: false };

const beginningOf = ({ slug, source, step, turn = -1 }) => ({ lesson: slug, source, step, turn, opened: "", selected: null, descending: null, target: null, head: null, leaf: null, along: 0, input: null, comparing: false });

/** @param {Store} store */
function openProgram(store, { source, step, selected, ...settings }) {
  store.set({ ...settings, descent: null, trouble: null, keptOwn: false });
  store.edit(source, settings.turn ?? -1);
  store.goWhenShown({ step, selected });
}
