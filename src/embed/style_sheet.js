// The style sheets that all elements share.

import { STYLE } from "generated";

/** Whether the browser has the features that the sheet needs. Some browsers older than those in README.md have them. */
export const isSupported =
  "adoptedStyleSheets" in Document.prototype && CSS.supports("container-type", "inline-size");

const sheet = isSupported ? new CSSStyleSheet() : undefined;
sheet?.replaceSync(STYLE);
/** The sheet of the screens in the lazy part; empty until that is loaded. */
const lazySheet = isSupported ? new CSSStyleSheet() : undefined;

/**
 * Applies the sheets to a shadow root.
 * @param {ShadowRoot} root
 */
export function applyStyles(root) {
  if (sheet && lazySheet) root.adoptedStyleSheets = [sheet, lazySheet];
}

/**
 * Adds the styles of the lazy part, in all elements.
 * @param {string} style
 */
export function addLazyStyles(style) {
  lazySheet?.replaceSync(style);
}

let hasReadersFontSize = false;

/**
 * Adds `--_cme-rem` to the sheet: the font size that the reader chose in the browser. A host may have changed the size
 * of `rem` for its whole page, so the size is measured on a probe that the sheet sets to `medium`. Does so once a page.
 * @param {ShadowRoot} root a root that uses the sheet and is in the page
 */
export function addReadersFontSize(root) {
  if (hasReadersFontSize || !sheet) return;
  const probe = document.createElement("i");
  probe.className = "readers-size";
  root.append(probe);
  const { fontSize } = getComputedStyle(probe);
  probe.remove();
  if (fontSize) {
    hasReadersFontSize = true;
    sheet.insertRule(`:host { --_cme-rem: ${fontSize}; }`, sheet.cssRules.length);
  } else {
    // Firefox has no styles in a frame that is not displayed. Its first size shows that it is displayed.
    new ResizeObserver((_, observer) => {
      observer.disconnect();
      if (root.isConnected) addReadersFontSize(root);
    }).observe(document.documentElement);
  }
}
