// The numbers in the text of a program, in their order: two texts that differ in nothing else are the same program at other
// points. Knows no more of Python than how it writes a number.

const DIGITS = /0[xXbBoO][\da-fA-F_]+|(?:\d[\d_]*\.?[\d_]*|\.\d[\d_]*)(?:[eE][+-]?\d+)?/.source;
// a sign belongs to the number where no value can stand before it
const NUMBER = new RegExp(`(?:(?<=[([{,=]\\s*)[-+]|(?<![\\p{L}\\p{N}_.]))(?:${DIGITS})`, "gu");
const IS_NUMBER = new RegExp(`^[-+]?(?:${DIGITS})$`);

/** The numbers of `text` that stand elsewhere in `other`: [[which, as written there], ...]; null where more is different. */
export function changedNumbers(text, other) {
  const [between, there] = [text, other].map((each) => each.split(NUMBER));
  if (between.length !== there.length || between.some((piece, at) => piece !== there[at])) return null;
  const [before, after] = [text, other].map((each) => each.match(NUMBER) ?? []);
  return after.flatMap((number, at) => (number === before[at] ? [] : [[at, number]]));
}

/** `text` with other numbers; null where it has no such number, or one would be none. */
export function withNumbers(text, changes) {
  const found = text.match(NUMBER) ?? [];
  if (changes.some(([which, number]) => !(which in found) || !IS_NUMBER.test(number))) return null;
  const wanted = new Map(changes);
  let at = 0;
  return text.replace(NUMBER, (number) => wanted.get(at++) ?? number);
}

export const isSameProgram = (one, other) => one === other || changedNumbers(one, other) !== null;
