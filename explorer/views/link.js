// Between the page and Python: one request in flight, the newest waits; answers go to the store.

const REST = 300; // ms without a step before Python is told

function connect(store, model) {
  let flying = 0; // when the request left; 0: none in flight
  let sent = 0;

  const send = () => {
    const revision = store.get("revision") ?? 0;
    if (flying || revision <= sent || store.get("runtime") !== "ready") return;
    [flying, sent] = [performance.now(), revision];
    store.set({ busy: true });
    const { source, overrides, turn, descending } = store.all(["source", "overrides", "turn", "descending"]);
    model.request = { revision, source, overrides: overrides ?? {}, turn: turn ?? -1, descent: descending ?? null };
  };
  const answered = () => {
    const { revision, tape, descent } = model.answer ?? {};
    if (revision === undefined) return;
    if (revision >= sent) flying = 0;
    if (revision >= (store.get("answered") ?? 0)) {
      showAnswer(store, JSON.parse(tape), revision);
      store.set({ descent: descent ? JSON.parse(descent) : null });
    }
    store.set({ busy: flying > 0 });
    send();
  };
  const again = () => {
    // a new connection knows nothing of what was asked before
    flying = 0;
    sent = 0;
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
  model.on("answer", answered);
  model.on("runtime", woken);
  woken();
  answered();
  return again;
}

/** Show a tape. The sliders follow the text that ran even when it failed, for that may be what mends it. */
function showAnswer(store, tape, revision) {
  if (tape.source === store.get("source") && (tape.literals.length || !tape.failure)) store.set({ literals: { source: tape.source, all: tape.literals } });
  store.set({ failed: tape.failure ? tape.source : null });
  store.show(tape, revision);
}
