// Creates the few nodes that exist without the program.

/**
 * Creates an element with these properties.
 * @template {keyof HTMLElementTagNameMap} Tag
 * @param {Tag} tag
 * @param {Partial<HTMLElementTagNameMap[Tag]>} [properties]
 * @returns {HTMLElementTagNameMap[Tag]}
 */
export const create = (tag, properties = {}) => Object.assign(document.createElement(tag), properties);

/**
 * Creates the place for the widget or the failure panel: content goes into `inner`, and `outer`, its parent, into the
 * shadow root. The style sheet needs two boxes to keep the host's styles out (style/widget.css).
 * @returns {{ outer: HTMLElement, inner: HTMLElement }}
 */
export function createPlace() {
  const inner = create("div", { className: "inner" });
  const outer = create("div", { className: "outer" });
  outer.append(inner);
  return { outer, inner };
}
