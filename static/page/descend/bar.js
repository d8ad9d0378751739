// Moving through the turns of a walk: buttons, a slider, playing.

import { element } from "../dom/elements.js";
import { icon } from "../dom/icon.js";
import { slider } from "../slider/slider.js";

const SIGNS = { first: "M5 4v12M15 4l-7 6 7 6", previous: "M13 4l-7 6 7 6", play: "M6 4l10 6-10 6z", pause: "M7 4v12M13 4v12", next: "M7 4l7 6-7 6", last: "M15 4v12M5 4l7 6-7 6" };
const NAMES = { first: "First turn", previous: "Previous turn", play: "Play the turns", next: "Next turn", last: "Last turn" };
const PACE = 700; // ms for a turn

/**
 * `see` while it moves, `show` where it stays; `next` is the turn after one while it plays, null where that is the end; `ended` hears where playing has.
 * @param {{see: (turn: number) => void, show: (turn: number) => void, pace?: number, next?: (turn: number) => ?number, ended?: (turn: number) => void}} heard
 */
export function bar({ see, show, pace: every = PACE, next = (number) => number + 1, ended = () => {} }) {
  const root = element("div", "bar");
  const buttons = element("div", "moves", { role: "group", "aria-label": "Turns" });
  const [count, end] = [element("span", "count"), element("span", "end")];
  let [last, timer] = [0, 0];
  const tell = (turn) => (count.textContent = `${turn} of ${last}`);
  const turn = slider("Turn", { moved: (number) => (pause(), tell(number), see(number)), released: (number) => (tell(number), show(number)) });
  const go = (number) => {
    const to = Math.max(0, Math.min(last, number));
    turn.set({ number: to, low: 0, high: last, step: 1 });
    tell(to);
    show(to);
  };
  const pause = () => {
    clearInterval(timer);
    timer = 0;
    dress();
  };
  const stay = () => (pause(), ended(turn.number));
  const play = () => {
    if (timer) return stay();
    if (turn.number >= last) go(0);
    timer = setInterval(() => {
      const to = turn.number >= last ? null : next(turn.number);
      if (to === null) stay();
      else go(to);
    }, every);
    dress();
  };
  const verbs = { first: () => go(0), previous: () => go(turn.number - 1), play, next: () => go(turn.number + 1), last: () => go(last) };
  const made = Object.fromEntries(Object.entries(verbs).map(([name, verb]) => {
    const button = element("button", name === "play" ? "main" : "", { type: "button", "aria-label": NAMES[name], title: NAMES[name] });
    button.append(icon(SIGNS[name], 20));
    button.addEventListener("click", () => (name === "play" || pause(), verb()));
    return [name, button];
  }));
  const dress = () => {
    made.play.setAttribute("aria-label", timer ? "Pause" : NAMES.play);
    made.play.replaceChildren(icon(SIGNS[timer ? "pause" : "play"], 20));
  };
  document.addEventListener("visibilitychange", () => document.hidden && timer && pause()); // nobody looks
  buttons.append(...Object.values(made));
  root.append(buttons, turn.root, count, end);
  const set = (number, most) => {
    last = most;
    turn.set({ number, low: 0, high: most, step: 1 });
    tell(number);
  };
  const still = (verb) => () => (pause(), verb());
  /** What the keys of the page do with the turns, while there are several to be seen. */
  const keys = { isThere: () => !root.hidden && last > 0, by: (turns) => (pause(), go(turn.number + turns)), play, first: still(verbs.first), last: still(verbs.last) };
  return { root, end, set, pause, keys, go: (number) => (pause(), go(number)), get turn() { return turn.number; }, get isPlaying() { return timer !== 0; } };
}
