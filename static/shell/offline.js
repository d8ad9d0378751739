// The service worker: keeps every file of the site, and answers from them when the network does not.
const NAME = "autodiff-explorer-{{version}}";
const FILES = JSON.parse('{{files}}');
const PAST_IT = /\.(wasm|zip)$/; // large files go straight to the network; worker.js takes them from here when there is none

const here = /** @type {any} */ (self); // a service worker, which is no window

here.addEventListener("install", (event) => {
  event.waitUntil(caches.open(NAME).then((cache) => cache.addAll(FILES)).then(() => here.skipWaiting()));
});

here.addEventListener("activate", (event) => {
  const old = caches.keys().then((names) => names.filter((name) => name.startsWith("autodiff-explorer-") && name !== NAME));
  event.waitUntil(old.then((names) => Promise.all(names.map((name) => caches.delete(name)))).then(() => here.clients.claim()));
});

here.addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== "GET" || url.origin !== location.origin || PAST_IT.test(url.pathname)) return;
  event.respondWith(fetch(request).catch(() => kept(url)));
});

async function kept(url) {
  return (await caches.match(url.origin + url.pathname, { ignoreVary: true })) ?? Response.error();
}
