// Takes a result link out of the address bar, and gives it to the element whose framework it belongs to.
// element.js imports this file first, and it imports nothing: the address bar must be clean before anything else
// runs, even where the rest of the script then fails.

/** @import { ConnectedElement } from "./elements.js" */

/** The link that no element has taken yet: what stands after `#r=`. */
let pendingLink = takeFromAddressBar();

/**
 * Removes a result link from the address bar.
 * @returns {string | undefined} what stood after `#r=`
 */
function takeFromAddressBar() {
  if (!location.hash.startsWith("#r=")) return undefined;
  const link = location.hash.slice(3);
  history.replaceState(history.state, "", location.pathname + location.search);
  return link;
}

/** Takes a link that was opened after this page was loaded. An earlier one that nobody has taken gives way to it. */
export function takeNewLink() {
  pendingLink = takeFromAddressBar() ?? pendingLink;
}

/**
 * Offers the link to the element whose framework it belongs to. When all elements run and it belongs to none, the
 * first of them says what is wrong with it.
 * @param {Set<ConnectedElement>} elements
 */
export function offerLink(elements) {
  const link = pendingLink;
  if (link === undefined) return;
  const running = [...elements].filter((element) => element.takesLink(link) !== undefined);
  const fallback = running.length === elements.size ? running[0] : undefined;
  const taker = running.find((element) => element.takesLink(link)) ?? fallback;
  if (!taker) return;
  taker.offerLink(link);
  pendingLink = undefined;
}
