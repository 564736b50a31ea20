/** The address of cme-selfcheck.js, beside which all other files stand: these modules are bundled into it. */
export const scriptUrl = import.meta.url;
