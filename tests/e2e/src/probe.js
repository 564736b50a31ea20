// Records what a person would not see: violations of the policy, errors, downloaded files.
const seen = (window.seen = {
  violations: [], errors: [], warnings: [], files: [], events: [], printed: [],
});
addEventListener("securitypolicyviolation", (event) =>
  seen.violations.push(`${event.effectiveDirective} ${event.blockedURI} ${event.sourceFile}`));
addEventListener("error", (event) => seen.errors.push(String(event.message)));
addEventListener("unhandledrejection", (event) => seen.errors.push(String(event.reason)));
const report = console.error;
console.error = (...parts) => {
  seen.errors.push(parts.map(String).join(" "));
  report.apply(console, parts);
};
const warn = console.warn;
console.warn = (...parts) => {
  seen.warnings.push(parts.map(String).join(" "));
  warn.apply(console, parts);
};
const stream = WebAssembly.instantiateStreaming;
WebAssembly.instantiateStreaming = async (...parts) => {
  const made = await stream.apply(WebAssembly, parts);
  seen.wasm = made.instance;
  return made;
};
const offer = URL.createObjectURL;
URL.createObjectURL = (blob) => {
  blob.text().then((text) => seen.files.push(text));
  return offer.call(URL, blob);
};
for (const name of ["change", "complete", "export", "error"]) {
  addEventListener(`selfcheck-${name}`, (event) =>
    seen.events.push({ name: event.type, detail: event.detail }));
}
