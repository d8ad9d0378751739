// The one way in which the page writes a number: significant digits, rounded half to even as Python rounds, a real minus.

export const DIGITS = 4;
const FIXED = [1e-3, 1e6]; // magnitudes written without an exponent
const SPARE = 24; // digits beyond those asked for: a double that is no tie shows it in fewer

/** `of` in so many significant digits: 2 is "2.000", trimmed "2". Whole numbers and truth values as they are. */
export function number(of, { dtype = "float64", trim = false, digits = DIGITS } = {}) {
  if (dtype === "bool") return of ? "True" : "False";
  if (isWhole(dtype)) return minus(Math.abs(of) < FIXED[1] ? String(of) : padded(Number(of), digits));
  if (!Number.isFinite(of)) return minus(special(of));
  const text = inDigits(of, digits);
  return minus(trim ? trimmed(text) : text);
}

export const isWhole = (dtype) => /^u?int/.test(dtype);

/** As Python writes what is no finite number. */
export const special = (of) => (Number.isNaN(of) ? "nan" : of > 0 ? "inf" : "-inf");

/** The shortest text that gives this number back, as Python's repr: 2 is "2.0", 1e22 is "1e+22". */
export function exact(of, dtype = "float64") {
  if (dtype === "bool") return of ? "True" : "False";
  if (isWhole(dtype)) return String(of);
  if (!Number.isFinite(of)) return special(of);
  const shortest = dtype === "float32" || dtype === "float16" ? single(of, dtype) : of;
  const [mantissa, power] = evened(shortest).split("e");
  const exponent = Number(power);
  if (exponent < -4 || exponent >= 16) {
    return `${sign(of)}${mantissa.replace("-", "")}e${exponent < 0 ? "-" : "+"}${String(Math.abs(exponent)).padStart(2, "0")}`;
  }
  const text = inPlace(mantissa.replace(/[-.]/g, ""), exponent);
  return sign(of) + (text.includes(".") ? text : `${text}.0`);
}

/** The shortest figures; of two that are equally near, the even ones, as in Python. */
function evened(of) {
  const text = of.toExponential();
  const digits = text.split("e")[0].replace(/[-.]/g, "").length;
  const { figures, exponent } = rounded(Math.abs(of), digits);
  const even = `${of < 0 ? "-" : ""}${mantissaOf(figures)}e${exponent}`;
  return Number(even) === of ? even : text;
}

/** Figures without an exponent: the first one stands for so many tens. */
function inPlace(figures, exponent) {
  if (exponent < 0) return `0.${"0".repeat(-exponent - 1)}${figures}`;
  const whole = figures.slice(0, exponent + 1).padEnd(exponent + 1, "0");
  return figures.length > exponent + 1 ? `${whole}.${figures.slice(exponent + 1)}` : whole;
}

/** In the digits that a number of less precision needs. */
function single(of, dtype) {
  const round = dtype === "float32" ? Math.fround : half;
  for (let digits = 1; digits < 10; digits += 1) {
    const { figures, exponent } = rounded(Math.abs(of), digits); // half to even, as NumPy does
    const short = Number(`${sign(of)}${mantissaOf(figures)}e${exponent}`);
    if (round(short) === of) return short;
  }
  return of;
}

/** The nearest number with 11 bits. */
function half(of) {
  const step = 2 ** (Math.max(Math.floor(Math.log2(Math.abs(of))), -14) - 10);
  return of === 0 ? of : Math.round(of / step) * step;
}

const sign = (of) => (of < 0 || Object.is(of, -0) ? "-" : "");
const minus = (text) => text.replaceAll("-", "−");

function inDigits(of, digits) {
  if (of === 0) return `0.${"0".repeat(digits - 1)}`;
  const { figures, exponent } = rounded(Math.abs(of), digits);
  const size = Number(`${figures[0]}.${figures.slice(1)}e${exponent}`);
  if (size === 0) return `0.${"0".repeat(digits - 1)}`;
  if (size < FIXED[0] || size >= FIXED[1]) return `${sign(of)}${mantissaOf(figures)}e${exponent}`;
  return sign(of) + fixed(Math.abs(of), Math.max(digits - exponent - 1, 0));
}

const mantissaOf = (figures) => (figures.length > 1 ? `${figures[0]}.${figures.slice(1)}` : figures);

/** With an exponent of two digits at least, as Python formats whole numbers. */
function padded(of, digits) {
  const { figures, exponent } = rounded(Math.abs(of), digits);
  return `${sign(of)}${mantissaOf(figures)}e${exponent < 0 ? "-" : "+"}${String(Math.abs(exponent)).padStart(2, "0")}`;
}

/** A positive number as so many figures and the power of ten of the first one. */
function rounded(of, digits) {
  const [mantissa, power] = of.toExponential(Math.min(100, digits - 1 + SPARE)).split("e");
  const every = mantissa.replace(".", "");
  const [kept, rest] = [every.slice(0, digits), every.slice(digits)];
  const isUp = rest[0] > "5" || (rest[0] === "5" && (/[1-9]/.test(rest.slice(1)) || Number(kept.at(-1)) % 2 === 1));
  const figures = isUp ? String(BigInt(kept) + 1n) : kept;
  const exponent = Number(power);
  return figures.length > digits ? { figures: figures.slice(0, digits), exponent: exponent + 1 } : { figures, exponent };
}

/** A positive number, not below a thousandth, with so many decimals. */
function fixed(of, decimals) {
  const first = Number(of.toExponential(0 + SPARE).split("e")[1]);
  const { figures, exponent } = rounded(of, Math.max(1, first + 1 + decimals));
  const whole = figures.padEnd(exponent + 1 + decimals, "0");
  if (exponent < 0) return decimals ? `0.${"0".repeat(-exponent - 1)}${figures}`.padEnd(decimals + 2, "0") : "0";
  return decimals ? `${whole.slice(0, exponent + 1)}.${whole.slice(exponent + 1, exponent + 1 + decimals)}` : whole.slice(0, exponent + 1);
}

function trimmed(text) {
  const [mantissa, exponent] = text.split("e");
  const short = mantissa.includes(".") ? mantissa.replace(/0+$/, "").replace(/\.$/, "") : mantissa;
  return exponent === undefined ? short : `${short}e${exponent}`;
}
