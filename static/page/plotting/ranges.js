// What an axis spans, and where its ticks stand.

const AIR = 0.12; // of the span, beyond the outermost points
const EDGE = 0.05; // of the span: so far from it stands the mark of what lies beyond

/** Around all finite numbers. */
export function around(numbers, log = false) {
  const finite = numbers.filter((number) => number !== null && Number.isFinite(number));
  const [low, high] = finite.length ? [Math.min(...finite), Math.max(...finite)] : [log ? 1 : 0, log ? 10 : 1];
  if (log) return { low: low / (high / low || 10) ** AIR, high: high * (high / low || 10) ** AIR, log };
  const margin = (high - low || Math.abs(high) || 1) * AIR;
  return { low: low - margin, high: high + margin, log };
}

/** A number near the upper end (side 1) or the lower one (−1, or 0 where there is no number at all). */
export function edge({ low, high, log }, side) {
  const part = side > 0 ? 1 - EDGE : EDGE;
  return log ? low * (high / low) ** part : low + part * (high - low);
}

/** Up to five powers of ten, evenly spread; none where fewer than two lie inside. */
export function decades({ low, high }) {
  const [first, last] = [Math.ceil(Math.log10(low)), Math.floor(Math.log10(high))];
  if (last <= first) return [];
  const step = Math.ceil((last - first) / 4);
  return Array.from({ length: 1 + Math.floor((last - first) / step) }, (_, at) => 10 ** (first + at * step));
}
