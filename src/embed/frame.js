// The script of frame.html: sets the element's attributes from the query of the page's address, and tells the host
// how high the page is.

import { FRAME } from "generated";

const query = new URLSearchParams(location.search);
const element = /** @type {HTMLElement} */ (document.querySelector("cme-selfcheck"));
// The markup has storage="memory" in case this script does not run: the address may ask for a kiosk, which must store
// nothing.
element.removeAttribute("storage");
for (const name of FRAME.attributes) {
  const value = query.get(name);
  if (value !== null) element.setAttribute(name, value);
}

/**
 * Returns an origin if it is written exactly as browsers write it; otherwise undefined, because a message must not go
 * to a guessed host.
 * @param {string | null} text
 * @returns {string | undefined}
 */
function exactOrigin(text) {
  try {
    const { origin } = new URL(text ?? "");
    return origin === text && origin !== "null" ? origin : undefined;
  } catch {
    return undefined;
  }
}

const host = exactOrigin(query.get("parent"));
if (host && parent !== window) {
  const page = document.documentElement;
  /** @type {number | undefined} */
  let sentHeight;
  // The height from the observer's entry: reading it from the page could cause another layout during observation, which
  // browsers report as an error.
  new ResizeObserver(([{ borderBoxSize }]) => {
    const height = Math.ceil(borderBoxSize[0].blockSize);
    if (height === sentHeight) return;
    sentHeight = height;
    parent.postMessage({ type: FRAME.type, height }, host);
  }).observe(page);
}
