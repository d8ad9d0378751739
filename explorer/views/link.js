// Between the page and Python: one request in flight, the newest waits; answers go to the store.

const REST = 300; // ms without a step before Python is told

function connect(store, model) {
  let flying = false;
  let sent = 0;

  const send = () => {
    const revision = store.get("revision") ?? 0;
    if (flying || revision <= sent || store.get("runtime") !== "ready") return;
    [flying, sent] = [true, revision];
    store.set({ busy: true });
    const { source, overrides, turn, descending } = store.all(["source", "overrides", "turn", "descending"]);
    model.request = { revision, source, overrides: overrides ?? {}, turn: turn ?? -1, descent: descending ?? null };
  };
  const answered = () => {
    const { revision, tape, descent } = model.answer ?? {};
    if (revision === undefined) return;
    if (revision >= sent) flying = false;
    if (revision >= (store.get("answered") ?? 0)) {
      showAnswer(store, JSON.parse(tape), revision);
      store.set({ descent: descent ? JSON.parse(descent) : null });
    }
    store.set({ busy: flying });
    send();
  };
  const settle = () => {
    clearTimeout(settle.timer);
    settle.timer = setTimeout(() => (model.settled = { step: store.get("step") ?? 0, selected: store.get("selected") ?? null }), REST);
  };
  const woken = () => {
    store.set({ runtime: model.runtime });
    send();
  };
  store.on(["revision", "runtime"], send);
  store.on(["step", "selected"], settle);
  store.on(["tape"], () => store.get("failure") || adopt(store, store.get("tape")));
  model.on("answer", answered);
  model.on("runtime", woken);
  woken();
  answered();
}

/** Show a tape. The sliders follow the text that ran even when it failed, for that may be what mends it. */
function showAnswer(store, tape, revision) {
  if (tape.literals.length || !tape.failure) adopt(store, tape);
  store.set({ failed: tape.failure ? tape.source : null });
  store.show(tape, revision);
}

function adopt(store, { source, literals }) {
  if (source === store.get("source") && store.get("literals")?.source !== source) store.set({ literals: { source, all: literals } });
}
