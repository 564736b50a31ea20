// Fetches the files of the program. The build knows their names and digests.

/** @import { ProgramFile } from "generated" */

/**
 * Fetches a file of the program; the browser compares its digest.
 * @param {ProgramFile} file
 * @returns {Promise<Response>}
 */
export const fetchProgramFile = ({ name, integrity }) => fetch(new URL(name, import.meta.url), { integrity });
