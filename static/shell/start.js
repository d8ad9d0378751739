// Starts Python before anything else of the page, and keeps what it says until the page listens.

// A worker that is loaded from the network has no policy but what the server says of it, and a plain file server says nothing.
// One that is made of a blob is bound by the policy of the page.
const script = `import ${JSON.stringify(new URL("worker.js", import.meta.url).href)};`;
const door = URL.createObjectURL(new Blob([script], { type: "text/javascript" }));

export function startPython() {
  const worker = new Worker(door, { type: "module" });
  const early = [];
  worker.onmessage = worker.onerror = /** @type {(event: any) => void} */ ((event) => early.push(event));
  return { worker, early };
}

export const first = startPython();
