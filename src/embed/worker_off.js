// Removes the service worker (sw-off.js). A website copies it over sw.js: it replaces the running worker, deletes the
// cached files and unregisters itself. Pages then come from the network. Saved answers are not affected.

const worker = /** @type {ServiceWorkerGlobalScope} */ (/** @type {unknown} */ (self));

worker.addEventListener("install", () => worker.skipWaiting());
worker.addEventListener("activate", (event) => event.waitUntil(removeWorker()));

async function removeWorker() {
  const { registration } = worker;
  const prefix = `cme-selfcheck ${registration.scope} `;
  const ours = (await caches.keys()).filter((name) => name.startsWith(prefix));
  await Promise.all(ours.map((name) => caches.delete(name)));
  await registration.unregister();
}
