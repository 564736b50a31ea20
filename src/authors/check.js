// Starts the program of check.html, the page for framework authors, and shows a message if the program cannot run.

import initialise from "program";
import { CHECK_MESSAGES, CHECK_PROGRAM } from "generated";

/**
 * Shows a sentence at the top of the page.
 * @param {string} sentence
 */
function showNotice(sentence) {
  const notice = document.createElement("p");
  notice.className = "notice";
  notice.setAttribute("role", "alert");
  notice.textContent = sentence;
  /** @type {HTMLElement} */ (document.getElementById("desk")).prepend(notice);
}

/**
 * Shows a message if an error is a panic or a trap of the program: its controls no longer have any effect then.
 * @param {unknown} error
 */
function checkForTrap(error) {
  if (error instanceof WebAssembly.RuntimeError && error.stack?.includes(CHECK_PROGRAM.name)) {
    showNotice(CHECK_MESSAGES.stopped);
  }
}
addEventListener("error", (event) => checkForTrap(event.error));
addEventListener("unhandledrejection", (event) => checkForTrap(event.reason));

async function load() {
  const { name, integrity } = CHECK_PROGRAM;
  const response = await fetch(new URL(name, import.meta.url), { integrity });
  await initialise({ module_or_path: response });
}
load().catch((error) => {
  console.error(error);
  showNotice(CHECK_MESSAGES.cannotStart);
});
