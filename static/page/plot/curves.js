// A plot's curves as numbers: read from an answer, what of them a picture shows, and where they have gaps. Knows no picture.

const [MOST, LOWEST, HIGHEST] = [8, 0.02, 0.98]; // times the middle of all values: a curve that reaches farther is cut off there
const AIR = 0.08; // of the span

export const DASHES = ["7 4", "2 3", "10 3 2 3", "1 5", "12 4", "5 2 1 2"]; // of the curves beside the first one

/** What an answer packs: float32, little-endian, in base64. */
export function unpacked(text) {
  const bytes = Uint8Array.from(atob(text), (sign) => sign.charCodeAt(0));
  return Float32Array.from({ length: bytes.length / 4 }, (_, at) => new DataView(bytes.buffer).getFloat32(4 * at, true));
}

/** The place of the sample `at`. */
export const placeOf = ({ low, high, points }, at) => low + ((high - low) * at) / (points - 1);

/** What a panel spans: all of a curve, but for what leaves the picture at a pole; 0 where the sign is what counts. */
export function spanOf(values, { zero = false } = {}) {
  const finite = Float64Array.from(values).filter(Number.isFinite).sort();
  if (!finite.length) return [-1, 1];
  const at = (part) => finite[Math.round(part * (finite.length - 1))];
  let [low, high] = [finite[0], finite[finite.length - 1]];
  const middle = at(HIGHEST) - at(LOWEST);
  if (middle > 0 && high - low > MOST * middle) [low, high] = [Math.max(low, at(LOWEST) - middle), Math.min(high, at(HIGHEST) + middle)];
  if (zero) [low, high] = [Math.min(low, 0), Math.max(high, 0)];
  const margin = (high - low || Math.abs(high) || 1) * AIR;
  return [low - margin, high + margin];
}

/**
 * The curve as stretches of points, [place, value]; of many samples in one column of the picture the first, least, largest and last.
 * Nothing is joined across a gap, nor from one end of the picture to the other, where a pole lies between two samples.
 */
export function stretchesOf(plot, values, [low, high], columns) {
  const found = /** @type {number[][][]} */ ([[]]);
  const group = Math.max(1, Math.floor(values.length / columns));
  let before = NaN;
  for (let from = 0; from < values.length; from += group) {
    for (const at of outline(values, from, Math.min(from + group, values.length))) {
      const value = values[at];
      const leaps = (before > high && value < low) || (before < low && value > high);
      if (!Number.isFinite(value) || leaps) found.push([]);
      if (Number.isFinite(value)) found.at(-1)?.push([placeOf(plot, at), value]);
      before = value;
    }
  }
  return found.filter((stretch) => stretch.length > 1);
}

/** Which of the samples in a column are drawn, in their order: what is no number is one of them. */
function outline(values, from, to) {
  if (to - from < 5) return Array.from({ length: to - from }, (_, at) => from + at);
  let [least, most, lost] = [from, from, -1];
  for (let at = from; at < to; at += 1) {
    if (!Number.isFinite(values[at])) lost = at;
    if (values[at] < values[least]) least = at;
    if (values[at] > values[most]) most = at;
  }
  return [...new Set([from, least, most, ...(lost < 0 ? [] : [lost]), to - 1])].sort((a, b) => a - b);
}

/** Where there is no number: [from, to] of each run of samples, halfway to the neighbours that have one. */
export function gapsOf(plot, values) {
  const found = [];
  const half = (plot.high - plot.low) / (plot.points - 1) / 2;
  for (let at = 0; at < values.length; at += 1) {
    if (Number.isFinite(values[at])) continue;
    const from = at;
    while (at + 1 < values.length && !Number.isFinite(values[at + 1])) at += 1;
    found.push([Math.max(plot.low, placeOf(plot, from) - half), Math.min(plot.high, placeOf(plot, at) + half)]);
  }
  return found;
}

/** To the right by 1, or by the power of ten that can be seen. */
export function runOf({ low, high }) {
  const span = high - low;
  return span > 2.5 && span < 60 ? 1 : 10 ** Math.floor(Math.log10(span / 4));
}
