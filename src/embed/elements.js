// The elements that are in the page now. They share one program, so what happens to it is told to all of them.

/**
 * What an element is told by the modules around it.
 * @typedef {object} ConnectedElement
 * @property {(link: string) => boolean | undefined} takesLink whether a result link belongs to its framework;
 *   undefined while the element does not run
 * @property {(link: string) => void} offerLink asks the person what to do with a result link
 * @property {() => void} recall the copy of the saved record was read after the element was started
 * @property {() => void} stop the program has panicked or trapped
 */

/** @type {Set<ConnectedElement>} */
export const elements = new Set();
