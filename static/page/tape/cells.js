// The numbers of a tick as values: what the page can work out for itself was left out by Python, and is put back here.

const SPECIAL = { nan: NaN, inf: Infinity, "-inf": -Infinity };
/** A number as a cell tells it: what JSON has none for is a text. */
export const one = (number) => (typeof number === "string" ? (SPECIAL[number] ?? number) : number);

/** The value of a plain double. */
export function plain(number) {
  const isFinite = Number.isFinite(number);
  const real = isFinite ? number : null;
  const nans = Number(Number.isNaN(number));
  return { dtype: "float64", shape: [], numbers: [number], low: real, high: real, mean: real, nans, infs: isFinite ? 0 : 1 - nans, strip: [] };
}

/** The value that a cell tells; null where there is none. */
export function valueOf(cell) {
  if (cell === null || cell === undefined) return null;
  if (!Array.isArray(cell)) return plain(one(cell));
  if (cell.length === 2) return ofOne(cell);
  const [dtype, shape, numbers, low, high, mean, nans, infs, strip] = cell;
  if (numbers) return ofArray(dtype, shape, numbers.map(one));
  return { dtype, shape, numbers: null, low: one(low), high: one(high), mean: one(mean), nans, infs, strip: strip.map(one) };
}

/** @param {any[]} cell its dtype and number */
function ofOne([dtype, number]) {
  if (number === null) return { dtype, shape: [], numbers: null, low: null, high: null, mean: null, nans: 0, infs: 0, strip: [] };
  const found = plain(typeof number === "boolean" ? Number(number) : Number(one(number)));
  return { ...found, dtype, numbers: [one(number)] };
}

/** An array of which every number is known. */
export function ofArray(dtype, shape, numbers) {
  const reals = numbers.map(Number);
  const finite = reals.filter(Number.isFinite);
  const nans = reals.filter(Number.isNaN).length;
  const [low, high] = finite.length ? [Math.min(...finite), Math.max(...finite)] : [null, null];
  const mean = finite.length ? finite.reduce((sum, each) => sum + each / finite.length, 0) : null;
  return { dtype, shape, numbers, low, high, mean, nans, infs: reals.length - finite.length - nans, strip: reals };
}

/** Doubles of eight bytes each. */
export function doubles(text) {
  const bytes = Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
  return new Float64Array(bytes.buffer);
}

/** The values of a column of so many places, of which some are not told here. */
export function columnOf({ plain: text, odd }, places) {
  const numbers = doubles(text);
  const strange = new Map(odd);
  let at = 0;
  return new Map(places.map((place) => [place, strange.has(place) ? valueOf(strange.get(place)) : plain(numbers[at++])]));
}

/** The sum as the engine adds; null where only the engine knows. */
export function added(before, more) {
  if (before === null) return more;
  if (!isPlain(before) || !isPlain(more)) return null;
  return plain(before.numbers[0] + more.numbers[0]);
}

/** The product of two plain doubles; of others it is told. */
export const multiplied = (left, right) => (isPlain(left) && isPlain(right) ? plain(left.numbers[0] * right.numbers[0]) : null);

const isPlain = (value) => (value ?? null) !== null && value.dtype === "float64" && !value.shape.length && value.numbers !== null;
