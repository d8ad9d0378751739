// Python in the reader's browser: fetches everything at once, starts Pyodide, builds the Explorer's document, then answers what the page asks.
import { leaveAlone } from "./alone.js";
import { loadPyodide } from "./pyodide/pyodide.mjs";

const Asking = globalThis.XMLHttpRequest; // the only one that can ask while Python computes
const here = new URL(".", import.meta.url);
const online = globalThis.fetch;
// Large files do not pass through the service worker, which would slow them down; offline they come from its cache all the same.
globalThis.fetch = (request, options) => online(request, options).catch((error) => cached(request, error));

async function cached(request, error) {
  const kept = await globalThis.caches?.match(request.url ?? request, { ignoreVary: true });
  if (!kept) throw error;
  return kept;
}

// Nothing made while importing is garbage, nobody here asks for help() on a class, and no text becomes script: Panel would make
// a function of one that nobody here calls.
const HASTE = `
import gc, pyodide.code, param.parameterized as classes
gc.disable()
pyodide.code.run_js = lambda text: None
classes.docstring_signature = classes.docstring_describe_params = False
`;
const laps = {}; // ms that each part of the start took
let began = performance.now();
const lap = (name) => ([laps[name], began] = [performance.now() - began, performance.now()]);
const bytes = async (name) => new Uint8Array(await (await fetch(new URL(name, here))).arrayBuffer());
const archives = ["archives/numpy.zip", "archives/libraries.zip", "archives/explorer.zip"].map(bytes);
for (const archive of archives) archive.catch(() => {}); // who waits for it is told
const importer = fetch(new URL("importer.py", here)).then((answer) => answer.text());

async function start() {
  const python = await loadPyodide({
    indexURL: new URL("pyodide/", here).href,
    stdLibURL: new URL("archives/standard.zip", here).href,
    packageBaseUrl: here.href,
    lockFileContents: { info: { abi_version: "2025_0", arch: "wasm32", platform: "emscripten_4_0_9", python: "3.13.2" }, packages: {} },
    env: { PYTHONHASHSEED: "0" }, // the same order of sets as in the prerendered document
  });
  lap("core");
  python._api.on_fatal = died;
  const scope = python.toPy({});
  python.runPython(await importer, { globals: scope });
  scope.get("install")((await Promise.all(archives)).map((archive) => python.toPy(archive)));
  lap("archives");
  python.runPython(HASTE);
  const bridge = python.pyimport("explorer.hosted.bridge");
  lap("explorer");
  const [explorer, text] = bridge.build();
  const digest = bridge.digest(text);
  python.runPython("gc.freeze(); gc.enable()");
  lap("document");
  leaveAlone(); // all that is needed is here
  postMessage({ type: "built", digest, document: text, laps });
  explorer.link((said) => postMessage({ type: "said", said }), isStopped);
  return explorer;
}

// The page says that a run may go on by an address of its own, of no other place than this browser: it takes it back to stop the
// run. Nothing else is heard while Python computes. Where no such address can be asked, runs are not stopped.
let goOn = null;
let canAsk = /** @type {?boolean} */ (null);
const isStopped = () => Boolean(canAsk && goOn) && !isThere(goOn);

function isThere(address) {
  const asking = new Asking();
  asking.open("GET", address, false);
  try {
    asking.send();
    return asking.status === 200;
  } catch {
    return false;
  }
}

// Python itself broke down, which no program should manage: whatever it says from now on is the same error.
const died = () => postMessage({ type: "died" });
const isFatal = (error) => error?.pyodide_fatal_error || /fatally failed|call stack/.test(String(error?.message));
const link = start();
link.catch((error) => postMessage({ type: "failed", message: String(error.message ?? error).trim().split("\n").at(-1) }));

onmessage = async ({ data }) => {
  if (data.type === "ping") return postMessage({ type: "alive" });
  goOn = data.goOn;
  canAsk ??= isThere(goOn);
  try {
    await (await link).hear(data.request);
  } catch (error) {
    if (isFatal(error)) return died();
    console.warn(error instanceof Error ? error.message : String(error));
  }
  postMessage({ type: "idle" });
};
