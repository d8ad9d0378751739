// Starts Python before anything else of the page, and keeps what it says until the page listens.
const worker = new Worker(new URL("worker.js", import.meta.url), { type: "module" });
const early = [];
worker.onmessage = worker.onerror = (event) => early.push(event);
globalThis.earlyPython = { worker, early };
