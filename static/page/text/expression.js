// Expressions as mathematics in Unicode: 2*x is 2x, x ** 2 is x². They come as trees (explorer/picture/trees.py).
// What comes of it are parts: plain text, or a term that the screen colours and links: [text, mark, node], and where there are
// such, the cells of an array's strip and the tree of what the text stands for.

export const [SUM, PRODUCT, MINUS, POWER, ATOM] = [0, 1, 2, 3, 4]; // how tightly something binds
export const SYMBOL = "node"; // the mark of a term that stands for a value by its name

const SUPERSCRIPTS = Object.fromEntries([..."-0123456789"].map((digit, at) => [digit, [..."⁻⁰¹²³⁴⁵⁶⁷⁸⁹"][at]]));
const SIGNS = { "+": [" + ", SUM], "-": [" − ", SUM], "/": ["/", PRODUCT], "@": [" @ ", PRODUCT], "%": [" mod ", PRODUCT], "//": [" // ", PRODUCT] };
const RELATIONS = { ">": " > ", "<": " < ", ">=": " ≥ ", "<=": " ≤ ", "==": " = ", "!=": " ≠ " };
const BESIDE = { sqrt: "√", sum: "Σ ", negative: "−" }; // function -> the sign written before its argument
const POWERS = { square: "²", cbrt: "^(1/3)", reciprocal: "⁻¹" };
const IDENTIFIER = /^[\p{XIDS}_][\p{XIDC}]*$/u;

/** A tree as parts; a name found in `names` is replaced by the part that stands there. */
export const typeset = (tree, names = {}) => joined(set(tree, names)[0]);

/** The same as one plain text. */
export const label = (tree) => plain(typeset(tree));

/** Whether a text needs no brackets behind a ∂: a name, an index, a number. */
export const isAtom = (tree) => tree !== null && ["name", "item", "attribute", "number"].includes(tree[0]);

/** The parts as text alone. */
export const plain = (parts) => parts.map((part) => (typeof part === "string" ? part : part[0])).join("");

/** The same parts, neighbouring plain texts made one. */
export function joined(parts) {
  const out = [];
  for (const part of parts) {
    if (typeof part === "string" && typeof out.at(-1) === "string") out[out.length - 1] += part;
    else if (part !== "") out.push(part);
  }
  return out;
}

const set = (tree, names) => ROWS[tree[0]](tree, names);

const ROWS = {
  name: ([, id, sign], names) => {
    const part = Object.hasOwn(names, id) ? names[id] : (sign ?? (id === "pi" ? "π" : id));
    return [[part], binding(part)];
  },
  number: ([, text]) => [[text.replaceAll("-", "−")], text.startsWith("-") ? MINUS : ATOM],
  text: ([, text]) => [[text], SUM],
  binary: ([, sign, left, right], names) => binary(sign, set(left, names), set(right, names)),
  minus: ([, inner], names) => [["−", ...held(set(inner, names), POWER)], MINUS],
  call,
  item: ([, of, index], names) => [[...held(set(of, names), ATOM), "[", index, "]"], ATOM],
  attribute: ([, of, name], names) => [[...held(set(of, names), ATOM), name === "T" ? "ᵀ" : `.${name}`], ATOM],
  /** 1 where it holds and 0 where it does not, as Iverson writes it: [x > y]. */
  compare: ([, left, relations, others], names) => {
    const rest = others.flatMap((other, at) => [RELATIONS[relations[at]] ?? " ? ", ...set(other, names)[0]]);
    return [["[", ...set(left, names)[0], ...rest, "]"], ATOM];
  },
  tangent: ([, of], names) => [dot(held(set(of, names), ATOM)), ATOM],
  derivative: ([, of, by], names) => [["∂", ...held(set(of, names), ATOM), "/∂", ...held(set(by, names), ATOM)], PRODUCT],
};

/** A letter with a dot above it; of more than a letter the dot stands behind. */
const dot = (parts) => (letters(plain(parts)) === 1 ? [`${plain(parts)}\u0307`.normalize()] : [...parts, "˙"]);

/** How tightly a part binds that may itself be an expression: xy, x², a + b; by its tree where it brings one. */
export function binding(part) {
  const [text, , , , tree] = typeof part === "string" ? [part] : part;
  if (tree) return set(tree, {})[1];
  if (text.startsWith("−")) return MINUS;
  if (/ \+ | − | @ |…/.test(text)) return SUM;
  if (text.includes(" · ") || text.includes("/")) return PRODUCT;
  return IDENTIFIER.test(text) || /[\])]$/.test(text) || /^\d/.test(text) ? ATOM : PRODUCT;
}

function binary(sign, left, right) {
  if (sign === "**") return power(left, right);
  if (sign === "*") return [[...held(left, PRODUCT), isBeside(left, right) ? "" : " · ", ...behind(right, PRODUCT)], PRODUCT];
  const [text, binds] = SIGNS[sign] ?? [" ? ", SUM];
  return [[...held(left, binds), text, ...behind(right, binds + 1)], binds];
}

/** 2x and xy stand side by side; numbers, brackets and long names take a dot. */
function isBeside(left, right) {
  if ([...left[0], ...right[0]].some((part) => typeof part !== "string" && part[1] !== SYMBOL)) return false;
  const [first, second] = [left, right].map(([parts]) => plain(parts));
  const isShort = /^[\d.]*\d[\d.]*$/.test(first) || letters(first) === 1;
  return isShort && /^\p{L}/u.test(second) && letters(second) === 1;
}

const letters = (text) => [...text.replace(/[⁰¹²³⁴⁵⁶⁷⁸⁹]+$/, "")].length;

function power(base, exponent) {
  const raised = plain(exponent[0]).replaceAll("−", "-");
  const isWhole = /^-*\d+$/.test(raised) && exponent[0].every((part) => typeof part === "string");
  const tail = isWhole ? [[...raised].map((digit) => SUPERSCRIPTS[digit]).join("")] : ["^", ...held(exponent, ATOM)];
  return [[...held(base, ATOM), ...tail], POWER];
}

function call([, name, owner, given, options], names) {
  const inner = [...(owner ? [owner] : []), ...given].map((each) => set(each, names));
  const [first] = inner;
  if (!options.length && inner.length === 1) {
    if (Object.hasOwn(BESIDE, name)) return [[BESIDE[name], ...held(first, ATOM)], POWER];
    if (Object.hasOwn(POWERS, name)) return [[...held(first, ATOM), POWERS[name]], POWER];
    if (name === "absolute" || name === "abs") return [["|", ...first[0], "|"], ATOM];
  }
  const listed = [...inner.map(([parts]) => parts), ...options.map((option) => [option])];
  return [[name, "(", ...listed.flatMap((parts, at) => (at ? [", ", ...parts] : parts)), ")"], ATOM];
}

/** What stands behind a sign: there a minus needs brackets. */
const behind = (inner, binds) => held(inner, plain(inner[0]).startsWith("−") && inner[1] < ATOM ? POWER : binds);

const held = ([parts, bound], binds) => (bound >= binds ? parts : ["(", ...parts, ")"]);
