// What every script must keep to.

import js from "@eslint/js";
import globals from "globals";
import ours from "./lint.js";

const RULES = {
  "no-unused-vars": ["error", { caughtErrors: "none" }],
  "no-shadow": "error",
  "no-var": "error",
  "prefer-const": "error",
  eqeqeq: "error",
  "no-empty": ["error", { allowEmptyCatch: true }],
  "max-lines": ["error", 250],
};
const PAGE = { ...globals.browser, Bokeh: "readonly", autodiff: "readonly" };

export default [
  js.configs.recommended,
  { rules: RULES },
  { files: ["page/**/*.js", "shell/**/*.js"], plugins: { ours }, rules: { "ours/writers": "error", "ours/typed": "error" } },
  { files: ["page/**/*.js"], languageOptions: { globals: PAGE } },
  { files: ["shell/**/*.js"], languageOptions: { globals: { ...PAGE, ...globals.serviceworker } } },
  { files: ["*.js", "*.mjs", "tests/**/*.js"], languageOptions: { globals: globals.node } },
];
