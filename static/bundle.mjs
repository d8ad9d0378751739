// Bundles the page: one script and one style sheet for each component, written to the folder that is named; and the editor
// proper, which comes by an address of its own when the page stands.

import { readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { build } from "esbuild";
import { bannerOf, licencesOf } from "./licences.mjs";

const COMPONENTS = {
  descend: "page/descend/descend.js",
  editor: "page/editor/editor.js",
  graph: "page/graph/graph.js",
  inputs: "page/inputs/inputs.js",
  output: "page/output/output.js",
  page: "page/frame/page.js",
  table: "page/table/table.js",
  tabs: "page/tabs/tabs.js",
  transport: "page/transport/transport.js",
  why: "page/why/why.js",
};
const [, , folder] = process.argv;
/** @type {import("esbuild").BuildOptions} */
const HOW = { outdir: folder, absWorkingDir: import.meta.dirname, bundle: true, format: "esm", charset: "utf8", logLevel: "warning" };

await build({ ...HOW, entryPoints: COMPONENTS });
const { metafile } = await build({ ...HOW, entryPoints: { code: "page/code/code.js" }, entryNames: "[name]-[hash]", minify: true, metafile: true });
const [made] = Object.keys(metafile.outputs);
const licences = await licencesOf(Object.keys(metafile.inputs));
const file = path.resolve(import.meta.dirname, made);
await writeFile(file, bannerOf(licences) + (await readFile(file, "utf8")));
await writeFile(path.join(folder, "code.txt"), path.basename(made)); // its name, which is another one after each change
await writeFile(path.join(folder, "licences.json"), JSON.stringify(licences, null, 1));
