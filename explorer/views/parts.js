// What every component of the page begins with: its store, a short way to make elements (always of text), a failure in words.

/** The store of one Explorer, once the player's script is there; it is listened to no longer than `model` is shown. */
async function storeOf(key, model = null) {
  while (!globalThis.autodiff) await new Promise((resolve) => setTimeout(resolve, 5));
  const store = globalThis.autodiff.store(key);
  if (!model) return store;
  const on = (names, callback) => {
    const off = store.on(names, callback);
    model.on("remove", off);
    return off;
  };
  return { ...store, on };
}

function element(tag, classes = "", attributes = {}, text = "") {
  const made = document.createElement(tag);
  if (classes) made.className = classes;
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  if (text) made.textContent = text;
  return made;
}

/** What went wrong, and what to do about it. */
function accountOf({ line, message, remedy }) {
  return [element("b", "", {}, line ? `Line ${line}: ${message}` : message), element("span", "", {}, remedy ?? "")];
}

/** The element that really has the focus, however many shadow roots deep. */
function deepest(root) {
  const focused = root.activeElement;
  if (!focused || focused === document.body) return null;
  return focused.shadowRoot?.activeElement ? deepest(focused.shadowRoot) : focused;
}

/** A token's colour as it is now, as #rrggbb: a system colour, under forced colours, is asked for by name. */
function colourOf(token) {
  const said = getComputedStyle(document.documentElement).getPropertyValue(`--${token}`).trim() || "gray";
  if (said.startsWith("#")) return said;
  const probe = element("i", "", { style: `color: ${said}; forced-color-adjust: none` });
  document.body.append(probe);
  const channels = getComputedStyle(probe).color.match(/[\d.]+/g).slice(0, 3);
  probe.remove();
  return `#${channels.map((channel) => Math.round(channel).toString(16).padStart(2, "0")).join("")}`;
}
