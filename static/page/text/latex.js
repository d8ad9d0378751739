// Expressions as LaTeX: x ** 2 / 3 is a fraction with x² above the line. They come as trees (explorer/picture/trees.py).
// A term is \htmlData{node=…,mark=…}{…}: KaTeX makes attributes of it, by which the screen colours and links it.

import { ATOM, MINUS, POWER, PRODUCT, SUM, SYMBOL, binding } from "./expression.js";

const [NUMBER, LETTER] = [1, 2]; // what stands beside another factor without a dot

const FUNCTIONS = new Set("sin cos tan sinh cosh tanh exp arcsin arccos arctan max min arg det log".split(" "));
const GREEK = new Set("alpha beta gamma delta epsilon eta theta kappa lambda mu nu xi pi rho sigma tau phi chi psi omega".split(" "));
const SIGNS = { "+": [" + ", SUM], "-": [" - ", SUM], "@": [" \\mathbin{@} ", PRODUCT], "%": [" \\bmod ", PRODUCT], "//": [" \\mathbin{/\\!/} ", PRODUCT] };
const RELATIONS = { ">": " > ", "<": " < ", ">=": " \\ge ", "<=": " \\le ", "==": " = ", "!=": " \\ne " };
const AROUND = { sqrt: ["\\sqrt{", "}"], absolute: ["\\left|", "\\right|"], abs: ["\\left|", "\\right|"], floor: ["\\lfloor ", "\\rfloor "] };
const RAISED = { square: "^{2}", cbrt: "^{1/3}", reciprocal: "^{-1}" };
const BEFORE = { sum: "\\textstyle\\sum ", negative: "-" };

const WORDS = /([⁻⁰¹²³⁴⁵⁶⁷⁸⁹]+)|([₀₁₂₃₄₅₆₇₈₉]+)|(\d[\d.]*)e([-−+]?)0*(\d+)|([\p{L}_][\p{L}\d_]*)|([^\p{L}])/gu;
const CHARACTERS = {
  "·": "\\cdot ", "−": "-", "⟵": "\\longleftarrow ", "√": "\\surd ", "∂": "\\partial ", "ᵀ": "^{\\top}", "…": "\\ldots ",
  "Σ": "\\textstyle\\sum ", "ℒ": "\\mathcal{L}", "≥": "\\ge ", "≤": "\\le ", "≠": "\\ne ", "×": "\\times ", "@": "\\mathbin{@}", "—": "\\text{—}",
  "\\": "\\backslash ", "{": "\\{", "}": "\\}", "#": "\\#", $: "\\$", "%": "\\%", "&": "\\&", "~": "\\sim ", "^": "\\hat{}",
};

/** A tree as LaTeX; a name found in `names` is replaced by the part that stands there. */
export const latex = (tree, names = {}) => set(tree, names)[0];

/** A part of an explanation: a text, or a term, which may bring the tree it stands for. */
export function ofPart(part) {
  if (typeof part === "string") return ofText(part);
  const [text, mark, node, cells, tree] = part;
  const inner = tree ? latex(tree) : ofText(text);
  return node === null ? inner : `\\htmlData{node=${node},mark=${cells ? "back" : mark}}{${inner}}`; // an array goes by its name
}

/** LaTeX as one would paste it elsewhere: without the links. */
export const copied = (tex) => tex.replace(/\\htmlData\{[^}]*\}/g, "");

/** What stands there in Unicode. */
export function ofText(text) {
  return text.replace(WORDS, (_, high, low, digits, sign, exponent, name, other) => {
    if (high) return `^{${[...high].map((each) => (each === "⁻" ? "-" : "⁰¹²³⁴⁵⁶⁷⁸⁹".indexOf(each))).join("")}}`;
    if (low) return `_{${[...low].map((each) => "₀₁₂₃₄₅₆₇₈₉".indexOf(each)).join("")}}`;
    if (digits) return `${digits} \\cdot 10^{${sign === "+" ? "" : sign.replace("−", "-")}${exponent}}`;
    return name ? named(name) : (CHARACTERS[other] ?? other);
  });
}

