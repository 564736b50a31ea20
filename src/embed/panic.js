// Detects that the program has panicked or trapped. Its memory may be inconsistent then, so no element uses it again.

import { PROGRAM } from "generated";
import { elements } from "./elements.js";

/** Whether the program has panicked or trapped. */
export let stopped = false;

/**
 * Stops all elements for good.
 * @param {string} message for developers
 */
export function stop(message) {
  if (stopped) return;
  console.error(message);
  stopped = true;
  // A panic hook runs while the panic is still on the stack: draw the panels after it has unwound.
  queueMicrotask(() => elements.forEach((element) => element.stop()));
}

/**
 * Stops all elements if an error is a trap of our program. A trap (out of memory, stack overflow) calls no panic hook;
 * the page only sees an uncaught error. A host's own WebAssembly may trap too, so the stack must name our files.
 * @param {unknown} error
 */
export function checkForTrap(error) {
  if (!(error instanceof WebAssembly.RuntimeError)) return;
  // WebKit omits the query from the addresses in a stack.
  const files = [PROGRAM.wasm.name, PROGRAM.lazy?.name, import.meta.url.split("?")[0]];
  if (files.some((file) => file && error.stack?.includes(file))) stop(error.message);
}
addEventListener("error", (event) => checkForTrap(event.error));
addEventListener("unhandledrejection", (event) => checkForTrap(event.reason));
