/** The address of cme-selfcheck.js, into which these modules are bundled; all other files are in the same folder. */
export const scriptUrl = import.meta.url;
