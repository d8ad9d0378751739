// Keeps the address bar and the store saying the same, and what was typed safe across a reload.

const SETTINGS = ["register", "speed", "granularity", "pane", "descending", "selected", "turn"];

/** Begin where the address (or what was typed before a reload) says, then write the address as the reader goes. Returns the end of it. */
async function followAddress(store, lessons, open) {
  const begin = async () => {
    const address = await readAddress(location.hash);
    const kept = recall("typed", "sessionStorage");
    const { hide = [], present = false, embed = false, tab } = address;
    store.set({ hide, present, embed, ...(tab ? { tab } : {}) });
    if (kept && kept.hash === location.hash) return openKept(store, kept, address);
    if (address.code !== undefined) return openText(store, address.code, null, address);
    open(lessons.find(({ slug }) => slug === address.lesson) ?? lessons[0], address);
  };
  let written = location.hash;
  const write = async () => {
    if (isTooLong(store.get("source"))) return;
    const state = store.all(["lesson", "source", "step", "tab", "hide", "present", "embed"]);
    const pristine = lessons.find(({ slug }) => slug === state.lesson)?.source === state.source;
    written = await writeAddress({ ...state, lesson: pristine ? state.lesson : null, code: state.source });
    history.replaceState(history.state, "", written);
    keep();
  };
  const keep = () => {
    const { source, lesson, ...settings } = store.all(["source", "lesson", ...SETTINGS]);
    remember("typed", { hash: location.hash, source, lesson, settings }, "sessionStorage");
  };
  const later = () => {
    clearTimeout(later.timer);
    later.timer = setTimeout(write, REST);
  };
  store.set({ writeAddress: write });
  await begin();
  store.on(["source", ...SETTINGS], keep);
  store.on(["lesson", "source", "step", "tab", "hide", "present", "embed"], later);
  const moved = () => location.hash !== written && begin();
  addEventListener("hashchange", moved);
  return () => removeEventListener("hashchange", moved);
}

function openLesson(store, lesson, address = {}) {
  if (!lesson) return openText(store, "import engine as mg\n", null, address);
  openText(store, lesson.source, lesson.slug, { step: lesson.step, turn: lesson.turn, ...address });
}

function openText(store, source, lesson, { step, turn = -1 } = {}) {
  store.set({ lesson, turn, descending: null, descent: null });
  store.edit(source);
  store.goWhenShown({ step });
}

/** What stood there before a reload: the text at once, what was selected as soon as it is drawn. */
function openKept(store, { source, lesson, settings: { selected = null, turn = -1, ...settings } = {} }, address) {
  openText(store, source, lesson, { turn, ...address });
  store.set(settings);
  const off = store.on(["tape"], () => {
    off();
    queueMicrotask(() => store.select(selected));
  });
}

async function share(store) {
  await store.get("writeAddress")?.();
  try {
    await navigator.clipboard.writeText(location.href);
    return true;
  } catch {
    return copied(location.href);
  }
}

/** For pages that are not served securely, such as a teacher's laptop on the local network. */
function copied(text) {
  const field = element("textarea", "", { "aria-hidden": "true", style: "position:fixed;opacity:0" });
  field.value = text;
  document.body.append(field);
  field.select();
  const done = document.execCommand("copy");
  field.remove();
  return done;
}
