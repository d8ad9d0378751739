// What is not answered in time is said in words, with a way to get the answer. Knows no wire: whoever holds one hears `again`.

const BUDGET = 8000; // ms: honest programs are answered sooner, on a slow machine too
const LATE = {
  ready: ["No answer yet: the program may be large, or the machine busy. Your text is kept.", "Ask again"],
  loading: ["Python is not here yet. What you typed is kept, and runs as soon as it is.", "Try again"],
  still: ["Still no answer. Your text is kept when the page is loaded again.", "Load the page again"],
};

/**
 * `reload` is what helps when asking again did not.
 * @param {Store} store
 */
export function watchPatience(store, say, reload) {
  let timer = /** @type {number | undefined} */ (undefined);
  let asked = 0; // how often the reader has asked again for this answer
  const isAwaited = () => {
    const { runtime, lost, revision, answered } = store.all(["runtime", "lost", "revision", "answered"]);
    return runtime !== "failed" && !lost && revision > answered; // of those two others speak
  };
  const rest = () => {
    clearTimeout(timer);
    timer = undefined;
    say();
  };
  const ask = () => {
    asked += 1;
    rest();
    store.set({ again: store.get("again") + 1 });
    look();
  };
  const late = () => {
    const still = asked > 0 && reload;
    const [text, label] = LATE[still ? "still" : store.get("runtime")];
    say(text, { label, act: still ? reload : ask });
  };
  const look = () => {
    if (isAwaited()) return (timer ??= setTimeout(late, BUDGET + 1000 * (store.get("limit") - store.get("shortest"))));
    asked = 0;
    rest();
  };
  store.on(["answered", "runtime", "progress"], () => (rest(), look())); // a sign of life: patience begins anew
  store.on(["revision"], look);
  look();
}
