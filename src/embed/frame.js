// The script of frame.html: sets the element's attributes from the query of the page's address, and tells the host
// how high the page is.

import { FRAME } from "generated";

const query = new URLSearchParams(location.search);
const element = /** @type {HTMLElement} */ (document.querySelector("cme-selfcheck"));
// The markup has storage="memory", in case this script does not run: the address may ask for a kiosk, which must not
// store anything.
element.removeAttribute("storage");
for (const name of FRAME.attributes) {
  const value = query.get(name);
  if (value !== null) element.setAttribute(name, value);
}

/**
 * Returns an origin if it is written exactly as browsers write it. Anything else is no origin: a message must not go to
 * a host that was guessed.
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
  const sendHeight = () => {
    const height = Math.ceil(page.getBoundingClientRect().height);
    if (height === sentHeight) return;
    sentHeight = height;
    parent.postMessage({ type: FRAME.type, height }, host);
  };
  new ResizeObserver(sendHeight).observe(page);
}
