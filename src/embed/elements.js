// The elements that are in the page now. They share one program, so what happens to it is told to all of them.

/**
 * What an element is told by the modules around it.
 * @typedef {object} ConnectedElement
 * @property {(link: string) => boolean | undefined} takesLink whether a result link belongs to its framework;
 *   undefined while the element does not run
 * @property {(link: string) => void} offerLink asks the person what to do with a result link
 * @property {(key: string) => void} refresh an element of this page has saved or deleted the record with this key
 * @property {(name: string) => boolean} hasAttribute
 * @property {(name: string) => string | undefined} goToScreen goes to the screen of that name, or to the nearest one
 *   that is there, and returns the name of that; undefined while the element does not run, and in a kiosk
 * @property {() => void} recall the copy of the saved record was read after the element was started
 * @property {() => void} stop the program has panicked or trapped
 */

/** @type {Set<ConnectedElement>} */
export const elements = new Set();

/**
 * Tells the other elements that a record was saved or deleted. Browsers tell other pages alone.
 * @param {string} key
 */
export function tellElements(key) {
  // After the one that saves has finished: all are of one program, which cannot be called from itself.
  if (elements.size > 1) queueMicrotask(() => elements.forEach((element) => element.refresh(key)));
}
