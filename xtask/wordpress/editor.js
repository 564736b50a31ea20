// The block in WordPress' editor: a card in place of the self-check, and its options in the sidebar. They come from
// cme-selfcheck.php with their words. No build step: `wp` is what WordPress' editor offers.
((wp, { options, builtIn, words }) => {
  const { createElement: el, Fragment } = wp.element;
  const { InspectorControls, useBlockProps } = wp.blockEditor;
  const { CheckboxControl, PanelBody, Placeholder, SelectControl, TextControl } = wp.components;
  /** The options of the first panel. */
  const MAIN = ["job-role", "scope", "importance", "theme", "heading-level"];
  /** Newer versions of WordPress ask for these, older ones pass over them. */
  const LAYOUT = { __nextHasNoMarginBottom: true, __next40pxDefaultSize: true };
  const FIELDSET = { border: 0, margin: 0, minWidth: 0, padding: 0 };

  /** Now and aim, as on the product's icon. */
  const icon = el(
    "svg",
    { viewBox: "0 0 24 24", width: 24, height: 24, "aria-hidden": true, stroke: "currentColor" },
    el("path", { d: "M7 12h6", strokeWidth: 1.5 }),
    el("circle", { cx: 6, cy: 12, r: 3.5, fill: "currentColor", stroke: "none" }),
    el("circle", { cx: 17, cy: 12, r: 4, fill: "none", strokeWidth: 2 }),
  );

  /** The values of an option with the words for them, in pairs; none where anything can be written. */
  const choices = (name, { framework }) => {
    // Whoever asks questions of their own writes ids: their file is read in the visitor's browser alone.
    if (name === "job-role" && !framework) return [...builtIn.roles, ["none", words.none]];
    return Object.entries(options[name].choices ?? {});
  };

  /** The areas of the built-in questions; none chosen means all. */
  const areas = ({ areas: ids = "" }, setAttributes) => {
    const { label, help } = options.areas;
    const chosen = ids.split(",").map((id) => id.trim());
    const toggle = (id, isIn) => {
      const ids = builtIn.areas.map(([one]) => one).filter((one) => (one === id ? isIn : chosen.includes(one)));
      setAttributes({ areas: ids.join(",") || undefined });
    };
    const box = ([id, title]) =>
      el(CheckboxControl, {
        ...LAYOUT,
        key: id,
        label: title,
        checked: chosen.includes(id),
        onChange: (isIn) => toggle(id, isIn),
      });
    const legend = el("legend", { className: "screen-reader-text" }, label);
    return el("fieldset", { style: FIELDSET }, legend, el("p", {}, help), builtIn.areas.map(box));
  };

  /** The control of an option. */
  const control = (name, attributes, setAttributes) => {
    const { label, help, type, usual, from: min, to: max } = options[name];
    const value = attributes[name];
    // What holds anyway is not written.
    const onChange = (given) => setAttributes({ [name]: given && given !== usual ? given : undefined });
    const common = { ...LAYOUT, key: name, label, help, onChange };
    if (type === "flag") return el(CheckboxControl, { ...common, checked: Boolean(value) });
    const pairs = choices(name, attributes).map(([one, words]) => ({ value: one, label: words }));
    if (pairs.length) {
      const asked = usual ? [] : [{ value: "", label: words.ask }];
      return el(SelectControl, { ...common, value: value ?? usual ?? "", options: [...asked, ...pairs] });
    }
    if (type === "number") return el(TextControl, { ...common, type, min, max, value: value ?? "" });
    const ids = ["job-role", "areas"].includes(name) ? ` ${words.ids}` : "";
    return el(TextControl, { ...common, help: help + ids, value: value ?? "" });
  };

  /** What was chosen, in words, for the card. */
  const summary = (attributes) =>
    Object.keys(options)
      .filter((name) => attributes[name])
      .map((name) => {
        const { label, type } = options[name];
        const pair = choices(name, attributes).find(([value]) => value === attributes[name]);
        return el("li", { key: name }, type === "flag" ? label : `${label}: ${pair ? pair[1] : attributes[name]}`);
      });

  const edit = ({ attributes, setAttributes }) => {
    const controls = (names) => names.map((name) => control(name, attributes, setAttributes));
    const more = Object.keys(options).filter((name) => name !== "areas" && !MAIN.includes(name));
    const panel = (title, initialOpen, ...inside) => el(PanelBody, { title, initialOpen }, ...inside);
    return el(
      Fragment,
      {},
      el(
        InspectorControls,
        {},
        panel(words.panel, true, controls(MAIN)),
        panel(
          options.areas.label,
          false,
          attributes.framework ? controls(["areas"]) : areas(attributes, setAttributes),
        ),
        panel(words.more, false, controls(more)),
        panel(builtIn.title, false, el("p", {}, builtIn.source), el("p", {}, builtIn.rights)),
      ),
      el(
        "div",
        useBlockProps(),
        el(Placeholder, { icon, label: words.title, instructions: words.preview }, el("ul", {}, summary(attributes))),
      ),
    );
  };

  wp.blocks.registerBlockType("cme-selfcheck/selfcheck", { icon, edit, save: () => null });
})(window.wp, window.cmeSelfcheck);
