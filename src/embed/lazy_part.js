// The lazy part of the program (src/ui/lazy.rs). The program imports this function by way of wasm-bindgen's glue.

import { initSync } from "program";
import { PROGRAM } from "generated";
import { stopped } from "./panic.js";
import { fetchProgramFile } from "./program_file.js";
import { addLazyStyles } from "./style_sheet.js";

/** @import { ProgramFile } from "generated" */

/**
 * Loads the lazy part and calls the program back with the outcome. Called by the crate wasm_split_helpers, again for
 * each retry.
 * @param {number} callback index of a function of the program that takes `data` and whether the part is loaded
 * @param {number} data
 */
export async function loadLazyPart(callback, data) {
  // While the program runs, this returns its exports, which the lazy part imports.
  const exports = initSync();
  let loaded = false;
  try {
    const response = await fetchProgramFile(/** @type {ProgramFile} */ (PROGRAM.lazy));
    // Instantiation puts the part's functions into the program's table.
    const imports = { __wasm_split: exports };
    const { module } = await WebAssembly.instantiate(await response.arrayBuffer(), imports);
    const [style] = WebAssembly.Module.customSections(module, "style");
    addLazyStyles(new TextDecoder().decode(style));
    loaded = true;
  } catch (error) {
    console.warn(error);
  }
  // A program that has stopped must not be called again.
  if (!stopped) exports.__indirect_function_table.get(callback)(data, loaded);
}
