// Inside frame.html: takes the attributes from the page's address and tells the host how high the page
// is. FRAME comes from the Rust source through the build.

const query = new URLSearchParams(location.search);
const widget = document.querySelector("cme-selfcheck");
// Without this file nothing is stored, since an address may have asked for a kiosk.
widget.removeAttribute("storage");
for (const name of FRAME.attributes) {
  if (query.has(name)) widget.setAttribute(name, query.get(name));
}

/** The host's origin, if it is written exactly as browsers write it: there is no guessing. */
function exactOrigin(text) {
  try {
    const { origin } = new URL(text);
    return origin === text && origin !== "null" ? origin : undefined;
  } catch {
    return undefined;
  }
}

const host = exactOrigin(query.get("parent"));
if (host && parent !== window) {
  const page = document.documentElement;
  let told;
  const tell = () => {
    const height = Math.ceil(page.getBoundingClientRect().height);
    if (height === told) return;
    told = height;
    parent.postMessage({ type: FRAME.type, height }, host);
  };
  new ResizeObserver(tell).observe(page);
}
