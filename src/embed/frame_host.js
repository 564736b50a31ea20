// For hosts, optional: gives an iframe of frame.html the height of what is in it. A classic script, so
// that it listens before the frame that stands after it speaks. FRAME comes from the Rust source.

(() => {
  const page = new URL("frame.html", document.currentScript.src);

  /** The frame that speaks, if it is one of ours, with the origin that it must then have. */
  const speaker = (source, origin) => {
    for (const frame of document.querySelectorAll("iframe")) {
      if (frame.contentWindow !== source) continue;
      const [address] = frame.src.split(/[?#]/);
      const { sandbox } = frame;
      const opaque = frame.hasAttribute("sandbox") && !sandbox.contains("allow-same-origin");
      const own = opaque ? "null" : page.origin;
      return address === page.href && origin === own ? frame : undefined;
    }
    return undefined;
  };

  addEventListener("message", ({ data, origin, source }) => {
    if (data?.type !== FRAME.type || !Number.isFinite(data.height)) return;
    const frame = speaker(source, origin);
    if (!frame) return;
    const height = Math.ceil(Math.min(Math.max(data.height, FRAME.lowest), FRAME.highest));
    const bordered = getComputedStyle(frame).boxSizing === "border-box";
    frame.height = height + (bordered ? frame.offsetHeight - frame.clientHeight : 0);
  });
})();
