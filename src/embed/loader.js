// Starts the wasm, fetches framework files, and knows when all has stopped. In front of element.js in
// the same module, whose first lines say where the names in capitals come from.

const here = import.meta.url;
const sheet = new CSSStyleSheet();
sheet.replaceSync(STYLE);

/** The running wasm, shared by all elements of the page; rejected with a sentence if it cannot run. */
let running;
/** The functions and the memory of the first file, which the second takes its place among. */
let first;
/** The attempt to fetch the second file, and whether it is there. */
let rest, whole;
/** Whether a panic has ended it all. */
let stopped = false;
const elements = new Set();
/** Whether the reader's own font size was looked up. */
let measured = false;

const start = () => (running ??= load());

async function load() {
  const { name, integrity } = FILES.wasm;
  const copies = recall();
  let refused = false;
  const note = (event) => (refused ||= event.effectiveDirective === "connect-src");
  document.addEventListener("securitypolicyviolation", note);
  let response;
  try {
    response = await fetch(new URL(name, here), { integrity });
  } catch {
    // The browser tells of its reason a moment later.
    await new Promise((go) => setTimeout(go));
    throw refused ? WORDS.refused : WORDS.cannotLoad;
  } finally {
    document.removeEventListener("securitypolicyviolation", note);
  }
  try {
    first = await wasm_bindgen({ module_or_path: response });
  } catch (error) {
    console.error(error);
    // So says Firefox when the connection breaks in the middle of the file.
    throw error?.name === "AbortError" ? WORDS.cannotLoad : WORDS.cannotRun;
  }
  wasm_bindgen.onPanic(stop);
  await Promise.race([copies, new Promise((go) => setTimeout(go, LIMITS.recall))]);
  copies.then(() => elements.forEach((element) => element.recall()));
}

/** Fetches the second file, what nobody needs before the first rating, and tells the elements of it. */
function fetchRest() {
  if (stopped || !first) return;
  rest ??= loadRest().then(() => (whole = true), (why) => {
    console.warn(why);
    rest = undefined;
  }).then(() => elements.forEach((element) => element.noteRest(Boolean(whole))));
}

async function loadRest() {
  const { name, integrity } = FILES.rest;
  const response = await fetch(new URL(name, here), { integrity });
  await WebAssembly.instantiate(await response.arrayBuffer(), { __wasm_split: first });
}

/** Loads the page anew. An entry file that the browser has kept for too long may name files that are gone. */
function reload() {
  fetch(here, { cache: "reload" }).catch(() => {}).then(() => location.reload());
}

/** A host may set the size of `rem`; ours is the size that the reader chose in the browser. */
function measure(root) {
  if (measured) return;
  measured = true;
  const probe = document.createElement("i");
  probe.className = "readers-size";
  root.append(probe);
  sheet.insertRule(`:host { --rem: ${getComputedStyle(probe).fontSize}; }`, sheet.cssRules.length);
  probe.remove();
}

/** A file's bytes, and never more of them than may be; rejected with a sentence. */
async function download(address) {
  const late = AbortSignal.timeout(LIMITS.milliseconds);
  try {
    const response = await fetch(new URL(address, document.baseURI), { signal: late });
    if (!response.ok) throw WORDS.frameworkMissing;
    let left = LIMITS.bytes;
    if (response.headers.get("content-length") > left) throw WORDS.frameworkTooLarge;
    const reader = response.body.getReader();
    const chunks = [];
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return new Uint8Array(await new Blob(chunks).arrayBuffer());
      left -= value.length;
      if (left < 0) {
        reader.cancel();
        throw WORDS.frameworkTooLarge;
      }
      chunks.push(value);
    }
  } catch (why) {
    if (typeof why === "string") throw why;
    console.warn(address, why);
    throw late.aborted ? WORDS.frameworkSlow : WORDS.frameworkUnreachable;
  }
}

/** After a panic or a trap the instance is not usable, for no element and not for a new one. */
function stop(message) {
  if (stopped) return;
  console.error(message);
  stopped = true;
  running = Promise.reject(WORDS.stopped);
  running.catch(() => {});
  // The panic is still on the stack; draw when it has unwound.
  queueMicrotask(() => elements.forEach((element) => element.stop()));
}

/** A trap (memory, stack) has no panic behind it; the page learns of it as an uncaught error. */
function watch(error) {
  // WebKit names files without their query.
  const names = [FILES.wasm.name, FILES.rest.name, here.split("?")[0]];
  const ours = names.some((name) => error?.stack?.includes(name));
  if (ours && error instanceof WebAssembly.RuntimeError) stop(error.message);
}
addEventListener("error", (event) => watch(event.error));
addEventListener("unhandledrejection", (event) => watch(event.reason));


/** The element whose framework it is takes a link; where none does, the first says what is wrong. */
function giveLink() {
  if (link === undefined) return;
  const running = [...elements].filter((element) => element.takes(link) !== undefined);
  const rest = running.length === elements.size ? running[0] : undefined;
  const taker = running.find((element) => element.takes(link)) ?? rest;
  if (!taker) return;
  taker.open(link);
  link = undefined;
}
addEventListener("hashchange", () => {
  link = takeLink() ?? link;
  giveLink();
});
