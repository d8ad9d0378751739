// Bundles the page: one script and one style sheet for each component, written to the folder that is named.

import { build } from "esbuild";

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

await build({
  entryPoints: COMPONENTS,
  outdir: process.argv[2],
  absWorkingDir: import.meta.dirname,
  bundle: true,
  format: "esm",
  charset: "utf8",
  logLevel: "warning",
});
