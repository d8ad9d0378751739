// Runs one Python file inside Pyodide under node. Called by node.py with the folder of Pyodide and an order in JSON.
import fs from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";

const [core, text] = process.argv.slice(2);
const order = JSON.parse(text);

// Emscripten prints its whole source when an exception escapes; the message alone says more.
process.on("uncaughtException", fail);
globalThis.XMLHttpRequest ??= class {}; // Panel imports the name; a browser's worker has it

function fail(error) {
  console.error(String(error?.message ?? error).slice(-4000));
  process.exit(1);
}

try {
  const { loadPyodide } = await import(pathToFileURL(path.join(core, "pyodide.mjs")).href);
  const env = { PYTHONHASHSEED: "0", PYTHONDONTWRITEBYTECODE: "1", PYTHONOPTIMIZE: order.level ? String(order.level) : "" };
  const python = await loadPyodide({ indexURL: core + path.sep, env });
  for (const [place, folder] of Object.entries(order.mounts)) {
    python.FS.mkdirTree(place);
    python.FS.mount(python.FS.filesystems.NODEFS, { root: folder }, place);
  }
  python.globals.set("arguments", python.toPy(order.arguments));
  await python.runPythonAsync(fs.readFileSync(order.script, "utf8"), { filename: order.script });
  process.exit(0); // timers of the program's own must not keep it alive
} catch (error) {
  fail(error);
}
