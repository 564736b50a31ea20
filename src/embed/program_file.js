import { scriptUrl } from "./script_url.js";

/** @import { ProgramFile } from "generated" */

/**
 * Fetches a file of the program; the browser compares its digest.
 * @param {ProgramFile} file
 * @returns {Promise<Response>}
 */
export const fetchProgramFile = ({ name, integrity }) => fetch(new URL(name, scriptUrl), { integrity });
