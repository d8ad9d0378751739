// The hosted page: draws the prerendered document at once, plays the lessons, and starts Python behind it.
import { Link } from "./link.js";
import { first } from "./start.js";

const embedded = /** @type {HTMLElement} */ (document.getElementById("document"));
const target = document.getElementById("explorer");
const notice = /** @type {HTMLElement} */ (document.getElementById("notice"));
const SAID = ["answer", "progress", "runtime"]; // whatever else Python may say is not heard
const MISSING = {
  message: "This program was not run: Python could not be started.",
  remedy: "Nothing that you typed is lost. The lessons can be stepped through as they are.",
};
const answers = new Map(); // by slug: the parts of what Python answers to a lesson

async function answerOf(slug) {
  if (!answers.has(slug)) answers.set(slug, await fetch(`lessons/${slug}.json`).then((answer) => answer.json()));
  return answers.get(slug);
}

async function draw(json) {
  for (const view of Bokeh.index.roots) view.remove();
  const [root] = json.roots;
  const [views] = await Bokeh.embed.embed_items({ main: json }, [{ docid: "main", roots: { [root.id]: target }, root_ids: [root.id] }]);
  return [...views.roots.values()][0].model.document;
}

/**
 * Until Python is here, an unchanged lesson is answered with what was made when the site was compiled.
 * @param {Store} store
 */
async function play(store) {
  const { lesson, source, revision, runtime } = store.all(["lesson", "source", "revision", "runtime"]);
  if (runtime === "ready" || store.get("answered") >= revision) return;
  const parts = lesson ? await answerOf(lesson).catch(() => null) : null;
  if (store.get("revision") !== revision || store.get("answered") >= revision) return;
  if (parts?.program.source === source) store.take(parts, revision);
  else if (store.get("runtime") === "failed") refuse(store, revision);
}

/**
 * No other program's graph stays below one that cannot be run.
 * @param {Store} store
 */
function refuse(store, revision) {
  store.clear();
  store.fail(MISSING, revision);
}

const page = (jsdoc) => jsdoc.roots()[0].data;

/** What the page of this document asks for goes to Python. */
function listen(jsdoc, link) {
  const { request } = page(jsdoc).properties;
  request.change.connect(() => (request.get_value().stop ? link.stop() : link.ask(request.get_value())));
}

/** A request that Python is done with, and that has no answer, is answered with what became of it. */
function conclude(frame, asked, failure) {
  const { revision } = frame.answer;
  if (!(revision >= asked.revision)) frame.setv({ answer: { revision: asked.revision, failure } }, { sync: false });
}

const missing = (message) => `Python could not be started (${message}). Programs cannot be run, but the lessons can be stepped through.`;

/** @param {Store} store */
function report(store, jsdoc, renew) {
  const be = (changes) => page(jsdoc()).setv(changes, { sync: false });
  const says = {
    loading: () => {
      store.set({ notice: null });
      be({ runtime: "loading" });
    },
    ready: () => navigator.serviceWorker?.register("offline.js").catch(() => {}), // refused on plain http of another machine
    said: (changes) => be(Object.fromEntries(SAID.filter((name) => name in changes).map((name) => [name, changes[name]]))),
    ended: (asked, failure) => conclude(page(jsdoc()), asked, failure),
    failed: (message) => {
      be({ runtime: "failed" });
      store.set({ notice: { text: missing(message), label: "Try again", act: renew } });
    },
  };
  return (state, ...details) => says[state](...details);
}

async function begin() {
  let jsdoc = await draw(JSON.parse(embedded.textContent));
  const store = autodiff.store("main");
  const link = new Link({
    digest: embedded.dataset.digest,
    report: report(store, () => jsdoc, () => link.renew()),
    rebuild: async (json) => {
      jsdoc = await draw(json);
      listen(jsdoc, link);
    },
  });
  listen(jsdoc, link);
  store.on(["lesson", "source", "revision", "runtime"], () => play(store));
  store.on(["limit"], () => link.allow(store.get("limit") - store.get("shortest")));
  store.on(["again"], () => link.isIdle || link.renew());
  play(store);
  link.start(first);
}

begin().catch((error) => {
  notice.hidden = false;
  reportError(error);
});
