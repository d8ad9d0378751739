// What an answer packs of a program that learns: curves, rows of data, and what the model says at each exam. Knows no picture.

export const FINEST = 32767; // steps to each side of the middle
const NONE = -32768; // what is no number
const PALEST = 127;

const bytesOf = (text) => Uint8Array.from(atob(text), (sign) => sign.charCodeAt(0));

/** float32, little-endian, in base64. */
export const floats = (text) => (text ? new Float32Array(bytesOf(text).buffer) : new Float32Array());

/** What the model says at each place of the grid, less the middle; NaN where it is no number. */
export function sayings(text, reach) {
  return Float32Array.from(new Int16Array(bytesOf(text).buffer), (step) => (step === NONE ? NaN : (step / FINEST) * reach));
}

/** Parts of 1, one for each place. */
export const shares = (text) => Float32Array.from(bytesOf(text), (part) => part / 255);

/** How sure a model is of the side that its answer is on; null where its loss makes no chances of answers. */
export function sureOf({ meaning }, value) {
  if (!meaning) return null;
  const chance = meaning === "chance" ? value : 1 / (1 + Math.exp(-value));
  return Math.max(chance, 1 - chance);
}

/** Small pictures, the last axis of which is the unit: from −1 to 1. */
export function pictures({ pictures: text, shape }) {
  if (!text) return [];
  const steps = new Int8Array(bytesOf(text).buffer);
  const units = shape[shape.length - 1];
  return Array.from({ length: units }, (_, unit) => Float32Array.from({ length: steps.length / units }, (__, at) => steps[at * units + unit] / PALEST));
}

const rowsOf = (raw) => raw && { ...raw, X: raw.X === null ? null : floats(raw.X), y: floats(raw.y) };

/** An answer as numbers; null where no model was asked. Exams are unpacked when they are looked at. */
export function unpacked(raw) {
  if (!raw) return null;
  const losses = floats(raw.losses);
  const about = { ...raw, losses, tests: raw.tests ? floats(raw.tests) : null, exams: raw.exams ?? [] };
  return raw.exams?.length ? { ...about, train: rowsOf(raw.train), test: rowsOf(raw.test) } : about;
}

/** Of exams in the order of their turns the one at a turn, or the last one before it. */
export function examAt({ exams }, turn) {
  return exams.findLast((exam) => exam.turn <= turn) ?? exams[0] ?? null;
}

/**
 * The turn after this one whose model was asked, in steps that are about as long as those along the whole run. Where
 * none lies ahead, since there was no time to ask, the last turn; null from there.
 */
export function nextAsked({ exams, losses }, turn) {
  const gaps = exams.slice(1).map((exam, at) => exam.turn - exams[at].turn);
  const usual = Math.max(1, ...gaps);
  const ahead = exams.filter((exam) => exam.turn > turn);
  const last = losses.length - 1;
  return (ahead.find((exam) => exam.turn >= turn + usual) ?? ahead.at(-1))?.turn ?? (turn < last ? last : null);
}
