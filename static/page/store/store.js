// The one position on the page: which tape is shown, which step of it, what is selected. Needs no Python to move.
// Components find it with storeOf(key) of find.js. It knows no component.


import { amended, tapeOf } from "../tape/tape.js";
import { isAlike, stepIn, stopsOf } from "../playback/playback.js";
import { walking } from "../playback/walking.js";
import { aiming } from "./aiming.js";
import { breaking } from "./breaking.js";
import { beginning } from "./fields.js";
import { predicting } from "./predicting.js";

const SETTLED = 200; // ms without movement after which a step is said aloud
const NOTHING = { steps: [], edges: [], rows: [], scenes: {}, literals: [] };

/** @typedef {ReturnType<typeof storeFor>} Store */

/** @param {string} key */
export function storeFor(key) {
  const fields = beginning();
  const listeners = new Set();
  let figure = /** @type {?Picture} */ (null);
  let wanted = /** @type {?{source: string, step: number, selected: ?number}} */ (null); // where to go once the tape of this text is here: {source, step, selected}
  const timers = {};

  /**
   * @template {keyof Fields} Name
   * @param {Name} name
   * @returns {Fields[Name]}
   */
  const get = (name) => fields[name];
  /**
   * @template {keyof Fields} Name
   * @param {Name[]} names
   * @returns {Pick<Fields, Name>}
   */
  const all = (names) => /** @type {any} */ (Object.fromEntries(names.map((name) => [name, fields[name]])));
  /** @param {Partial<Fields>} changes */
  const set = (changes) => {
    const changed = Object.keys(changes).filter((name) => !Object.is(fields[name], changes[name]));
    Object.assign(fields, changes);
    for (const { names, callback } of [...listeners]) if (changed.some((name) => names.includes(name))) tell(callback);
  };
  /** One who fails to listen is reported, and keeps nothing from the others. */
  const tell = (callback) => {
    try {
      callback(fields);
    } catch (error) {
      reportError(error);
    }
  };
  /**
   * @param {Array<keyof Fields>} names
   * @param {(fields: Fields) => void} callback
   */
  const on = (names, callback) => {
    const listener = { names, callback };
    listeners.add(listener);
    return () => listeners.delete(listener);
  };

  // moving
  /** What is shown; an empty tape where nothing is. @returns {Tape} */
  const tape = () => fields.tape ?? /** @type {any} */ (NOTHING);
  const rowOf = ({ rows }, node) => (node === null ? undefined : rows[node]);
  const within = (step, steps, reach) => Math.max(Math.min(1, steps), Math.min(steps, reach, step));
  const go = (step) => {
    const reach = learner.reach();
    set({ step: within(Math.round(step), fields.steps, reach) });
    if (step > reach) set({ stopped: fields.stopped + 1 });
  };
  const walker = walking({ get, set }, {
    at: () => fields.step,
    last: () => fields.steps,
    reach: () => learner.reach(),
    stops: (granularity) => stopsOf(tape(), granularity),
    go,
  });
  const { pause } = walker;

  // what is shown
  const show = (fresh, revision = fields.answered) => {
    const isKept = fresh.failure && fresh.turns < 2 && fields.tape?.rows.length;
    const kept = isKept ? amended(fields.tape, { failure: fresh.failure, output: fresh.output, plots: fresh.plots }) : fresh;
    const { step: at, selected } = placeIn(kept);
    const veiled = learner.veil(kept);
    if (!fresh.failure && fresh.source === wanted?.source) wanted = null;
    const steps = kept.steps.length;
    const step = within(at, steps, learner.reach(kept));
    if (step !== fields.step) pause();
    set({ tape: veiled, steps, step, selected: rowOf(kept, selected) ? selected : null, explained: rowOf(kept, fields.explained) ? fields.explained : null, failure: fresh.failure, answered: revision });
  };
  /** Show the parts of an answer. The sliders follow the text that ran even when it failed, for that may be what mends it. */
  const take = (parts, revision) => {
    const fresh = tapeOf(parts);
    if (fresh.literals.length || !fresh.failure) adopt(fresh);
    set({ failed: fresh.failure ? fresh.source : null, until: parts.program.stopped }); // another request ends it there, too
    show(fresh, revision);
  };
  const adopt = ({ source, literals }) => {
    if (source === fields.source && fields.literals?.source !== source) set({ literals: { source, all: literals } });
  };
  /**
   * Where the reader was, or wants to be: a fresh answer moves nobody who need not be moved.
   * @returns {{step: number, selected: ?number}}
   */
  const placeIn = (fresh) => {
    if (wanted && fresh.source === wanted.source) return wanted;
    const { tape: shown, selected } = fields;
    const isThere = shown && (isAlike(shown, fresh) || rowOf(fresh, selected)?.text === rowOf(shown, selected)?.text);
    return { step: stepIn(fresh, shown, fields.step), selected: isThere ? selected : null };
  };
  /** A failure that came without a tape: said over the picture that is there, or over none. */
  const fail = (failure, revision) => {
    const said = { line: null, column: null, remedy: "", ...failure };
    set({ failed: fields.source });
    show(amended(fields.blank, { source: fields.source, failure: said }), revision);
  };
  /** Nothing is shown any more: what stood here belongs to another program. */
  const clear = () => {
    set({ tape: fields.blank, steps: 0, step: 0, selected: null, failure: null, literals: { source: "", all: [] } });
  };
  /** The scene's columns at the present step, drawn at a scale; none while there is no layout in this orientation. */
  const columns = (orientation = fields.orientation, scale = 1) => (tape().scenes[orientation] ? tape().play.state(orientation, fields.step, scale, fields.lit) : null);
  const sentence = () => (fields.tape ? fields.tape.play.sentence(fields.step) : "");
  /** Of the value whose card was pressed, else of the step. */
  const why = () => {
    const { tape: shown, explained, step, register } = fields;
    if (!shown) return { title: "", rows: [] };
    return (explained !== null && shown.play.whyOf(explained, step, register)) || shown.play.why(step, register);
  };

  /** What there is to say of the paths of the leaf that was asked for; null before it is here. */
  const paths = () => (fields.chains && fields.tape ? fields.tape.play.paths(fields.chains, fields.register) : null);
  /** The sentences of a check that was asked for. */
  const checkSaid = () => tape().play.checkSaid(fields.checked);

  // nodes and lines
  const nodeNow = () => {
    const step = tape().steps[fields.step - 1];
    return step ? step.node : null;
  };
  /** What is known of a value and of its gradient by the present step, as its card says it. */
  const frame = () => tape().play.frame(fields.step);
  const known = (node) => tape().play.known(node, fields.step);
  const select = (node) => set({ selected: node, explained: null });
  /** A value is chosen, or let go if it was. */
  const choose = (node) => select(node === fields.selected ? null : node);
  /** A card is pressed: its value is selected and explained, or let go. */
  const press = (node) => set(node === fields.selected ? { selected: null, explained: null } : { selected: node, explained: node });
  const lines = () => {
    if (!fields.tape || fields.source !== fields.tape.source) return [];
    const place = rowOf(tape(), fields.pointed ?? fields.selected)?.place;
    const line = tape().steps[fields.step - 1]?.line;
    if (!place) return line ? [line] : [];
    return Array.from({ length: place.end_line - place.line + 1 }, (_, at) => place.line + at);
  };
  const selectLine = (line) => {
    if (fields.source !== fields.tape?.source) return;
    const row = tape().rows.findLast(({ place }) => place && place.line <= line && line <= place.end_line);
    select(row ? row.node : null);
  };

  // asking Python
  const ask = (changes) => set({ checking: null, doubting: null, curveOf: null, costing: null, breaking: fields.broken ? true : null, straying: null, plane: null, rivalling: null, scripting: null, sides: null, ...changes, revision: fields.revision + 1 });
  const edit = (source, turn = tape().turns > 1 ? fields.turn : -1) => { // of one turn, none was chosen
    if (source !== wanted?.source) wanted = null;
    ask({ source, overrides: {}, turn, until: -1, guessing: null });
  };
  const override = (name, number) => ask({ overrides: { ...fields.overrides, [name]: number } });
  const check = (node) => ask({ checking: node });
  const checkAll = () => ask({ doubting: true, straying: fields.broken });
  const checkAt = (node, at) => ask({ curveOf: { node, at } });
  /** A value is opened at one of its cells. */
  const openCell = (node, at) => {
    set({ tab: "tensors", cell: { node, at } });
    ask({});
  };
  /** What the explanation is about: the step, or the paths of a leaf, which are asked for. */
  const turnTo = (side, leaf = fields.leaf) => {
    set({ side, leaf, along: leaf === fields.leaf ? fields.along : 0 });
    if ((side === "paths" || fields.mode === "forward") && leaf !== null) ask({});
  };
  /** Another group is open: its path, "@5" for the one that value 5 is in, "" for none. */
  const open = (opened) => opened === fields.opened || ask({ opened });
  /** The innermost open group is closed. */
  const close = () => open(tape().scenes[fields.orientation]?.opened?.at(-2)?.[0] ?? "");
  /** Another layout beside the one that is there: it may fit better. */
  const lay = (side) => ask({ sides: [side] });
  const goWhenShown = ({ step, selected = null }) => {
    figure?.reopen();
    if (fields.broken) set({ broken: null });
    wanted = { source: fields.source, step: step ?? Infinity, selected };
    if (fields.tape && fields.tape.source === fields.source && fields.answered === fields.revision) show(fields.tape, fields.answered);
  };

  // what is predicted
  const learner = predicting({ get, set, ask });
  const unveil = () => {
    set({ tape: learner.veil(fields.tape) });
    if (fields.step > learner.reach()) go(learner.reach());
  };
  /** The walk goes to the open question, or to its end. */
  const goOn = () => (pause(), go(Math.min(fields.steps, learner.reach())));
  on(["predicting", "answers"], unveil);
  on(["predicting"], () => fields.mode === "forward" && ask({})); // the questions are about the way back
  on(["prediction"], learner.judged);
  const { questions, answerTo, current: openQuestion, isAsking, guess, hint, reveal, again: askAgain } = learner;

  // the figure tells the store where its cards are
  const draws = (drawn) => (figure = drawn);
  const where = (node) => figure?.where(node) ?? null;
  const fit = () => figure?.fit();
  const seek = () => figure?.seek();
  const zoom = (by) => figure?.step(by);
  const pan = (dx, dy) => figure?.pan(dx, dy);
  const leave = () => set(fields.help ? { help: false } : fields.present ? { present: false } : fields.broken ? { broken: null } : { selected: null, explained: null });

  on(["step"], () => set({ explained: null }));
  on(["step", "tape"], () => {
    clearTimeout(timers.settle);
    timers.settle = setTimeout(() => set({ settled: fields.settled + 1 }), SETTLED);
  });
  return {
    key, get, set, all, on, tape, show, take, adopt, fail, clear, select, choose, selectLine, lines, nodeNow, frame, known, columns, sentence, why, paths, checkSaid, edit, override, ask, check, checkAll, checkAt, openCell, turnTo, open, close, lay, goWhenShown,
    questions, answerTo, openQuestion, isAsking, guess, hint, reveal, askAgain, goOn,
    ...aiming({ get, ask }), ...breaking({ get, set, on, ask }), draws, where, press, fit, seek, zoom, pan, leave, ...walker,
  };
}
