// Back and Forward of the browser between screens, for an element with the attribute `history`. An entry holds the name
// of its screen and nothing else, and keeps the address of the page. The program names the screens.

import { elements } from "./elements.js";

/** @import { ConnectedElement } from "./elements.js" */

/** The key of the name in the state of an entry. */
const KEY = "cme-selfcheck";

/** A page has one history: it belongs to the first element with the attribute. */
const findOwner = () => [...elements].find((element) => element.hasAttribute("history"));

/**
 * The name in the current entry. Undefined if none was written, or the history belongs to another element.
 * @param {ConnectedElement | undefined} element
 * @returns {string | undefined}
 */
export function readScreen(element) {
  const name = element && element === findOwner() ? history.state?.[KEY] : undefined;
  return typeof name === "string" ? name : undefined;
}

/**
 * Writes the name of an element's screen, if the history belongs to that element. An entry without a name, such as the
 * one in which the page was opened, gets this one and keeps the page's own state.
 * @param {ConnectedElement} element
 * @param {string} name
 * @param {boolean} replace whether to overwrite the name of the current entry instead of adding an entry
 */
export function noteScreen(element, name, replace) {
  if (element !== findOwner()) return;
  const before = readScreen(element);
  if (before === name) return;
  try {
    if (replace || before === undefined) history.replaceState({ ...history.state, [KEY]: name }, "");
    else history.pushState({ [KEY]: name }, "");
  } catch {
    // Browsers refuse it if a page does so too often. Back then skips this screen.
  }
}

addEventListener("popstate", () => {
  const element = findOwner();
  const name = readScreen(element);
  // An entry of the page's own, such as a link to a heading, does not change the screen.
  if (!element || name === undefined) return;
  const shown = element.goToScreen(name);
  if (shown !== undefined) noteScreen(element, shown, true);
});
