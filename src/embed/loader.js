// Loads and starts the program.

import initialise, { onPanic } from "program";
import { LIMITS, MESSAGES, PROGRAM } from "generated";
import { elements } from "./elements.js";
import { readCopies } from "./mirror.js";
import { stop, stopped } from "./panic.js";
import { fetchProgramFile } from "./program_file.js";
import { isSupported } from "./style_sheet.js";

/**
 * The attempt to start the program, which all elements of the page share; undefined after a failed one.
 * @type {Promise<void> | undefined}
 */
let starting;
/**
 * Starts the program, once per page.
 * @returns {Promise<void>} rejected with a sentence for people if the program cannot run
 */
export function startProgram() {
  if (!isSupported) return Promise.reject(MESSAGES.tooOld);
  if (stopped) return Promise.reject(MESSAGES.stopped);
  return (starting ??= load().catch((error) => {
    // The next element tries again: the network may be back.
    starting = undefined;
    throw error;
  }));
}

async function load() {
  const copies = readCopies();
  const response = await fetchProgram();
  try {
    await initialise({ module_or_path: response });
  } catch (error) {
    console.error(error);
    // Firefox reports a connection that breaks in the middle of the file as an AbortError of the compilation.
    throw /** @type {Error} */ (error)?.name === "AbortError" ? MESSAGES.cannotLoad : MESSAGES.cannotRun;
  }
  onPanic(stop);
  await Promise.race([copies, new Promise((resolve) => setTimeout(resolve, LIMITS.recall))]);
  copies.then(() => elements.forEach((element) => element.recall()));
}

/**
 * Fetches the first file of the program.
 * @returns {Promise<Response>} rejected with a sentence that depends on whether a policy or the connection prevented it
 */
async function fetchProgram() {
  let refused = false;
  /** @param {SecurityPolicyViolationEvent} event */
  const noteViolation = (event) => {
    refused ||= event.effectiveDirective === "connect-src";
  };
  document.addEventListener("securitypolicyviolation", noteViolation);
  try {
    return await fetchProgramFile(PROGRAM.wasm);
  } catch {
    // The violation is reported in a later task than the failure.
    await new Promise((resolve) => setTimeout(resolve));
    throw refused ? MESSAGES.refused : MESSAGES.cannotLoad;
  } finally {
    document.removeEventListener("securitypolicyviolation", noteViolation);
  }
}
