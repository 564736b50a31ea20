// The service worker of our own pages (sw.js), for use without a network. It keeps all files of one build or none, and
// answers our pages from these alone, so that files of two builds never meet. Only register_worker.js registers it,
// never the element. worker_off.js removes it.

import { ACCEPT, BUILD, CACHED_FILES } from "generated";

const worker = /** @type {ServiceWorkerGlobalScope} */ (/** @type {unknown} */ (self));
const { registration } = worker;
const { scope } = registration;
/** The prefix of the caches of all our builds. */
const cachePrefix = `cme-selfcheck ${scope} `;
const cacheName = cachePrefix + BUILD;

/**
 * The address under which a file is cached: without query and fragment, and for a start page that of its folder.
 * @param {string} url absolute, or relative to the scope
 * @returns {string}
 */
function cacheKey(url) {
  const { origin, pathname } = new URL(url, scope);
  return origin + pathname.replace(/\/index\.html$/, "/");
}

/** Digest by address, of every file of this build. */
const files = new Map(Object.entries(CACHED_FILES).map(([path, digest]) => [cacheKey(path), digest]));

worker.addEventListener("install", (event) => event.waitUntil(install()));

async function install() {
  // The cache already exists if the build in use was published again while a later one was waiting.
  const existed = await caches.has(cacheName);
  const cache = await caches.open(cacheName);
  const controller = new AbortController();
  const downloads = [...files].map(([url, integrity]) => addFile(cache, url, integrity, controller.signal));
  try {
    await Promise.all(downloads);
  } catch (error) {
    // One file is missing, so none is kept. Wait for the other downloads, or they could write to a deleted cache.
    controller.abort();
    await Promise.allSettled(downloads);
    if (!existed) await caches.delete(cacheName);
    throw error;
  }
}

/**
 * Downloads a file into the cache if it is, byte for byte, what was built: the browser compares the digest.
 * @param {Cache} cache
 * @param {string} url
 * @param {string} integrity
 * @param {AbortSignal} [signal]
 */
async function addFile(cache, url, integrity, signal) {
  const mode = "same-origin";
  const response = await fetch(url, { integrity, mode, redirect: "error", cache: "no-cache", signal });
  if (response.status !== 200 || response.type !== "basic") throw new TypeError(url);
  await cache.put(url, response);
}

// Skips waiting when the person has accepted the new version; otherwise it waits until no page of the last one is open.
worker.addEventListener("message", ({ data }) => {
  if (data === ACCEPT) worker.skipWaiting();
});

worker.addEventListener("fetch", (event) => {
  const { method, url } = event.request;
  if (method === "GET" && files.has(cacheKey(url))) event.respondWith(answer(event));
});

/**
 * Answers requests of our pages from the cache, and all others from the network.
 * @param {FetchEvent} event
 * @returns {Promise<Response>}
 */
async function answer(event) {
  const { request, clientId } = event;
  const isPage = request.mode === "navigate";
  // A page of another website, or one that is not of this build, must get its files from the network.
  const client = isPage ? undefined : await worker.clients.get(clientId);
  const isOurs = isPage || (client && files.has(cacheKey(client.url)));
  // Safari's cache fails now and then; the network may work.
  const find = () => caches.match(cacheKey(request.url), { cacheName }).catch(() => undefined);
  const stored = isOurs ? await find() : undefined;
  if (!stored) {
    // The browser may have deleted the cache to save space. If the server still has this build, keep it again.
    if (isPage && !registration.installing) event.waitUntil(install().catch(() => {}));
    return fetch(request);
  }
  if (isPage) event.waitUntil(Promise.all([deleteOldCaches(), renewHeaders(request.url)]));
  return stored;
}

/**
 * Caches a page with the headers that the server sends now: a corrected policy must reach earlier visitors too. Nothing
 * changes unless its bytes are those of the build.
 * @param {string} url
 */
async function renewHeaders(url) {
  const key = cacheKey(url);
  const integrity = /** @type {string} */ (files.get(key));
  await addFile(await caches.open(cacheName), key, integrity).catch(() => {});
}

/** Deletes the caches of earlier builds. Deletes nothing while a newer worker is installing or waiting, because one of
    the caches belongs to it. */
async function deleteOldCaches() {
  const ours = (await caches.keys()).filter((name) => name.startsWith(cachePrefix));
  if (registration.installing || registration.waiting) return;
  await Promise.all(ours.filter((name) => name !== cacheName).map((name) => caches.delete(name)));
}