const escaped = (text) => text.replace(/[\\^~]/g, " ").replace(/[{}$&#_%]/g, "\\$&");

/** x, W₁ for W1, x with "new" below it for x_new, α for alpha; longer names as they were typed. */
function named(name) {
  const [, letter, below] = name.match(/^(\p{L}|alpha|beta|gamma|delta|theta|lambda|mu|sigma|phi|rho|tau|eta)(?:_?(\d+)|_(\p{L}+))$/u) ?? [];
  if (letter) return `${word(letter)}_{${below ?? word(name.slice(letter.length + 1))}}`;
  return word(name);
}

function word(text) {
  if (GREEK.has(text)) return `\\${text} `;
  return [...text].length === 1 ? (CHARACTERS[text] ?? text) : `\\mathit{${escaped(text)}}`;
}

// Of each tree: the LaTeX, how tightly it binds, and whether it stands beside a factor without a dot (2x, but 2 · 3).
const set = (tree, names) => ROWS[tree[0]](tree, names);

const ROWS = {
  name: ([, id, sign], names) => {
    const part = names[id];
    if (part === undefined) return sign === "π" ? ["\\pi ", ATOM, LETTER] : [ofText(id), ATOM, kindOf(id)];
    return [ofPart(part), binding(part), part[1] === SYMBOL ? kindOf(part[0]) : null];
  },
  number: ([, text]) => [ofText(text), text.startsWith("-") ? MINUS : text.includes("e") ? PRODUCT : ATOM, NUMBER],
  text: ([, text]) => [`\\text{${escaped(text)}}`, SUM],
  binary: ([, sign, left, right], names) => binary(sign, set(left, names), set(right, names)),
  minus: ([, inner], names) => [`-${held(set(inner, names), POWER)}`, MINUS],
  call,
  item: ([, of, index], names) => [`${held(set(of, names), ATOM)}_{[${ofText(index)}]}`, ATOM, LETTER],
  attribute: ([, of, name], names) => [held(set(of, names), ATOM) + (name === "T" ? "^{\\top}" : `\\text{.${escaped(name)}}`), ATOM],
  compare: ([, left, relations, others], names) => {
    const rest = others.map((other, at) => (RELATIONS[relations[at]] ?? " ? ") + set(other, names)[0]);
    return [`[${set(left, names)[0]}${rest.join("")}]`, ATOM];
  },
  tangent: ([, of], names) => {
    const [tex, bound, kind] = set(of, names);
    if (bound === ATOM && kind === LETTER) return [`\\dot{${tex}}`, ATOM];
    return [`${of[0] === "name" ? tex : bracketed(tex)}^{\\bullet}`, ATOM];
  },
  derivative: ([, of, by], names) => [`\\frac{\\partial ${held(set(of, names), ATOM)}}{\\partial ${held(set(by, names), ATOM)}}`, PRODUCT],
};

const kindOf = (name) => ([...name.replace(/[₀-₉]+$/, "")].length === 1 ? LETTER : null);

function binary(sign, left, right) {
  if (sign === "/") return [`\\frac{${left[0]}}{${right[0]}}`, PRODUCT];
  if (sign === "**") return [`${held(left, ATOM)}^{${right[0]}}`, POWER, left[2] === LETTER ? LETTER : null];
  if (sign === "*") {
    const isBeside = left[2] && right[2] === LETTER;
    return [held(left, PRODUCT) + (isBeside ? " " : " \\cdot ") + behind(right, PRODUCT), PRODUCT, isBeside ? LETTER : null];
  }
  const [text, binds] = SIGNS[sign] ?? [" ? ", SUM];
  return [held(left, binds) + text + behind(right, binds + 1), binds];
}

function call([, name, owner, given, options], names) {
  const inner = [...(owner ? [owner] : []), ...given].map((each) => set(each, names));
  const [first] = inner;
  if (!options.length && inner.length === 1) {
    if (Object.hasOwn(AROUND, name)) return [AROUND[name].join(first[0]), ATOM];
    if (Object.hasOwn(RAISED, name)) return [held(first, ATOM) + RAISED[name], POWER];
    if (Object.hasOwn(BEFORE, name)) return [BEFORE[name] + held(first, POWER), POWER];
  }
  const known = name === "log" ? "\\ln" : FUNCTIONS.has(name) ? `\\${name}` : `\\operatorname{${escaped(name)}}`;
  const listed = [...inner.map(([tex]) => tex), ...options.map((option) => `\\text{${escaped(option)}}`)];
  return [known + bracketed(listed.join(", ")), ATOM];
}

/** What stands behind a sign: there a minus needs brackets. */
const behind = (inner, binds) => held(inner, inner[1] === MINUS ? POWER : binds);

const held = ([tex, bound], binds) => (bound >= binds ? tex : bracketed(tex));

/** Brackets grow with what is tall; around all else they would only stand off. */
const bracketed = (tex) => (/\\frac|\\sqrt/.test(tex) ? `\\left(${tex}\\right)` : `(${tex})`);
