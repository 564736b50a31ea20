// The custom element: the class that wasm-bindgen cannot write. It starts the wasm, hands it the
// shadow root, and draws the panel when nothing else can. No rule, no default value, no sentence of
// its own: WORDS come from the Rust source, FILES and STYLE from the build (tests/build/seal.rs),
// which also puts wasm-bindgen's glue in front of this file. `wasm_bindgen` is that glue.

const here = import.meta.url;
const sheet = new CSSStyleSheet();
sheet.replaceSync(STYLE);

/** The running wasm, shared by all elements of the page; rejected with a sentence if it cannot run. */
let running;
/** Whether a panic has ended it all. */
let stopped = false;
const elements = new Set();

const start = () => (running ??= load());

async function load() {
  const { name, integrity } = FILES.wasm;
  let response;
  try {
    response = await fetch(new URL(name, here), { integrity });
  } catch {
    throw WORDS.cannotLoad;
  }
  try {
    await wasm_bindgen({ module_or_path: response });
  } catch (error) {
    console.error(error);
    throw WORDS.cannotRun;
  }
  wasm_bindgen.onPanic(stop);
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
  const ours = [FILES.wasm.name, here].some((url) => error?.stack?.includes(url));
  if (ours && error instanceof WebAssembly.RuntimeError) stop(error.message);
}
addEventListener("error", (event) => watch(event.error));
addEventListener("unhandledrejection", (event) => watch(event.reason));

/** The public face is this class; what it does is behind `#`. */
class SelfCheckElement extends HTMLElement {
  #root = this.attachShadow({ mode: "open" });
  #handle;
  #settle;
  #key;
  /** Resolved when the element runs, rejected with the sentence shown when it cannot. */
  ready;

  constructor() {
    super();
    this.#root.adoptedStyleSheets = [sheet];
    this.#showFallback();
    this.#renew();
  }

  connectedCallback() {
    if (this.#handle) return;
    elements.add(this);
    start().then(
      () => this.#mount(),
      (sentence) => this.fail(sentence, "start"),
    );
  }

  // A move is a removal and a return within one task; only a removal that lasts ends the widget.
  disconnectedCallback() {
    queueMicrotask(() => {
      if (this.isConnected) return;
      elements.delete(this);
      if (!this.#handle) return;
      this.#unmount();
      this.#renew();
    });
  }

  exportJson() {
    return this.#call((handle) => handle.exportJson());
  }

  importJson(text) {
    return this.#call((handle) => handle.importJson(String(text)));
  }

  reset() {
    return this.#call((handle) => handle.reset());
  }

  /** After a panic. Used by the loader only. */
  stop() {
    const stored = !this.#handle || this.#key;
    this.fail(stored ? WORDS.stopped : WORDS.stoppedUnsaved, "stopped");
  }

  /** Shows a failure in the widget's place, above the fallback. Used by the loader only. */
  fail(sentence, code) {
    this.#handle = undefined;
    const panel = make("div", { className: "notice", role: "alert" });
    const actions = make("p", { className: "actions" });
    panel.append(make("p", { textContent: sentence }), actions);
    const saved = this.#saved();
    if (saved) {
      const href = URL.createObjectURL(new Blob([saved], { type: "application/json" }));
      const download = "cme-selfcheck-saved.json";
      actions.append(make("a", { href, download, textContent: WORDS.downloadSaved }));
    }
    actions.append(
      make("a", { href: new URL("paper.html", here).href, textContent: WORDS.paper }),
      make("button", { type: "button", textContent: WORDS.reload, onclick: () => location.reload() }),
    );
    this.#root.replaceChildren(panel, make("slot"));
    this.#settle?.reject(sentence);
    const detail = { code, message: sentence };
    this.dispatchEvent(new CustomEvent("selfcheck-error", { bubbles: true, composed: true, detail }));
  }

  #mount() {
    if (this.#handle || !this.isConnected || stopped) return;
    this.#root.replaceChildren();
    this.#handle = new wasm_bindgen.Handle(this, this.#root);
    this.#key = this.#handle.storageKey;
    this.#settle.resolve();
  }

  #unmount() {
    this.#handle.free();
    this.#handle = undefined;
    this.#showFallback();
  }

  #showFallback() {
    this.#root.replaceChildren(make("slot"));
  }

  #renew() {
    this.ready = new Promise((resolve, reject) => (this.#settle = { resolve, reject }));
    this.ready.catch(() => {});
  }

  #call(method) {
    if (!this.#handle) throw new Error(stopped ? WORDS.stopped : WORDS.notReady);
    try {
      return method(this.#handle);
    } catch (sentence) {
      watch(sentence);
      throw typeof sentence === "string" ? new Error(sentence) : sentence;
    }
  }

  /** The saved record as text, for the panel after a panic. */
  #saved() {
    try {
      return this.#key && localStorage.getItem(this.#key);
    } catch {
      return null;
    }
  }
}

function make(tag, properties = {}) {
  return Object.assign(document.createElement(tag), properties);
}

if (customElements.get("cme-selfcheck")) {
  console.warn("<cme-selfcheck> is already defined; this copy does nothing:", here);
} else {
  customElements.define("cme-selfcheck", SelfCheckElement);
}
