// What may be completed at a place of a program: which modules it has imported, what was asked for. Knows no editor.

/** @typedef {{ name: string, kind: string, signature: string, help: string }} Entry */
/** @typedef {Map<string, Entry[]>} Catalogue by the path of a module, "" Python's own, "." what tensors and arrays have */

const NAME = "[\\p{L}_][\\p{L}\\p{N}_]*";
const CHAIN = new RegExp(`((?:${NAME}\\.)*)(${NAME})?$`, "u");
const IMPORT = new RegExp(`^[ \\t]*import[ \\t]+([^#\\n]+)`, "gmu");
const FROM = new RegExp(`^[ \\t]*from[ \\t]+([\\p{L}\\p{N}_.]+)[ \\t]+import[ \\t]+(?:\\(([^)]*)\\)|([^#\\n]+))`, "gmu");
const MODULE = /^[ \t]*(?:import|from)[ \t]+(?:[\w.]+(?:[ \t]+as[ \t]+\w+)?[ \t]*,[ \t]*)*([\w.]*)$/u;
const MEMBER = /^[ \t]*from[ \t]+([\w.]+)[ \t]+import[ \t]+\(?[^()]*?(\w*)$/u;
const PARAMETER = /(?:^|[(,])\s*(\w+)=/g;

/**
 * What Python sends (explorer/model/confine/catalogue.py) by the paths of its modules.
 * @returns {Catalogue}
 */
export function catalogueOf({ entries, modules }) {
  const read = entries.map(([name, kind, signature, help]) => ({ name, kind, signature, help }));
  return new Map(Object.entries(modules).map(([path, places]) => [path, places.map((at) => read[at])]));
}

/** By the names that a program gives to what it imports, the paths of that. */
export function importsOf(source) {
  const found = new Map();
  for (const [, list] of source.matchAll(IMPORT)) {
    for (const [path, alias] of pairs(list)) found.set(alias ?? path.split(".")[0], alias ? path : path.split(".")[0]);
  }
  for (const [, path, inBrackets, list] of source.matchAll(FROM)) {
    for (const [name, alias] of pairs(inBrackets ?? list)) found.set(alias ?? name, `${path}.${name}`);
  }
  return found;
}

const pairs = (list) => list.split(",").map((each) => each.trim().split(/\s+as\s+/)).filter(([name]) => name);

/**
 * What can stand at the end of `before`, and how much of it stands there already; null: nothing that is known.
 * @param {Catalogue} catalogue
 * @param {string} before the text up to the caret
 * @param {string} source the whole program
 * @returns {?{ typed: string, entries: Entry[] }}
 */
export function offered(catalogue, before, source) {
  const line = before.slice(before.lastIndexOf("\n") + 1);
  const member = MEMBER.exec(line);
  if (member) return { typed: member[2], entries: catalogue.get(member[1]) ?? [] };
  const module = MODULE.exec(line);
  if (module) return modulesWithin(catalogue, module[1]);
  const [, chain, typed = ""] = CHAIN.exec(line) ?? ["", ""];
  const ahead = line.slice(0, line.length - chain.length - typed.length);
  if (chain) return { typed, entries: membersOf(catalogue, chain.slice(0, -1), importsOf(source)) };
  if (/[)\]]\.$/.test(ahead)) return { typed, entries: catalogue.get(".") ?? [] };
  return /[\p{N}.]$/u.test(ahead) ? null : { typed, entries: [...named(catalogue, importsOf(source)), ...(catalogue.get("") ?? [])] };
}

/** The modules whose path begins so, by their next part. */
function modulesWithin(catalogue, path) {
  const typed = path.slice(path.lastIndexOf(".") + 1);
  const start = path.slice(0, path.length - typed.length);
  const parts = [...catalogue.keys()].filter((each) => /^\w/.test(each) && each.startsWith(start)).map((each) => each.slice(start.length).split(".")[0]);
  return { typed, entries: [...new Set(parts)].map((name) => ({ name, kind: "namespace", signature: "", help: "" })) };
}

/** What a module has, or a value: nothing is known of whatever else was imported. */
function membersOf(catalogue, chain, imports) {
  const [first, ...rest] = chain.split(".");
  if (!imports.has(first)) return catalogue.get(".") ?? [];
  return catalogue.get([imports.get(first), ...rest].join(".")) ?? [];
}

/** What the program has imported, as it calls it. */
const named = (catalogue, imports) => [...imports].map(([name, path]) => ({ ...(entryAt(catalogue, path) ?? { kind: "namespace", signature: "", help: path }), name }));

/** The entry at a path such as numpy.random.uniform. */
function entryAt(catalogue, path) {
  const at = path.lastIndexOf(".");
  return at < 0 ? undefined : catalogue.get(path.slice(0, at))?.find(({ name }) => name === path.slice(at + 1));
}

/**
 * The entry of a name as a program writes it: `mg.tensor`, `print`, `x.sum`.
 * @param {Catalogue} catalogue
 * @returns {Entry | undefined}
 */
export function entryOf(catalogue, chain, source) {
  const imports = importsOf(source);
  const [first, ...rest] = chain.split(".");
  if (imports.has(first)) return entryAt(catalogue, [imports.get(first), ...rest].join("."));
  return catalogue.get(rest.length ? "." : "")?.find(({ name }) => name === (rest.at(-1) ?? first));
}

/** The names by which a call may give its arguments. */
export const parametersOf = ({ signature }) => [...signature.matchAll(PARAMETER)].map(([, name]) => name);
