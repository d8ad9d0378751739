// Bundles the page: one script and one style sheet for each component, written to the folder that is named; and the editor
// proper, which comes by an address of its own when the page stands.

import { readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { build, transform } from "esbuild";
import { bannerOf, licencesOf } from "./licences.mjs";

const COMPONENTS = {
  ask: "page/predict/ask.js",
  beside: "page/compare/beside.js",
  checks: "page/checks/checks.js",
  compare: "page/compare/compare.js",
  descend: "page/descend/descend.js",
  editor: "page/editor/editor.js",
  graph: "page/graph/graph.js",
  inputs: "page/inputs/inputs.js",
  learn: "page/learn/learn.js",
  output: "page/output/output.js",
  page: "page/frame/page.js",
  plot: "page/plot/plot.js",
  predict: "page/predict/predict.js",
  table: "page/table/table.js",
  tabs: "page/tabs/tabs.js",
  tensors: "page/tensors/tensors.js",
  transport: "page/transport/transport.js",
  why: "page/why/why.js",
};
// what comes by an address of its own, when the page stands
const LATER = { code: "page/code/code.js", formulas: "page/formulas/formulas.js" };
const [, , folder] = process.argv;
/** @type {import("esbuild").BuildOptions} */
const HOW = { outdir: folder, absWorkingDir: import.meta.dirname, bundle: true, format: "esm", charset: "utf8", logLevel: "warning" };

// without comments, since a notebook carries them all; but with their white space, which Panel's own rewriting of them needs
const { outputFiles } = await build({ ...HOW, entryPoints: COMPONENTS, minifyWhitespace: true, write: false });
for (const { path: file, text } of outputFiles) {
  await writeFile(file, file.endsWith(".js") ? (await transform(text, { charset: "utf8" })).code : text);
}
/** @type {Record<string, import("esbuild").Loader>} what the script of formulas has inside it: KaTeX's style and fonts */
const LOADED = { ".css": "text", ".woff2": "binary" };
const { metafile } = await build({ ...HOW, entryPoints: LATER, entryNames: "[name]-[hash]", minify: true, metafile: true, loader: LOADED });
const names = {};
for (const [made, { inputs, entryPoint }] of Object.entries(metafile.outputs)) {
  const file = path.resolve(import.meta.dirname, made);
  await writeFile(file, bannerOf(await licencesOf(Object.keys(inputs))) + (await readFile(file, "utf8")));
  names[path.basename(entryPoint, ".js")] = path.basename(made); // another one after each change
}
await writeFile(path.join(folder, "later.json"), JSON.stringify(names));
const used = Object.values(metafile.outputs).flatMap(({ inputs }) => Object.keys(inputs));
await writeFile(path.join(folder, "licences.json"), JSON.stringify(await licencesOf(used), null, 1));
