// The line of a program that draws its data, and what it says for other data. Knows no page.

export const SETS = { // name: what is said of it, how much noise is usual
  moons: ["moons", 0.2],
  spirals: ["spirals", 0.1],
  circles: ["rings", 0.1],
  xor: ["XOR", 0.1],
  line: ["line", 0.3],
};
const NAMES = [...Object.keys(SETS), "wingspans", "digits", "table"];
const CALL = new RegExp(String.raw`^([ \t]*[A-Za-z_][\w, ]*=[ \t]*)(?:data\.)?(${NAMES.join("|")})\(`, "m");
const IMPORT = /^from data import (.+)$/m;
const SEED = /\b(?:default_rng|seed|RandomState)\((\d+)\)/;

/** Where the program draws its data: {name, from, to, args}, of its call; null where it does not. */
export function drawing(source) {
  const found = CALL.exec(source);
  if (!found) return null;
  const [all, before, name] = found;
  const from = found.index + before.length;
  const open = found.index + all.length;
  const to = closing(source, open);
  return to === null ? null : { name, from, to, args: source.slice(open, to - 1), line: source.slice(0, from).split("\n").length };
}

/** After the bracket that closes what is open; texts are passed over. */
function closing(source, open) {
  let depth = 1;
  for (let at = open; at < source.length; at += 1) {
    const quote = /^("""|'''|"|')/.exec(source.slice(at, at + 3))?.[1];
    if (quote) {
      at = source.indexOf(quote, at + quote.length) + quote.length - 1;
      if (at < open) return null;
    } else if ("([{".includes(source[at])) depth += 1;
    else if (")]}".includes(source[at]) && (depth -= 1) === 0) return at + 1;
  }
  return null;
}

/** The program's text with other data: how many and by which seed stay. As one change: {from, to, piece}. */
export function withSet(source, name) {
  const count = /^\s*(\d+)/.exec(drawing(source)?.args ?? "")?.[1] ?? "200";
  const seed = /\bseed\s*=\s*(\d+)/.exec(drawing(source)?.args ?? "")?.[1] ?? "0";
  return withCall(source, name, `${name}(${count}, noise=${SETS[name][1]}, seed=${seed})`);
}

/** The same with a call that is written out; null where the program draws no data. */
export function withCall(source, name, call) {
  const there = drawing(source);
  if (!there) return null;
  const fresh = imported(source.slice(0, there.from) + call + source.slice(there.to), there.name, name);
  return changed(source, fresh);
}

/** The import names what is used now. */
function imported(source, before, name) {
  const found = IMPORT.exec(source);
  if (!found) return before === name ? source : `from data import ${name}\n${source}`;
  const names = found[1].split(",").map((each) => each.trim()).filter(Boolean);
  if (names.includes(name) || names.includes("*")) return source;
  const fresh = names.includes(before) && !new RegExp(String.raw`\b${before}\(`).test(source.replace(found[0], "")) ? names.map((each) => (each === before ? name : each)) : [...names, name];
  return source.replace(found[0], `from data import ${fresh.join(", ")}`);
}

/** The stretch in which two texts differ, as one change. */
function changed(source, fresh) {
  if (source === fresh) return null;
  let from = 0;
  while (source[from] === fresh[from]) from += 1;
  let back = 0;
  while (back < Math.min(source.length, fresh.length) - from && source[source.length - 1 - back] === fresh[fresh.length - 1 - back]) back += 1;
  return { from, to: source.length - back, piece: fresh.slice(from, fresh.length - back) };
}

/** The seed of the first weights: {number, from, to}; null where the text names none. */
export function seedOf(source) {
  const found = SEED.exec(source);
  if (!found) return null;
  const from = found.index + found[0].lastIndexOf(found[1]);
  return { number: Number(found[1]), from, to: from + found[1].length };
}
