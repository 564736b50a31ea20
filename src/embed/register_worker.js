// Only on our own pages (offline.js): registers the service worker, and asks the person before a new version is used.
// If the browser or the website's policy allows no worker, the page works without one.

import { ACCEPT, UPDATE_MESSAGES } from "generated";

const line = document.createElement("p");
line.className = "update";
// Not role="status" while it is empty: screen readers would begin reading the page with that word.
line.setAttribute("aria-live", "polite");
/** @type {HTMLElement} */ (document.querySelector("main")).prepend(line);

/**
 * Offers a version that has been downloaded. It is used once the person accepts it.
 * @param {ServiceWorker} worker
 */
function offerUpdate(worker) {
  const button = document.createElement("button");
  button.textContent = UPDATE_MESSAGES.use;
  button.onclick = () => {
    // Another tab may have accepted this version already, or a newer one may have replaced it: reloading is enough.
    if (worker.state !== "installed") {
      location.reload();
      return;
    }
    worker.onstatechange = () => {
      if (worker.state === "activated") location.reload();
    };
    worker.postMessage(ACCEPT);
  };
  line.setAttribute("role", "status");
  const isTeam = document.querySelector("cme-selfcheck[mode=team]");
  line.replaceChildren(isTeam ? UPDATE_MESSAGES.readyTeam : UPDATE_MESSAGES.ready, " ", button);
}

/**
 * The part of a Trusted Types policy that is used here; TypeScript's library lacks that API.
 * @typedef {{ createScriptURL: (input: string) => string }} ScriptUrlPolicy
 */

/**
 * Returns the address of the worker, sw.js beside this script. In browsers with Trusted Types it comes from a policy
 * that returns only this address, whatever its input, and whose name a Content-Security-Policy can allow.
 * @returns {string} in fact a TrustedScriptURL there, which `register` accepts as well
 */
function workerUrl() {
  /** @type {ScriptUrlPolicy} */
  const rules = { createScriptURL: () => new URL("sw.js", import.meta.url).href };
  const { trustedTypes } =
    /** @type {{ trustedTypes?: { createPolicy: (name: string, rules: ScriptUrlPolicy) => ScriptUrlPolicy } }} */ (
      globalThis
    );
  const policy = trustedTypes?.createPolicy("cme-selfcheck-worker", rules) ?? rules;
  return policy.createScriptURL("");
}

async function register() {
  // On the first visit, the files of the self-check must not wait for those of the worker.
  const element = /** @type {{ ready?: Promise<void> } | null} */ (document.querySelector("cme-selfcheck"));
  const runs = await element?.ready?.then(() => true, () => false);
  const workers = navigator.serviceWorker;
  // Do not store a version that does not run here, but a worker that is already registered may get one that does.
  if (!workers || (runs === false && !(await workers.getRegistration()))) return;
  const registration = await workers.register(workerUrl(), { updateViaCache: "none" });
  const lookForUpdate = () => {
    const { active, waiting, installing } = registration;
    if (installing) installing.onstatechange = lookForUpdate;
    const arrived = [waiting, installing].find((worker) => worker?.state === "installed");
    // Without an active worker this is the first version, which replaces nothing.
    if (active && arrived) offerUpdate(arrived);
  };
  registration.onupdatefound = lookForUpdate;
  lookForUpdate();
  // Some browsers check for updates only after some time.
  await registration.update();
}

register().catch(() => {});
