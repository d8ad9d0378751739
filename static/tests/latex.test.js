import assert from "node:assert/strict";
import { test } from "node:test";
import katex from "katex";
import { copied, latex, ofPart } from "../page/text/latex.js";

const [x, y, two] = [["name", "x"], ["name", "y"], ["number", "2"]];
const product = ["binary", "*", x, y];
const square = ["binary", "**", x, two];
const call = (name, ...given) => ["call", name, null, given, []];

const SET = [
  [["binary", "/", square, ["binary", "+", y, two]], "\\frac{x^{2}}{y + 2}"],
  [["binary", "*", two, product], "2 x y"],
  [["binary", "*", ["binary", "*", two, x], y], "2 x y"],
  [["binary", "**", product, two], "(x y)^{2}"],
  [["binary", "**", two, ["binary", "/", x, y]], "2^{\\frac{x}{y}}"],
  [["binary", "-", x, ["binary", "-", y, two]], "x - (y - 2)"],
  [["binary", "*", x, ["minus", y]], "x \\cdot (-y)"],
  [call("sqrt", ["binary", "+", x, y]), "\\sqrt{x + y}"],
  [call("sin", product), "\\sin(x y)"],
  [call("logsumexp", x), "\\operatorname{logsumexp}(x)"],
  [["derivative", ["name", "f"], product], "\\frac{\\partial f}{\\partial (x y)}"],
  [["name", "W1"], "W_{1}"],
  [["name", "W_hh"], "W_{\\mathit{hh}}"],
  [["name", "learning_rate"], "\\mathit{learning\\_rate}"],
  [["name", "x₂"], "x_{2}"],
  [["name", "alpha"], "\\alpha "],
  [["name", "ℒ"], "\\mathcal{L}"],
  [["item", x, "0"], "x_{[0]}"],
  [["attribute", x, "T"], "x^{\\top}"],
  [["compare", x, [">="], [y]], "[x \\ge y]"],
];
for (const [tree, tex] of SET) {
  test(tex, () => {
    assert.equal(latex(tree), tex);
    katex.renderToString(tex, { throwOnError: true });
  });
}

test("a term leads to its value, and what it stands for is set as its tree says", () => {
  const term = ["xy", "node", 3, null, product];
  assert.equal(latex(["binary", "**", x, two], { x: term }), "(\\htmlData{node=3,mark=node}{x y})^{2}");
  assert.equal(copied(ofPart(term)), "{x y}");
});

test("a number put in place stands off by a dot", () => {
  assert.equal(copied(latex(product, { x: ["3", "pos", 0], y: ["−2", "neg", 1] })), "{3} \\cdot ({-2})");
});

for (const text of ["50 % of #1 & {x_1} ~ \\n $5", "1.5e−05", "∂f/∂(x²) ⟵ Σ g · xᵀ", "größe", "…", "x^y"]) {
  test(`${text} can be typeset`, () => {
    katex.renderToString(ofPart(text), { throwOnError: true });
    katex.renderToString(latex(["text", text]), { throwOnError: true });
  });
}
