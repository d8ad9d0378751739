// Between the page and Python: one request in flight, the newest waits; answers go to the store.

import { forget, had, isWhole } from "../tape/tape.js";
import { LONGEST, isTooLong } from "../address/packing.js";

const WANTED = ["program", "values", "structure", "picture", "arrays", "descent", "check"]; // parts of an answer
/** @type {Array<keyof Fields>} */
const ASKED = ["source", "overrides", "turn", "descending", "checking", "limit", "until", "sides", "orientation", "opened"];

/**
 * Returns how to go on with another wire: what was not answered by then is asked again.
 * @param {Store} store
 */
export function connect(store, model) {
  let wire = model;
  let flying = false;
  let sent = 0;

  const send = () => {
    const revision = store.get("revision") ?? 0;
    const isAwaited = revision > (store.get("answered") ?? 0);
    if (store.get("runtime") !== "ready") return store.set({ busy: isAwaited && store.get("runtime") === "loading" });
    if (flying || revision <= sent) return;
    if (isTooLong(store.get("source"))) return refuse(store, revision);
    [flying, sent] = [true, revision];
    store.set({ busy: true });
    const { source, overrides, turn, descending, checking, limit, until, sides, orientation, opened } = store.all(ASKED);
    wire.request = {
      revision, source, overrides: overrides ?? {}, turn: turn ?? -1, until, descent: descending ?? null, check: checking, seconds: limit,
      wants: WANTED, has: had(), orientations: sides ?? [orientation], opened,
    };
  };
  const answered = () => {
    const { revision, failure, ...said } = wire.answer ?? {};
    if (revision === undefined) return;
    if (revision >= sent) flying = false;
    if (revision >= (store.get("answered") ?? 0)) {
      /** @type {any} */
      const parts = Object.fromEntries(Object.entries(said).map(([name, text]) => [name, JSON.parse(text)]));
      if (parts.program && !isWhole(parts)) return (forget(), again());
      if (parts.program) store.take(parts, revision);
      else store.fail(failure, revision);
      store.set({ descent: parts.descent ?? null, checked: parts.check ?? null });
    }
    store.set({ busy: flying, progress: null });
    send();
  };
  const progressed = () => wire.progress?.revision === sent && flying && store.set({ progress: wire.progress });
  const stop = () => flying && (wire.request = { revision: sent, stop: true });
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
    flying = false; // whatever became of it
    store.set({ revision: store.get("revision") + 1 });
  };
  store.on(["revision", "answered", "runtime"], send);
  store.on(["again"], again);
  store.on(["stopping"], stop);
  store.on(["tape"], () => store.get("failure") || store.adopt(store.get("tape")));
  listen();
  return (fresh) => {
    wire = fresh;
    [flying, sent] = [false, store.get("answered") ?? 0];
    listen();
  };
}

/**
 * A text that no program can be is not sent at all: the page says so itself, in Python's words.
 * @param {Store} store
 */
function refuse(store, revision) {
  const message = `The program is longer than ${LONGEST.toLocaleString("en")} characters.`;
  const remedy = "Shorten it, or keep only the part that you want to see. It was not run.";
  store.fail({ message, remedy }, revision);
}
