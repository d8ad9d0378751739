// Between the page and Python: one request in flight, the newest waits; answers go to the store. Another text does not wait: whoever
// mends an endless loop need not see it through.

import { LONGEST, isTooLong } from "../address/packing.js";
import { forget, had, hold, isWhole } from "../tape/tape.js";
import { PLAYED, partsHad } from "./parts.js";

/** @type {Array<keyof Fields>} */
const ASKED = ["source", "overrides", "turn", "target", "head", "descending", "checking", "cell", "tab", "leaf", "along", "mode", "side", "doubting", "curveOf", "costing", "breaking", "straying", "guessing", "predicting", "plane", "plotting", "learning", "scripting", "rivalling", "limit", "until", "sides", "orientation", "opened"];

/**
 * Returns how to go on with another wire: what was not answered by then is asked again.
 * @param {Store} store
 */
export function connect(store, model) {
  let wire = model;
  let flying = /** @type {any} */ (null); // the request that has no answer yet
  let sent = 0;
  let parts = partsHad(store);
  let come = { revision: -1, found: /** @type {any} */ ({}) }; // the parts of the newest answer, as far as they are here

  const request = (revision) => {
    const { source, overrides, turn, target, head, descending, checking, cell, tab, leaf, along, mode, side, doubting, curveOf, costing, breaking, straying, guessing, predicting, plane, plotting, learning, scripting, rivalling, limit, until, sides, orientation, opened } = store.all(ASKED);
    return { revision, source, overrides, turn, until, target: target && { ...target, head: head ?? [] }, descent: descending, check: checking, cell: tab === "tensors" ? cell : null, leaf: side === "paths" ? leaf : null, tangent: mode === "forward" && !predicting && leaf !== null ? { node: leaf, at: along } : null, doubts: doubting, costing, broken: breaking, astray: straying, guess: guessing, curve: curveOf, rivals: rivalling, plane, beside: besideOf(store), curves: inputOf(store), plot: tab === "plot" ? (plotting ?? {}) : null, learn: tab === "learn" ? (learning ?? {}) : null, script: scripting, seconds: limit, orientations: sides ?? [orientation], opened };
  };
  const send = () => {
    const revision = store.get("revision");
    const isAwaited = revision > store.get("answered");
    if (store.get("runtime") !== "ready") return store.set({ busy: isAwaited && store.get("runtime") === "loading" });
    if (revision <= sent || (flying && isSame(flying, store))) return;
    if (isTooLong(store.get("source"))) return refuse(store, revision);
    const next = request(revision);
    const seen = parts.turnOf(next);
    sent = revision;
    if (seen && isWhole(seen)) return (store.take(seen, revision), store.set(parts.take(next, seen)));
    flying = next;
    store.set({ busy: true });
    wire.request = { ...next, wants: parts.wants(next), has: had() };
  };
  let played = { tape: /** @type {any} */ (null), said: "" }; // what is played, and how it came
  const textOf = (said) => JSON.stringify([...PLAYED, "tangents"].map((part) => said[part] ?? null));
  /** Whether what came is what is shown: a question about a program changes nothing of its graph. */
  const isShown = (said) => played.tape !== null && played.tape === store.get("tape") && !store.get("failure") && played.said === textOf(said);
  const taken = (said, found, revision) => {
    store.take(found, revision);
    played = { tape: store.get("tape"), said: textOf({ ...said, structure: "null", picture: "null" }) }; // it has them from now on
  };
  let ahead = /** @type {any} */ (null); // parts that came before those that they are to follow
  /** A server that has much to do may say the end of an answer before its beginning, which has the program. */
  const hasOvertaken = (answer) => answer?.revision !== undefined && !answer.program && !answer.failure && !(come.revision === answer.revision && come.found.program);
  /** Parts of the newest answer go to the store as they come; those of one before it are late. */
  const answered = () => {
    if (hasOvertaken(wire.answer)) return void (ahead = wire.answer);
    const rest = ahead?.revision === wire.answer?.revision ? { ...ahead, more: false } : {};
    const { revision, more, failure, ...said } = { ...wire.answer, ...rest };
    if (revision === undefined) return;
    const asked = flying?.revision === revision ? flying : {}; // of what another page has asked, or one before, nothing is kept
    if (!more && revision >= (flying?.revision ?? 0)) flying = null;
    if (revision >= store.get("answered")) {
      /** @type {any} */
      let found = read(said);
      const lost = asked.beside && come.revision === revision && come.found.program && (found.program?.failure ?? failure);
      if (lost) found = { beside: { parts: null, failure: lost } }; // of the second program: the first is here, and stays
      if (found.beside?.parts) found.beside.parts = read(found.beside.parts);
      if ([found, found.beside?.parts].some((each) => each?.program && !isWhole(each))) return (forget(), again());
      for (const turn of found.turns ?? []) hold(turn);
      come = { revision, found: come.revision === revision ? { ...come.found, ...found } : found };
      const isLost = found.program?.failure && isBeside(asked) && !store.get("failure"); // what is shown has run, and stays
      if (isLost) store.show(store.get("tape"), revision);
      else if (found.program && isShown(said)) store.show(store.get("tape"), revision);
      else if (found.program) taken(said, found, revision);
      else if (failure && !lost) store.fail(failure, revision);
      store.set(parts.take(asked, come.found));
    }
    store.set({ busy: Boolean(flying), progress: null });
    if (!more) send();
  };
  const progressed = () => flying && wire.progress?.revision === flying.revision && store.set({ progress: wire.progress });
  const stop = () => flying && (wire.request = { revision: flying.revision, stop: true });
  const woken = () => {
    store.set({ runtime: wire.runtime });
    send();
  };
  const listen = () => {
    wire.on("answer", answered);
    wire.on("progress", progressed);
    wire.on("runtime", woken);
    woken();
    answered();
  };
  const again = () => {
    [flying, parts] = [null, partsHad(store)]; // whatever became of it
    store.set({ revision: store.get("revision") + 1 });
  };
  store.on(["revision", "answered", "runtime"], send);
  store.on(["again"], again);
  store.on(["stopping"], stop);
  store.on(["tape"], () => store.get("failure") || store.adopt(store.tape()));
  listen();
  return (fresh) => {
    wire = fresh;
    [flying, sent] = [null, store.get("answered")];
    listen();
  };
}

