// The numbers of a slider: the range around one, the grid of its steps, how Python writes them.

/** `number` without the noise of binary fractions: on the grid of `step`. */
export function tidy(number, step) {
  const decimals = Math.max(0, -Math.floor(Math.log10(step || 1) + 1e-9));
  return Number(number.toFixed(Math.min(decimals, 20)));
}

/** The range around a literal, on a grid of round numbers about 200 steps wide. */
export function rangeAround(number) {
  const reach = Math.max(5, 2 * Math.abs(number));
  const step = roundDown((2 * reach) / 200);
  return { low: tidy(Math.floor((number - reach) / step) * step, step), high: tidy(Math.ceil((number + reach) / step) * step, step), step };
}

function roundDown(number) {
  const power = 10 ** Math.floor(Math.log10(number) + 1e-9);
  return tidy(([5, 2].find((digit) => digit * power <= number * (1 + 1e-9)) ?? 1) * power, power);
}

/** A float as Python would write it: 3 is 3.0. */
export function asPython(number) {
  const text = Object.is(number, -0) ? "-0" : String(number);
  return /[.e]/.test(text) ? text.replace(/e\+?(-?)(\d)$/, "e$10$2").replace(/e\+/, "e") : text + ".0";
}
