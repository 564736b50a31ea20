// Loads the program: first what is needed until the first rating, then the lazy part.

import initialise, { onPanic } from "program";
import { LIMITS, MESSAGES, PROGRAM } from "generated";
import { elements } from "./elements.js";
import { readCopies } from "./mirror.js";
import { stop, stopped } from "./panic.js";
import { scriptUrl } from "./script_url.js";

/** @import { ProgramFile } from "generated" */

/**
 * The attempt to start the program, which all elements of the page share.
 * @type {Promise<void> | undefined}
 */
let starting;
/**
 * The functions and the memory of the running program, which the lazy part imports.
 * @type {WebAssembly.Exports | undefined}
 */
let programExports;
/**
 * The attempt to load the lazy part, unless it has failed.
 * @type {Promise<void> | undefined}
 */
let loadingLazyPart;

/** Whether the lazy part is loaded. A development build has none: its one file is the whole program. */
export let lazyPartLoaded = !PROGRAM.rest;

/**
 * Starts the program, once a page.
 * @returns {Promise<void>} rejected with a sentence for people if the program cannot run
 */
export function startProgram() {
  return stopped ? Promise.reject(MESSAGES.stopped) : (starting ??= load());
}

/**
 * Fetches a file of the program; the browser compares its digest.
 * @param {ProgramFile} file
 * @returns {Promise<Response>}
 */
const fetchFile = ({ name, integrity }) => fetch(new URL(name, scriptUrl), { integrity });

async function load() {
  const copies = readCopies();
  const response = await fetchProgram();
  try {
    programExports = await initialise({ module_or_path: response });
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
 * @returns {Promise<Response>} rejected with a sentence, which tells a host's policy from a broken connection
 */
async function fetchProgram() {
  let refused = false;
  /** @param {SecurityPolicyViolationEvent} event */
  const noteViolation = (event) => {
    refused ||= event.effectiveDirective === "connect-src";
  };
  document.addEventListener("securitypolicyviolation", noteViolation);
  try {
    return await fetchFile(PROGRAM.wasm);
  } catch {
    // The violation is reported in a later task than the failure.
    await new Promise((resolve) => setTimeout(resolve));
    throw refused ? MESSAGES.refused : MESSAGES.cannotLoad;
  } finally {
    document.removeEventListener("securitypolicyviolation", noteViolation);
  }
}

/** Loads the lazy part, unless it is loaded or on its way, and tells all elements how that went. */
export function loadLazyPart() {
  if (stopped || !programExports || !PROGRAM.rest) return;
  loadingLazyPart ??= instantiateLazyPart(PROGRAM.rest, programExports)
    .then(
      () => {
        lazyPartLoaded = true;
      },
      (error) => {
        console.warn(error);
        // The next call tries again.
        loadingLazyPart = undefined;
      },
    )
    .then(() => elements.forEach((element) => element.noteLazyPart(lazyPartLoaded)));
}

/**
 * Fetches the lazy part and links it with the running program: its functions take their places in the program's table.
 * @param {ProgramFile} file
 * @param {WebAssembly.Exports} exports
 */
async function instantiateLazyPart(file, exports) {
  const response = await fetchFile(file);
  await WebAssembly.instantiate(await response.arrayBuffer(), { __wasm_split: exports });
}
