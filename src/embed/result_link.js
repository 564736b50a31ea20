// Removes a result link from the address bar, and passes it to the element whose framework it belongs to. element.js
// imports this file first, and it imports nothing: the address bar must be clean before anything else runs, even if the
// rest of the script fails.

/** @import { ConnectedElement } from "./elements.js" */

/** The beginning of our links after the address; some mail programs escape the second character, even repeatedly. */
const BEGINNING = /^#r(=|%(25)*3D)/i;

/** Where a tab keeps a link while it is reloaded: for the person who opened it, this page may have the only copy. */
const KEY = "cme-selfcheck:link";

/** The text after `#r=` of a link that no element has taken yet. */
let pendingLink = takeFromAddressBar() ?? takeFromTab();

/**
 * The link that an element offers, and that element.
 * @type {{ element: ConnectedElement, link: string } | undefined}
 */
let offered;

/** Whether the person was told that it belongs to no element. It stays pending: a host may set a framework later. */
let isRefused = false;

/**
 * Removes a result link from the address bar.
 * @returns {string | undefined} the text after `#r=`
 */
function takeFromAddressBar() {
  const { hash, href } = location;
  const beginning = BEGINNING.exec(hash);
  if (!beginning) return undefined;
  try {
    // An absolute address, since a page may have a base of another origin.
    history.replaceState(history.state, "", href.slice(0, href.indexOf("#")));
  } catch {
    // Browsers refuse it if a page has done so too often.
    location.hash = "";
  }
  return decoded(hash.slice(beginning[0].length));
}

/**
 * Takes the link that this tab kept.
 * @returns {string | undefined}
 */
function takeFromTab() {
  try {
    const link = sessionStorage.getItem(KEY) ?? undefined;
    sessionStorage.removeItem(KEY);
    return link;
  } catch {
    // The browser blocks storage.
    return undefined;
  }
}

/** Keeps the link in this tab until the person has decided about it. Browsers may end a hidden page without notice. */
function keepInTab() {
  try {
    if (offered?.element.offersLink(offered.link)) sessionStorage.setItem(KEY, offered.link);
    else sessionStorage.removeItem(KEY);
  } catch {
    // The browser blocks storage.
  }
}

addEventListener("pagehide", keepInTab);
document.addEventListener("visibilitychange", keepInTab);

/**
 * Restores a link: some mail programs escape more than necessary, even repeatedly, and some append a full stop, a
 * bracket or tracking parameters. Our links have no such characters.
 * @param {string} link
 */
function decoded(link) {
  try {
    for (let round = 0; round < 3; round++) link = decodeURIComponent(link);
  } catch {
    // A malformed link is refused later, with the reason.
  }
  return link.replace(/(&.*|[^\w-]+)$/s, "");
}

/** Takes a link that was opened after this page was loaded. It replaces an earlier one that no element has taken. */
export function takeNewLink() {
  const link = takeFromAddressBar();
  if (link === undefined) return;
  pendingLink = link;
  isRefused = false;
}

/**
 * Offers the link to the element whose framework it belongs to. If all elements run and it belongs to none, the first
 * of them shows what is wrong with it.
 * @param {Set<ConnectedElement>} elements
 */
export function offerLink(elements) {
  const link = pendingLink;
  if (link === undefined) return;
  const running = [...elements].filter((element) => element.takesLink(link) !== undefined);
  const taker = running.find((element) => element.takesLink(link));
  if (taker) {
    pendingLink = undefined;
    offered = { element: taker, link };
    taker.offerLink(link);
  } else if (running[0] && running.length === elements.size && !isRefused) {
    isRefused = true;
    running[0].offerLink(link);
  }
}