/** Parts, each of which came as JSON. */
const read = (parts) => Object.fromEntries(Object.entries(parts).map(([name, text]) => [name, JSON.parse(text)]));

/**
 * Whether the texts that were asked about are those that stand there: an answer to others is not waited for.
 * @param {any} asked
 * @param {Store} store
 */
const isSame = ({ source, beside }, store) => source === store.get("source") && beside?.source === besideOf(store)?.source;

/**
 * What is asked of the second program, if there is one.
 * @param {Store} store
 */
const besideOf = (store) => (store.get("comparing") ? (store.get("asksBeside")?.() ?? null) : null);

/**
 * Along which input two programs are drawn: not while a slider is moved.
 * @param {Store} store
 */
const inputOf = (store) => (besideOf(store) && !Object.keys(store.get("overrides")).length ? (store.get("input") ?? {}) : null);

/** Whether a request only adds to what is shown: the loss around a walk, walks by other rules. */
const isBeside = ({ plane = null, rivals = null }) => plane !== null || rivals !== null;

/**
 * A text that no program can be is not sent at all: the page says so itself, in Python's words.
 * @param {Store} store
 */
function refuse(store, revision) {
  const message = `The program is longer than ${LONGEST.toLocaleString("en")} characters.`;
  const remedy = "Shorten it, or keep only the part that you want to see. It was not run.";
  store.fail({ message, remedy }, revision);
}
