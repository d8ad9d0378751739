// The keys of the page. They act once: never while something that types or slides has the focus. The two that clickers send
// step as well while the slider of steps has the focus, and always while presenting. Where a view of turns is open, they move turns.

const STRIDE = 120; // px that the graph moves by a key

/** @type {Record<string, (store: Store) => void>} */
const KEYS_OF_THE_PAGE = {
  ArrowRight: (store) => store.next(),
  ArrowLeft: (store) => store.previous(),
  e: (store) => store.endOfPhase(),
  "Shift+ArrowRight": (store) => store.pan(-STRIDE, 0),
  "Shift+ArrowLeft": (store) => store.pan(STRIDE, 0),
  "Shift+ArrowDown": (store) => store.pan(0, -STRIDE),
  "Shift+ArrowUp": (store) => store.pan(0, STRIDE),
  " ": (store) => (store.get("playing") ? store.pause() : store.play()),
  Home: (store) => store.first(),
  End: (store) => store.last(),
  f: (store) => store.fit(),
  t: (store) => store.aimAtSelected(),
  Backspace: (store) => store.close(),
  "/": (store) => store.seek(),
  "+": (store) => store.zoom(1),
  "=": (store) => store.zoom(1), // the same key without Shift
  "-": (store) => store.zoom(-1),
  0: (store) => store.zoom(0),
  "?": (store) => store.set({ help: !store.get("help") }),
  Escape: (store) => store.leave(),
};
/** @type {Record<string, (turns: Turns) => void>} */
const KEYS_OF_TURNS = {
  ArrowRight: (turns) => turns.by(1),
  ArrowLeft: (turns) => turns.by(-1),
  " ": (turns) => turns.play(),
  Home: (turns) => turns.first(),
  End: (turns) => turns.last(),
  Enter: (turns) => turns.open(),
};
/** @type {Record<string, (store: Store) => void>} */
const KEYS_OF_CLICKERS = { PageDown: (store) => store.next(), PageUp: (store) => store.previous() };
const WRITES = "input, textarea, select, [contenteditable], [role=slider], [role=textbox], [role=tab], [role=radio], dialog, .ace_editor";
const TYPES = "input, textarea, select, [contenteditable], [role=textbox], dialog"; // these have their own use for Page Up and Down
const ACTS = "button, a[href], summary, [role=button]"; // these have their own use for the space bar, and for Enter
const IDLE = "[type=range], [role=slider]:not(button), [role=tab][aria-selected=true]"; // these have none for the space bar

const UNDOES = "input:not([type=range]), textarea, select, [contenteditable], dialog"; // these have an undo of their own

const KEPT = "autodiff-explorer-keys";

/**
 * Whether the reader wants the keys; kept from one visit to the next where the browser lets us.
 * @param {Store} store
 */
function keepKeys(store) {
  try {
    store.set({ keys: localStorage.getItem(KEPT) !== "off" });
    store.on(["keys"], ({ keys }) => localStorage.setItem(KEPT, keys ? "on" : "off"));
  } catch {
    // storage may be forbidden
  }
}

/** @param {Store} store */
export function listenToKeys(store) {
  keepKeys(store);
  document.addEventListener("keydown", (event) => {
    if (event.defaultPrevented || event.altKey || event.isComposing) return;
    const on = (selector) => event.composedPath().some((at) => at instanceof Element && at.matches(selector));
    if (event.ctrlKey || event.metaKey) return takeBack(event, on, store);
    if (store.get("keys") === false) return;
    const act = clickerKey(event, on, store) ?? pageKey(event, on, store);
    if (!act) return;
    event.preventDefault();
    act(store);
  });
}

/**
 * What a slider has written is taken back from wherever the focus is: text and sliders have one history.
 * @param {Store} store
 */
function takeBack(event, on, store) {
  const key = event.key.toLowerCase();
  if (!["z", "y"].includes(key) || on(UNDOES)) return;
  const act = store.get(key === "y" || event.shiftKey ? "redo" : "undo");
  if (act?.()) event.preventDefault();
}

/**
 * What a key does where nothing has a use of its own for it; `on` tells whether the focus is on, or within, what matches.
 * @param {{key: string, shiftKey: boolean}} event
 * @param {(selector: string) => boolean} on
 * @param {Store} store
 * @returns {?((store: Store) => void)}
 */
export function pageKey(event, on, store) {
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
  const name = (event.shiftKey && key.startsWith("Arrow") ? "Shift+" : "") + key;
  if (key === " " && on(IDLE)) return actOf(name, store);
  const isTaken = on(WRITES) || ((key === " " || key === "Enter") && on(ACTS));
  return isTaken ? null : actOf(name, store);
}

/** @param {Store} store */
function actOf(name, store) {
  const turns = store.get("turning")[store.get("tab") ?? ""];
  const moves = turns?.isThere() ? KEYS_OF_TURNS[name] : undefined;
  return moves ? () => moves(turns) : (KEYS_OF_THE_PAGE[name] ?? null);
}

/** @param {Store} store */
function clickerKey(event, on, store) {
  const isTaken = store.get("present") ? on("dialog") : on(TYPES) || canScroll(event.composedPath()[0]);
  const isElsewhere = store.key !== "main" && !on(".frame"); // a notebook around it is scrolled with them
  return isTaken || isElsewhere ? null : KEYS_OF_CLICKERS[event.key];
}

/** A list that has the focus and more than it shows is read with these keys. */
const canScroll = (element) =>
  element.tabIndex === 0 && element.scrollHeight > element.clientHeight + 1 && /auto|scroll/.test(getComputedStyle(element).overflowY);
