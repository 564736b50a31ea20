// On our own pages only (offline.js): registers the service worker, and asks the person before a new version is used.
// Where the browser or the website's policy allows no worker, the page works without.

import { ACCEPT, UPDATE_MESSAGES } from "generated";

const line = document.createElement("p");
line.className = "update";
// A status by its role only when it says something: screen readers would begin the page with that word.
line.setAttribute("aria-live", "polite");
/** @type {HTMLElement} */ (document.querySelector("main")).prepend(line);

/**
 * Offers a version that has been downloaded. It is used when the person wants it.
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
 * What is used of a Trusted Types policy; TypeScript's library does not have that API.
 * @typedef {{ createScriptURL: (input: string) => string }} ScriptUrlPolicy
 */

/**
 * Returns the address of the worker, sw.js beside this script. In browsers with Trusted Types it comes from a policy
 * that gives out this one address only, whatever its input, and whose name a Content-Security-Policy can allow.
 * @returns {string} in fact a TrustedScriptURL there, which `register` takes as well
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
  // What does not run here is not worth keeping. A worker that is there already may get a version that does.
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
