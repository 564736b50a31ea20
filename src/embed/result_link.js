// Removes a result link from the address bar, and passes it to the element whose framework it belongs to. element.js
// imports this file first, and it imports only a list: the address bar must be clean before anything else runs, even if
// the rest of the script fails.

import { elements } from "./elements.js";

/** @import { ConnectedElement } from "./elements.js" */

/** The beginning of our links after the address; some mail programs escape the second character, even repeatedly. */
const BEGINNING = /^#r(=|%(25)*3D)/i;

/**
 * Where this tab keeps a link while the page is hidden or loaded anew: for the person who opened it, the page may have
 * the only copy. Other pages of the same website have keys of their own.
 */
const KEY = `cme-selfcheck:link:${location.pathname}${location.search}`;

/** The text after `#r=` of a link that no element has taken yet. */
let pendingLink = takeFromAddressBar() ?? readFromTab();

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

/** @returns {string | undefined} the link that this tab kept */
function readFromTab() {
  try {
    return sessionStorage.getItem(KEY) ?? undefined;
  } catch {
    // The browser blocks storage.
    return undefined;
  }
}

/** @param {string | undefined} link what this tab keeps from now on */
function keepInTab(link) {
  try {
    if (link === undefined) sessionStorage.removeItem(KEY);
    else sessionStorage.setItem(KEY, link);
  } catch {
    // The browser blocks storage.
  }
}

/** The link about which the person has not decided, unless an element would not store it. */
function undecidedLink() {
  const all = [...elements];
  if (all.some((one) => one.getAttribute("storage") === "memory" || one.getAttribute("mode"))) return undefined;
  if (offered?.element.offersLink(offered.link)) return offered.link;
  const link = pendingLink;
  if (link === undefined) return undefined;
  // Where an element does not run yet, or could not be started, a reload may help.
  return all.length === 0 || all.some((one) => one.takesLink(link) === undefined) ? link : undefined;
}

/** Keeps the link over a reload. Browsers may end a hidden page without notice, so it is kept in each. */
export function keepLinkOverReload() {
  document.addEventListener("visibilitychange", () => {
    keepInTab(document.visibilityState === "hidden" ? undecidedLink() : undefined);
  });
  addEventListener("pagehide", () => keepInTab(undecidedLink()));
}

/**
 * Takes the link back from an element that leaves the page before the person has decided.
 * @param {ConnectedElement} element
 */
export function takeBack(element) {
  if (offered?.element !== element) return;
  if (element.offersLink(offered.link)) pendingLink = offered.link;
  offered = undefined;
}

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
 */
export function offerLink() {
  const link = pendingLink;
  if (link === undefined) return;
  const running = [...elements].filter((element) => element.takesLink(link) !== undefined);
  const taker = running.find((element) => element.takesLink(link));
  if (taker) {
    pendingLink = undefined;
    keepInTab(undefined);
    taker.offerLink(link);
    // A damaged link is refused, and what was offered before still is.
    if (taker.offersLink(link)) offered = { element: taker, link };
  } else if (running[0] && running.length === elements.size && !isRefused) {
    isRefused = true;
    running[0].offerLink(link);
  }
}
