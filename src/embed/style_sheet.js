// The style sheet that all elements share.

import { STYLE } from "generated";

export const sheet = new CSSStyleSheet();
sheet.replaceSync(STYLE);

let hasReadersFontSize = false;

/**
 * Adds `--rem` to the sheet: the font size that the reader chose in the browser. A host may have changed the size of
 * `rem` for its whole page, so the size is measured on a probe that the sheet sets to `medium`. Does so once a page.
 * @param {ShadowRoot} root a root that uses the sheet and is in the page
 */
export function addReadersFontSize(root) {
  if (hasReadersFontSize) return;
  hasReadersFontSize = true;
  const probe = document.createElement("i");
  probe.className = "readers-size";
  root.append(probe);
  sheet.insertRule(`:host { --rem: ${getComputedStyle(probe).fontSize}; }`, sheet.cssRules.length);
  probe.remove();
}
