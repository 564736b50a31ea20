// Back and Forward of the browser between screens, for an element with the attribute `history`. An entry holds the name of
// its screen and nothing else, and its address is that of the page. The program names the screens.

import { elements } from "./elements.js";

/** @import { ConnectedElement } from "./elements.js" */

/** Where the name stands in the state of an entry. */
const KEY = "cme-selfcheck";

/** A page has one history: it is the first element's that has the attribute. */
const findOwner = () => [...elements].find((element) => element.hasAttribute("history"));

/**
 * The name in the present entry. Undefined where nobody has written one, or the history is another element's.
 * @param {ConnectedElement | undefined} element
 * @returns {string | undefined}
 */
export function readScreen(element) {
  const name = element && element === findOwner() ? history.state?.[KEY] : undefined;
  return typeof name === "string" ? name : undefined;
}

/**
 * Notes the screen of an element, if the history is that element's. An entry without a name, such as the one in which
 * the page was opened, gets this one and keeps what the page has in it.
 * @param {ConnectedElement} element
 * @param {string} name
 * @param {boolean} replace whether the present entry is to have this name, even if it has one
 */
export function noteScreen(element, name, replace) {
  if (element !== findOwner()) return;
  const before = readScreen(element);
  if (before === name) return;
  try {
    if (replace || before === undefined) history.replaceState({ ...history.state, [KEY]: name }, "");
    else history.pushState({ [KEY]: name }, "");
  } catch {
    // Browsers refuse it where a page does so too often. Back then leaves this screen out.
  }
}

addEventListener("popstate", () => {
  const element = findOwner();
  const name = readScreen(element);
  // An entry of the page's own, such as a link to a heading, leaves the screen as it is.
  if (!element || name === undefined) return;
  const shown = element.goToScreen(name);
  if (shown !== undefined) noteScreen(element, shown, true);
});
