// A result link leaves the address bar before anything else happens, also where it cannot be read. In
// front of all other scripts of the same module.
let link = takeLink();

function takeLink() {
  if (!location.hash.startsWith("#r=")) return;
  const text = location.hash.slice(3);
  history.replaceState(history.state, "", location.pathname + location.search);
  return text;
}
