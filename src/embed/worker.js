// Our own pages without a network: the service worker. It keeps the files of one build, all of them or
// none, and answers our own pages from these alone, so that files of two builds never meet. Only
// offline.js registers it, never the element. BUILD, FILES and ACCEPT come from the build
// (tests/build/worker.rs); worker_off.js is what takes it away again.

const { scope } = registration;
const name = `cme-selfcheck ${scope} ${BUILD}`;

/** Where a file is kept: without a query, and a start page under the address of its folder. */
function address(url) {
  const { origin, pathname } = new URL(url, scope);
  return origin + pathname.replace(/\/index\.html$/, "/");
}

/** Address and digest of every file of this build. */
const files = new Map(Object.entries(FILES).map(([path, digest]) => [address(path), digest]));

addEventListener("install", (event) => event.waitUntil(install()));

async function install() {
  // It is there before when the build in use comes back while another one waits.
  const had = await caches.has(name);
  const cache = await caches.open(name);
  const stop = new AbortController();
  const kept = [...files].map(([url, integrity]) => keep(cache, url, integrity, stop.signal));
  try {
    await Promise.all(kept);
  } catch (error) {
    // The rest need not come, and nothing may be put into a cache that is gone.
    stop.abort();
    await Promise.allSettled(kept);
    if (!had) await caches.delete(name);
    throw error;
  }
}

/** Keeps one file if it is, byte for byte, what was built: the browser compares the digest. */
async function keep(cache, url, integrity, signal) {
  const mode = "same-origin";
  const response = await fetch(url, { integrity, mode, redirect: "error", cache: "no-cache", signal });
  if (response.status !== 200 || response.type !== "basic") throw new TypeError(url);
  await cache.put(url, response);
}

// Without this word, a new worker waits until no page of the one before is open.
addEventListener("message", ({ data }) => {
  if (data === ACCEPT) skipWaiting();
});

addEventListener("fetch", (event) => {
  const { method, url } = event.request;
  if (method === "GET" && files.has(address(url))) event.respondWith(answer(event));
});

async function answer(event) {
  const { request, clientId } = event;
  const page = request.mode === "navigate";
  // A page that is not of this build asks the network for all it needs.
  const client = page ? undefined : await clients.get(clientId);
  const ours = page || (client && files.has(address(client.url)));
  const stored = ours && (await caches.match(address(request.url), { cacheName: name }));
  if (!stored) {
    // The browser may have thrown away what was kept; if the server still has it, it is kept again.
    if (page && !registration.installing) event.waitUntil(install().catch(() => {}));
    return fetch(request);
  }
  if (page) event.waitUntil(tidy());
  return stored;
}

/** Now that this build has answered, those before it go; never one that is still arriving. */
async function tidy() {
  const before = (await caches.keys()).filter((one) => one.startsWith(`cme-selfcheck ${scope} `));
  if (registration.installing || registration.waiting) return;
  await Promise.all(before.filter((one) => one !== name).map((one) => caches.delete(one)));
}
