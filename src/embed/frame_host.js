// For hosts, optional: sets the height of an iframe of frame.html to that of its content. It is built as a classic
// script (cme-selfcheck-frame.js), so that it listens before an iframe that follows it in the page sends its height.

import { FRAME } from "generated";

const script = /** @type {HTMLScriptElement} */ (document.currentScript);
const page = new URL("frame.html", script.src);

/**
 * Finds the iframe that sent a message, if it shows our page and the message has that page's origin.
 * @param {unknown} source the window that sent it
 * @param {string} origin
 * @returns {HTMLIFrameElement | undefined}
 */
function findSender(source, origin) {
  for (const frame of document.querySelectorAll("iframe")) {
    if (frame.contentWindow !== source) continue;
    const [address] = frame.src.split(/[?#]/);
    // A sandboxed page has an opaque origin, which messages call "null".
    const isOpaque = frame.hasAttribute("sandbox") && !frame.sandbox.contains("allow-same-origin");
    const expectedOrigin = isOpaque ? "null" : page.origin;
    return address === page.href && origin === expectedOrigin ? frame : undefined;
  }
  return undefined;
}

addEventListener("message", ({ data, origin, source }) => {
  if (data?.type !== FRAME.type || !Number.isFinite(data.height)) return;
  const frame = findSender(source, origin);
  if (!frame) return;
  const height = Math.ceil(Math.min(Math.max(data.height, FRAME.lowest), FRAME.highest));
  const hasBorderBox = getComputedStyle(frame).boxSizing === "border-box";
  frame.height = `${height + (hasBorderBox ? frame.offsetHeight - frame.clientHeight : 0)}`;
});
