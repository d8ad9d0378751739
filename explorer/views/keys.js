// The keys of the page. They act once: never while something that types or slides has the focus.

const KEYS_OF_THE_PAGE = {
  ArrowRight: (store) => store.next(),
  ArrowLeft: (store) => store.previous(),
  "Shift+ArrowRight": (store) => store.endOfPhase(),
  " ": (store) => (store.get("playing") ? store.pause() : store.play()),
  Home: (store) => store.first(),
  End: (store) => store.last(),
  f: (store) => store.fit(),
  "?": (store) => store.set({ help: !store.get("help") }),
  Escape: (store) => store.leave(),
};
const WRITES = "input, textarea, select, [contenteditable], [role=slider], [role=textbox], [role=tab], [role=radio], dialog, .ace_editor";
const ACTS = "button, a[href], summary, [role=button]"; // these have their own use for the space bar

const KEPT = "autodiff-explorer-keys";

/** Whether the reader wants the keys; kept from one visit to the next where the browser lets us. */
function keepKeys(store) {
  try {
    store.set({ keys: localStorage.getItem(KEPT) !== "off" });
    store.on(["keys"], ({ keys }) => localStorage.setItem(KEPT, keys ? "on" : "off"));
  } catch {
    // storage may be forbidden
  }
}

function listenToKeys(store) {
  keepKeys(store);
  document.addEventListener("keydown", (event) => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    if (store.get("keys") === false) return;
    const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
    const act = KEYS_OF_THE_PAGE[(event.shiftKey && key === "ArrowRight" ? "Shift+" : "") + key];
    const on = (selector) => event.composedPath().some((element) => element.matches?.(selector));
    if (!act || on(WRITES) || (key === " " && on(ACTS))) return;
    event.preventDefault();
    act(store);
  });
}
