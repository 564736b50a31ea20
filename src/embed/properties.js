// The element's properties, each of which reflects the attribute of the same name.

import { ATTRIBUTES } from "generated";

/**
 * How a property reads and writes its attribute.
 * @typedef {object} Reflection
 * @property {(element: Element, name: string) => string | number | boolean | null} read
 * @property {(element: Element, name: string, value: unknown) => void} write
 */

/**
 * Reflection by the kind of the attribute.
 * @type {Record<"text" | "number" | "flag", Reflection>}
 */
const REFLECTIONS = {
  text: { read: (element, name) => element.getAttribute(name), write: writeText },
  number: {
    read: (element, name) => element.hasAttribute(name) ? Number(element.getAttribute(name)) : null,
    write: writeText,
  },
  flag: {
    read: (element, name) => element.hasAttribute(name),
    write: (element, name, value) => element.toggleAttribute(name, Boolean(value)),
  },
};

/**
 * Sets an attribute, or removes it for null, undefined and the empty text, by which some frameworks unset properties.
 * @type {Reflection["write"]}
 */
function writeText(element, name, value) {
  if (value === null || value === undefined || value === "") element.removeAttribute(name);
  else element.setAttribute(name, `${value}`);
}

/**
 * Defines a property for each attribute.
 * @param {HTMLElement} prototype
 */
export function defineProperties(prototype) {
  for (const { name, property, kind } of ATTRIBUTES) {
    const { read, write } = REFLECTIONS[kind];
    Object.defineProperty(prototype, property, {
      configurable: true,
      enumerable: true,
      get() { return read(this, name); },
      set(value) { write(this, name, value); },
    });
  }
}

/**
 * Applies properties that the page had set before the element was defined: as own properties they would hide those of
 * the class for ever.
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
