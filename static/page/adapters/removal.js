// Plots that are taken away are let go of. Until Bokeh 3.10 each view of one listens to the window's zoom and never ends that, which keeps
// every plot that was ever drawn, with all that it shows.

const heard = new WeakMap(); // what each view listens to
const changed = new WeakSet(); // kinds of views that end it

/** Every view of this kind ends to listen when it is removed. @param {any} kind */
export function letGo(kind) {
  if (changed.has(kind) || !window.visualViewport) return;
  changed.add(kind);
  const { connect_signals: connect, remove } = kind;
  kind.connect_signals = function connected() {
    heard.set(this, listenersOf(() => connect.call(this)));
  };
  kind.remove = function removed() {
    for (const each of heard.get(this) ?? []) window.visualViewport?.removeEventListener("resize", each);
    remove.call(this);
  };
}

/** What begins to listen to the window's zoom while this is done. @param {() => void} work */
function listenersOf(work) {
  const zoom = /** @type {any} */ (window.visualViewport);
  const begun = /** @type {any[]} */ ([]);
  zoom.addEventListener = (...given) => {
    begun.push(given[1]);
    Object.getPrototypeOf(zoom).addEventListener.apply(zoom, given);
  };
  try {
    work();
  } finally {
    delete zoom.addEventListener;
  }
  return begun;
}
