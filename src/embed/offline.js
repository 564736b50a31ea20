// On our own pages only: registers the worker, and asks before a new version is used. Where a worker is
// not allowed, the page goes on without. ACCEPT and WORDS come from the Rust source (tests/build/worker.rs).

const line = document.createElement("p");
line.className = "update";
line.setAttribute("role", "status");
document.querySelector("main").prepend(line);

/** Says that a new version waits; it is used when the person wants it. */
function offer(worker) {
  const button = document.createElement("button");
  button.textContent = WORDS.use;
  button.onclick = () => {
    // Another tab may have accepted it, or a newer one may have replaced it.
    if (worker.state !== "installed") return location.reload();
    worker.onstatechange = () => worker.state === "activated" && location.reload();
    worker.postMessage(ACCEPT);
  };
  line.replaceChildren(WORDS.ready, " ", button);
}

/** The worker stands beside this file. One named policy, for this one address. */
function workerUrl() {
  const rule = { createScriptURL: () => new URL("sw.js", import.meta.url).href };
  const policy = globalThis.trustedTypes?.createPolicy("cme-selfcheck-worker", rule) ?? rule;
  return policy.createScriptURL("");
}

async function register() {
  // The first visit belongs to the self-check: its files first, then those of the worker.
  await document.querySelector("cme-selfcheck")?.ready?.catch(() => {});
  const workers = navigator.serviceWorker;
  if (!workers) return;
  const registration = await workers.register(workerUrl(), { updateViaCache: "none" });
  const look = () => {
    const { active, waiting, installing } = registration;
    if (installing) installing.onstatechange = look;
    const arrived = [waiting, installing].find((worker) => worker?.state === "installed");
    // Without one in use, it is the first, which nobody has to accept.
    if (active && arrived) offer(arrived);
  };
  registration.onupdatefound = look;
  look();
  // Browsers look for themselves, but some take their time.
  await registration.update();
}

register().catch(() => {});
