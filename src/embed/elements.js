// The elements that are in the page now. They share one program, so its state concerns all of them.

/**
 * The interface of an element for the modules around it.
 * @typedef {object} ConnectedElement
 * @property {(link: string) => boolean | undefined} takesLink whether a result link belongs to its framework; undefined
 *   while the element does not run
 * @property {(link: string) => void} offerLink asks the person what to do with a result link
 * @property {(link: string) => boolean} offersLink whether it runs, and the person has not decided about the link yet
 * @property {(key: string) => void} refresh an element of this page has saved or deleted the record with this key
 * @property {(name: string) => boolean} hasAttribute
 * @property {(name: string) => string | null} getAttribute
 * @property {(name: string) => string | undefined} goToScreen goes to the screen of that name, or to the nearest one
 *   that exists, and returns the name of that one; undefined while the element does not run, and in a kiosk
 * @property {() => void} recall the copy of the saved record was read after the element was started
 * @property {() => void} stop the program has panicked or trapped
 */

/** @type {Set<ConnectedElement>} */
export const elements = new Set();

/**
 * Notifies the other elements that a record was saved or deleted: the storage event reaches other pages only.
 * @param {string} key
 */
export function tellElements(key) {
  // In a later task, when the element has finished saving: all share one program, which must not be re-entered.
  if (elements.size > 1) queueMicrotask(() => elements.forEach((element) => element.refresh(key)));
}
