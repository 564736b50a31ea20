// The style sheet that all elements share.

import { STYLE } from "generated";

/** Whether the browser has what the sheet rests on. The oldest browsers with both are in README.md. */
export const isSupported =
  "adoptedStyleSheets" in Document.prototype && CSS.supports("container-type", "inline-size");

const sheet = isSupported ? new CSSStyleSheet() : undefined;
sheet?.replaceSync(STYLE);

/**
 * Applies the sheet to a shadow root.
 * @param {ShadowRoot} root
 */
export function applyStyles(root) {
  if (sheet) root.adoptedStyleSheets = [sheet];
}

let hasReadersFontSize = false;

/**
 * Adds `--rem` to the sheet: the font size that the reader chose in the browser. A host may have changed the size of
 * `rem` for its whole page, so the size is measured on a probe that the sheet sets to `medium`. Does so once a page.
 * @param {ShadowRoot} root a root that uses the sheet and is in the page
 */
export function addReadersFontSize(root) {
  if (hasReadersFontSize || !sheet) return;
  hasReadersFontSize = true;
  const probe = document.createElement("i");
  probe.className = "readers-size";
  root.append(probe);
  sheet.insertRule(`:host { --rem: ${getComputedStyle(probe).fontSize}; }`, sheet.cssRules.length);
  probe.remove();
}
