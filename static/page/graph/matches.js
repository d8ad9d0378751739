// Which values a search finds: by name, operation, line or text, and those that are nan or inf. Knows no page.

const LINE = /^(?:line\s*|:\s*)(\d+)$/;
const NUMBERS = { nan: "nans", inf: "infs" };

/**
 * The values found, in the order of making.
 * @param {Tape} tape
 * @param {string} query
 * @returns {number[]}
 */
export function matchesOf({ rows, play }, query) {
  const wanted = query.trim().toLowerCase();
  if (!wanted) return [];
  const isFound = byNumbers(play?.numbers, wanted) ?? byLine(wanted) ?? byName(rows, wanted);
  return rows.filter(isFound).map(({ node }) => node);
}

/** What is not finite, in a value or in its gradient. */
function byNumbers(numbers, wanted) {
  const count = NUMBERS[wanted];
  return count && numbers ? ({ node }) => Boolean(numbers.value(node)?.[count] || numbers.gradient(node)?.[count]) : null;
}

function byLine(wanted) {
  const [, line] = LINE.exec(wanted) ?? [];
  return line ? ({ place }) => Boolean(place) && place.line <= Number(line) && Number(line) <= place.end_line : null;
}

/** Whatever is called exactly so, or is an operation of that name; else all in which it occurs. */
function byName(rows, wanted) {
  const told = ({ name, operation }) => [plain(name), operation.toLowerCase().replace(/\(.*/, "")];
  const isCalled = (row) => told(row).includes(wanted);
  if (rows.some(isCalled)) return isCalled;
  return ({ name, text, operation }) => [name, text, operation].some((each) => each.toLowerCase().includes(wanted));
}

/** A name without the subscript that tells its versions apart. */
const plain = (name) => name.toLowerCase().replace(/[₀-₉]+$/, "");

/** The next of those found after a value, or before it; around the end. */
export function nextOf(found, from, by) {
  if (!found.length) return null;
  const at = by > 0 ? found.findIndex((node) => node > (from ?? -1)) : found.findLastIndex((node) => node < (from ?? Infinity));
  return at >= 0 ? found[at] : found.at(by > 0 ? 0 : -1);
}
