// The panel in the widget's place when the program cannot run: what has happened, and what the person can do.

import { MESSAGES } from "generated";
import { create } from "./dom.js";

/**
 * Creates the panel.
 * @param {string} sentence what has happened; each line is a paragraph
 * @param {object} offers
 * @param {string | null} offers.savedRecord the saved record for download, if there is one
 * @param {boolean} offers.paperForm whether the paper form of the built-in framework is of use
 * @returns {HTMLElement}
 */
export function createFailurePanel(sentence, { savedRecord, paperForm }) {
  const panel = create("div", { className: "notice", role: "alert" });
  const actions = create("p", { className: "actions" });
  panel.append(...sentence.split("\n").map((line) => create("p", { textContent: line })), actions);
  if (savedRecord) {
    const href = URL.createObjectURL(new Blob([savedRecord], { type: "application/json" }));
    const download = "cme-selfcheck-saved.json";
    actions.append(create("a", { href, download, textContent: MESSAGES.downloadSaved }));
  }
  if (paperForm) {
    actions.append(create("a", { href: new URL("paper.html", import.meta.url).href, textContent: MESSAGES.paper }));
  }
  actions.append(create("button", { type: "button", textContent: MESSAGES.reload, onclick: reload }));
  return panel;
}

/** Fetches the script past the HTTP cache: an outdated script names program files that the server may not have. */
function renewScript() {
  // A connection may hang instead of breaking.
  return fetch(import.meta.url, { cache: "reload", signal: AbortSignal.timeout?.(3000) });
}

function reload() {
  renewScript().catch(() => {}).then(() => location.reload());
}

/**
 * Asks every minute whether the server has the script, and reloads the page once it has: reloading without a server
 * could show a page of the browser's, which does not try again.
 * @param {() => boolean} isWanted whether reloading still makes sense at that time
 */
export function reloadLater(isWanted) {
  const later = () => reloadLater(isWanted);
  setTimeout(() => {
    if (isWanted()) renewScript().then(({ ok }) => ok ? location.reload() : later(), later);
  }, 60_000);
}
