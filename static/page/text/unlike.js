// Which pieces of two programs are not in the other one: the longest sequence of words that both have is the same, the rest differs.

const MOST = 1500; // words of a text; of longer ones nothing is said
const WORDS = /[\p{L}\p{N}_.]+|\*\*|[^\s]|\n/gu;

/**
 * By text the stretches [from, to] that the other one has not.
 * @param {string} one
 * @param {string} other
 * @returns {[[number, number][], [number, number][]]}
 */
export function unlike(one, other) {
  const [ours, theirs] = apartOf(wordsOf(one), wordsOf(other));
  if (ours.length > MOST || theirs.length > MOST) return [[], []];
  const common = lengths(ours, theirs);
  const found = /** @type {[any[], any[]]} */ ([[], []]);
  let [i, j] = [0, 0];
  while (i < ours.length || j < theirs.length) {
    if (i < ours.length && j < theirs.length && ours[i].text === theirs[j].text) [i, j] = [i + 1, j + 1];
    else if (j >= theirs.length || (i < ours.length && common[i + 1][j] >= common[i][j + 1])) found[0].push(ours[i++]);
    else found[1].push(theirs[j++]);
  }
  return [stretches(found[0], one), stretches(found[1], other)];
}

const wordsOf = (text) => [...text.matchAll(WORDS)].map(({ 0: word, index }) => ({ text: word, from: index, to: index + word.length }));

/** Without what both begin and end with: a piece that was put in is then found as it was put in. */
function apartOf(ours, theirs) {
  const few = Math.min(ours.length, theirs.length);
  const isSame = (a, b) => a.text === b.text;
  let first = 0;
  while (first < few && isSame(ours[first], theirs[first])) first += 1;
  let last = 0;
  while (last < few - first && isSame(ours.at(-1 - last), theirs.at(-1 - last))) last += 1;
  return [ours.slice(first, ours.length - last), theirs.slice(first, theirs.length - last)];
}

/** How long the longest sequence is that the words from i on and those from j on have in common. */
function lengths(ours, theirs) {
  const table = Array.from({ length: ours.length + 1 }, () => new Uint16Array(theirs.length + 1));
  for (let i = ours.length - 1; i >= 0; i -= 1) {
    for (let j = theirs.length - 1; j >= 0; j -= 1) table[i][j] = ours[i].text === theirs[j].text ? table[i + 1][j + 1] + 1 : Math.max(table[i + 1][j], table[i][j + 1]);
  }
  return table;
}

/** Words with nothing but blanks between them are one stretch; ends of lines are none. */
function stretches(words, text) {
  const made = [];
  for (const { text: word, from, to } of words) {
    const last = made.at(-1);
    if (word === "\n") continue;
    if (last && /^[^\S\n]*$/.test(text.slice(last[1], from))) last[1] = to;
    else made.push([from, to]);
  }
  return made;
}
