// The element's properties, each of which reflects the attribute of the same name.

import { ATTRIBUTES } from "generated";

/**
 * Defines a property for each attribute.
 * @param {HTMLElement} prototype
 */
export function defineProperties(prototype) {
  for (const { name, property, kind } of ATTRIBUTES) {
    Object.defineProperty(prototype, property, {
      configurable: true,
      enumerable: true,
      get() {
        if (kind === "flag") return this.hasAttribute(name);
        const value = this.getAttribute(name);
        if (kind === "number") return value ? Number(value) : null;
        return value;
      },
      set(value) {
        if (kind === "flag") this.toggleAttribute(name, Boolean(value));
        // Some frameworks unset properties by an empty text.
        else if (value === null || value === undefined || value === "") this.removeAttribute(name);
        else this.setAttribute(name, `${value}`);
      },
    });
  }
}

/**
 * Applies properties that the page set before the element was defined: as own properties they would permanently hide
 * those of the class.
 * @param {HTMLElement} element
 */
export function upgradeProperties(element) {
  const own = /** @type {Record<string, unknown>} */ (/** @type {unknown} */ (element));
  for (const { property } of ATTRIBUTES) {
    if (!Object.hasOwn(own, property)) continue;
    const value = own[property];
    delete own[property];
    own[property] = value;
  }
}
