// The hosted page: draws the prerendered document at once, then starts Python behind it.
import { Link } from "./link.js";

const embedded = document.getElementById("document");
const target = document.getElementById("explorer");
const notice = document.getElementById("notice");

const store = () => globalThis.autodiff?.store("main");
const tell = (fields) => (store() ? store().set(fields) : Object.entries(fields).forEach(([name, value]) => (document.documentElement.dataset[name] = value)));

async function draw(json) {
  for (const view of Bokeh.index.roots) view.remove();
  const [root] = json.roots;
  const [views] = await Bokeh.embed.embed_items({ main: json }, [{ docid: "main", roots: { [root.id]: target }, root_ids: [root.id] }]);
  return [...views.roots.values()][0].model.document;
}

const sentences = {
  failed: (message) => `Python could not be started, so programs cannot be run; lessons can still be stepped through. (${message})`,
  stuck: (message) => message,
};

function report(state, message) {
  tell({ runtime: state === "stuck" ? "loading" : state });
  notice.hidden = !(state in sentences) && (state === "ready" || notice.hidden);
  if (state in sentences) notice.textContent = sentences[state](message);
  if (state === "ready") navigator.serviceWorker?.register("offline.js").catch(() => {}); // not on a plain http host
}

const jsdoc = await draw(JSON.parse(embedded.textContent));
const link = new Link({ jsdoc, digest: embedded.dataset.digest, report, rebuild: draw });
link.start();
