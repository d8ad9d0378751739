// The hosted page: draws the prerendered document at once, plays the lessons' tapes, and starts Python behind it.
import { Link } from "./link.js";

const embedded = document.getElementById("document");
const target = document.getElementById("explorer");
const notice = document.getElementById("notice");
const tapes = new Map(); // by slug: the promise of a tape
const tapeOf = (slug) => tapes.get(slug) ?? tapes.set(slug, fetch(`lessons/${slug}.json`).then((answer) => answer.json())).get(slug);

async function draw(json) {
  for (const view of Bokeh.index.roots) view.remove();
  const [root] = json.roots;
  const [views] = await Bokeh.embed.embed_items({ main: json }, [{ docid: "main", roots: { [root.id]: target }, root_ids: [root.id] }]);
  return [...views.roots.values()][0].model.document;
}

/** Until Python is here, an unchanged lesson is answered from the tape that was made when the site was compiled. */
async function play(store) {
  const { lesson, source, revision } = store.all(["lesson", "source", "revision"]);
  if (!lesson || store.get("runtime") === "ready") return;
  const tape = await tapeOf(lesson);
  if (tape.source === source && store.get("revision") === revision && store.get("answered") < revision) store.show(tape, revision);
}

const page = (jsdoc) => jsdoc.roots()[0].data;

/** Ends the request in flight as the page knows it: with an answer that holds a failure. */
function giveUp(jsdoc, message) {
  const { revision, source } = page(jsdoc).request;
  const failure = { message, line: null, column: null, remedy: "" };
  const tape = JSON.stringify({ source, failure, output: "", steps: [], rows: [], edges: [], scenes: {}, literals: [] });
  page(jsdoc).setv({ answer: { revision, tape } }, { sync: false });
}

function report(store, jsdoc) {
  const says = {
    loading: () => page(jsdoc()).setv({ runtime: "loading" }, { sync: false }),
    ready: () => navigator.serviceWorker?.register("offline.js").catch(() => {}), // refused on plain http of another machine
    stuck: (message) => giveUp(jsdoc(), message),
    failed: (message) => {
      page(jsdoc()).setv({ runtime: "failed" }, { sync: false });
      notice.textContent = `Python could not be started: programs cannot be run, but the lessons can be stepped through. (${message})`;
      notice.hidden = false;
    },
  };
  return (state, message) => says[state](message);
}

let jsdoc = await draw(JSON.parse(embedded.textContent));
const store = autodiff.store("main");
store.on(["lesson", "source", "revision"], () => play(store));
play(store);

const link = new Link({
  jsdoc,
  digest: embedded.dataset.digest,
  report: report(store, () => jsdoc),
  rebuild: async (json) => (jsdoc = await draw(json)),
});
link.start(globalThis.earlyPython);
