// Takes a result link out of the address bar, and gives it to the element whose framework it belongs to.
// element.js imports this file first, and it imports nothing: the address bar must be clean before anything else
// runs, even where the rest of the script then fails.

/** @import { ConnectedElement } from "./elements.js" */

/** How links of ours begin after the address; some mail programs escape the second character, and some of these again. */
const BEGINNING = /^#r(=|%(25)*3D)/i;

/** The link that no element has taken yet: what stands after `#r=`. */
let pendingLink = takeFromAddressBar();

/** Whether a person was told that it belongs to none of the elements. It stays, since a host may set a framework late. */
let isRefused = false;

/**
 * Removes a result link from the address bar.
 * @returns {string | undefined} what stood after `#r=`
 */
function takeFromAddressBar() {
  const { hash, href } = location;
  const beginning = BEGINNING.exec(hash);
  if (!beginning) return undefined;
  try {
    // In full, since a page may have a base of another origin.
    history.replaceState(history.state, "", href.slice(0, href.indexOf("#")));
  } catch {
    // Browsers refuse it where a page has done so too often, too.
    location.hash = "";
  }
  return decoded(hash.slice(beginning[0].length));
}

/**
 * A link as it was written: some mail programs escape more of it than they need to, and more than once, and some take a
 * full stop or a bracket after it, or add what they count visits by. Links of ours have no such characters.
 * @param {string} link
 */
function decoded(link) {
  try {
    for (let round = 0; round < 3; round++) link = decodeURIComponent(link);
  } catch {
    // It is refused with its reason later.
  }
  return link.replace(/(&.*|[^\w-]+)$/s, "");
}

/** Takes a link that was opened after this page was loaded. An earlier one that nobody has taken gives way to it. */
export function takeNewLink() {
  const link = takeFromAddressBar();
  if (link === undefined) return;
  pendingLink = link;
  isRefused = false;
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
  const taker = running.find((element) => element.takesLink(link));
  if (taker) {
    pendingLink = undefined;
    taker.offerLink(link);
  } else if (running[0] && running.length === elements.size && !isRefused) {
    isRefused = true;
    running[0].offerLink(link);
  }
}
