// The worker that takes ours away: put in the place of sw.js, it ends the worker that runs and deletes
// the files that it kept. Pages then come from the network. Answers are not its business, they stay.

addEventListener("install", () => skipWaiting());
addEventListener("activate", (event) => event.waitUntil(end()));

async function end() {
  const ours = (one) => one.startsWith(`cme-selfcheck ${registration.scope} `);
  await Promise.all((await caches.keys()).filter(ours).map((one) => caches.delete(one)));
  await registration.unregister();
}
