// The custom element: the class that wasm-bindgen cannot write. It starts the wasm, hands it the
// shadow root, and draws the panel when nothing else can. No rule, no default value, no sentence of
// its own: WORDS and ATTRIBUTES come from the Rust source, FILES and STYLE from the build
// (tests/build/seal.rs), which also puts wasm-bindgen's glue in front of this file. `wasm_bindgen` is
// that glue.

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

/** How a property of each kind reads and writes its attribute. */
const KINDS = {
  text: [(element, name) => element.getAttribute(name), write],
  number: [(element, name) => element.hasAttribute(name) ? Number(element.getAttribute(name)) : null, write],
  flag: [
    (element, name) => element.hasAttribute(name),
    (element, name, value) => element.toggleAttribute(name, Boolean(value)),
  ],
};

function write(element, name, value) {
  if (value === null || value === undefined) element.removeAttribute(name);
  else element.setAttribute(name, value);
}

/** The public face is this class; what it does is behind `#`. */
class SelfCheckElement extends HTMLElement {
  static observedAttributes = ATTRIBUTES.map(({ name }) => name);

  #root = this.attachShadow({ mode: "open" });
  /** What is not stored elsewhere; goes where the element goes. */
  #held = new Map();
  #handle;
  #settle;
  #key;
  #memoryOnly;
  /** Whether attributes have changed since they were last applied. */
  #changed = false;
  /** Resolved when the element runs, rejected with the sentence shown when it cannot. */
  ready;

  constructor() {
    super();
    this.#root.adoptedStyleSheets = [sheet];
    this.#showFallback();
    this.#renew();
  }

  connectedCallback() {
    this.#adopt();
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

  // Several changes of one task are one change.
  attributeChangedCallback(name, before, after) {
    if (before === after || !this.#handle || this.#changed) return;
    this.#changed = true;
    queueMicrotask(() => {
      this.#changed = false;
      if (!this.#handle) return;
      this.#handle.update();
      this.#follow();
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
    this.fail(this.#memoryOnly ? WORDS.stoppedUnsaved : WORDS.stopped, "stopped");
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
    this.#handle = new wasm_bindgen.Handle(this, this.#root, this.#held);
    this.#settle.resolve();
    this.#follow();
  }

  /** Notes what would be needed after a panic, and has wrong attributes reported. */
  #follow() {
    this.#key = this.#handle.storageKey;
    this.#memoryOnly = this.#handle.memoryOnly;
    this.#handle.report();
  }

  /** Takes over properties that were set before this class was there. */
  #adopt() {
    for (const { property } of ATTRIBUTES) {
      if (!Object.hasOwn(this, property)) continue;
      const value = this[property];
      delete this[property];
      this[property] = value;
    }
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
      return this.#held.get(this.#key) ?? (this.#key && localStorage.getItem(this.#key));
    } catch {
      return null;
    }
  }
}

for (const { name, property, kind } of ATTRIBUTES) {
  const [read, write] = KINDS[kind];
  Object.defineProperty(SelfCheckElement.prototype, property, {
    configurable: true,
    enumerable: true,
    get() {
      return read(this, name);
    },
    set(value) {
      write(this, name, value);
    },
  });
}

function make(tag, properties = {}) {
  return Object.assign(document.createElement(tag), properties);
}

if (customElements.get("cme-selfcheck")) {
  console.warn("<cme-selfcheck> is already defined; this copy does nothing:", here);
} else {
  customElements.define("cme-selfcheck", SelfCheckElement);
}
