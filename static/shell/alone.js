// Leaves a worker alone with what it has: of its global names only those stay that compute, wait or speak to its page.
// What is not listed goes, whatever browsers will call their next way out: network, storage, other workers, code made of text.

const LANGUAGE = `
  AggregateError Array ArrayBuffer AsyncDisposableStack Atomics BigInt BigInt64Array BigUint64Array Boolean DataView Date
  DisposableStack Error EvalError FinalizationRegistry Float16Array Float32Array Float64Array Function Infinity Int16Array
  Int32Array Int8Array Intl Iterator JSON Map Math NaN Number Object Promise Proxy RangeError ReferenceError Reflect RegExp
  Set SharedArrayBuffer String SuppressedError Symbol SyntaxError TypeError URIError Uint16Array Uint32Array Uint8Array
  Uint8ClampedArray WeakMap WeakRef WeakSet WebAssembly decodeURI decodeURIComponent encodeURI encodeURIComponent escape
  globalThis isFinite isNaN parseFloat parseInt undefined unescape
`;
const PLATFORM = `
  AbortController AbortSignal DOMException Event EventTarget MessageChannel MessageEvent MessagePort TextDecoder TextEncoder
  URL URLSearchParams atob btoa clearInterval clearTimeout console constructor crypto performance postMessage queueMicrotask
  scheduler self setInterval setTimeout structuredClone
`;
const KEPT = new Set([LANGUAGE, PLATFORM].flatMap((names) => names.split(/\s+/)));

export function leaveAlone() {
  for (const timer of ["setTimeout", "setInterval"]) globalThis[timer] = withoutText(globalThis[timer]);
  for (const make of [function () {}, async function () {}, function* () {}, async function* () {}]) forbid(Object.getPrototypeOf(make));
  globalThis.Function = /** @type {any} */ (refuse);
  for (const place of places()) Object.getOwnPropertyNames(place).forEach((name) => KEPT.has(name) || take(place, name));
}

/** The worker's global object and what it inherits, but for what it has in common with every other thing that hears events. */
function* places() {
  for (let place = globalThis; place && place !== EventTarget.prototype; place = Object.getPrototypeOf(place)) yield place;
}

function take(place, name) {
  if (!Reflect.deleteProperty(place, name)) Reflect.defineProperty(place, name, { value: undefined, writable: false });
}

const withoutText = (timer) => (work, ...rest) => (typeof work === "function" ? timer(work, ...rest) : refuse());
const forbid = (kind) => Object.defineProperty(kind, "constructor", { value: refuse, configurable: false, writable: false });

function refuse() {
  throw new TypeError("No code is made of text here.");
}
refuse.prototype = Function.prototype; // what is a function still says so
