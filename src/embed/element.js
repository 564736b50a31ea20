// The custom element: the class that wasm-bindgen cannot write. It hands the wasm its shadow root, and
// draws the panel when nothing else can. No rule, no default value, no sentence of its own: WORDS,
// ATTRIBUTES and LIMITS come from the Rust source, FILES and STYLE from the build (tests/build/seal.rs).
// loader.js and wasm-bindgen's glue, `wasm_bindgen`, stand in front of this file in the same module.

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

  /** For tools of framework authors, no promise to hosts: has an element use the bytes of a framework file
      that has no address, until its attribute `framework` changes. */
  static useFramework(element, bytes) {
    element.#file = { address: element.getAttribute("framework") || undefined, bytes };
    if (element.isConnected) element.#run();
  }

  #root = this.attachShadow({ mode: "open" });
  /** What is not stored elsewhere; goes where the element goes. */
  #held = new Map();
  #handle;
  #settle;
  #key;
  #memoryOnly;
  /** The newest attempt to show what the attributes ask for; older ones give way to it. */
  #turn;
  /** The framework file that the attribute names: its address, and a promise of its bytes. */
  #file = {};
  /** The one that is shown. */
  #shown;
  #failed = false;
  /** Resolved when the element runs, rejected with the sentence shown when it cannot. */
  ready;

  constructor() {
    super();
    this.#root.adoptedStyleSheets = [sheet];
    for (const kind of ["keydown", "keypress", "keyup"]) this.#root.addEventListener(kind, keepTyped);
    this.#showFallback();
    this.#renew();
  }

  connectedCallback() {
    this.#adopt();
    measure(this.#root);
    elements.add(this);
    this.#run();
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

  attributeChangedCallback(name, before, after) {
    if (before === after || !this.isConnected) return;
    // What has failed is tried again only with another framework.
    if (!this.#failed || name === "framework") this.#run();
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

  /** Whether the framework is that of a result link, if the element runs. Used by the loader only. */
  takes(link) {
    return this.#handle?.takesLink(link);
  }

  /** Asks what to do with a result link. Used by the loader only. */
  open(link) {
    this.#handle.offerLink(link);
  }

  /** Says whether the second file is there now. Used by the loader only. */
  noteRest(here) {
    this.#handle?.noteRest(here);
  }

  /** Takes in the copy of what was saved last, if it was read late. Used by the loader only. */
  recall() {
    this.#handle?.recall();
  }

  /** After a panic. Used by the loader only. */
  stop() {
    this.fail(this.#memoryOnly ? WORDS.stoppedUnsaved : WORDS.stopped, "stopped");
  }

  /** Shows a failure in the widget's place, above the fallback. Used by the loader only. */
  fail(sentence, code) {
    if (this.#handle) {
      if (!stopped) this.#unmount();
      this.#handle = undefined;
      this.#renew();
    }
    this.#failed = true;
    const place = inner();
    place.lang = "en";
    const panel = make("div", { className: "notice", role: "alert" });
    const actions = make("p", { className: "actions" });
    panel.append(...sentence.split("\n").map((line) => make("p", { textContent: line })), actions);
    const saved = this.#saved();
    if (saved) {
      const href = URL.createObjectURL(new Blob([saved], { type: "application/json" }));
      const download = "cme-selfcheck-saved.json";
      actions.append(make("a", { href, download, textContent: WORDS.downloadSaved }));
    }
    // The paper form is that of the built-in framework.
    if (!this.hasAttribute("framework")) {
      actions.append(make("a", { href: new URL("paper.html", here).href, textContent: WORDS.paper }));
    }
    actions.append(make("button", { type: "button", textContent: WORDS.reload, onclick: reload }));
    place.append(panel);
    this.#root.replaceChildren(place.parentElement, make("slot"));
    this.#settle?.reject(sentence);
    const detail = { code, message: sentence };
    this.dispatchEvent(new CustomEvent("selfcheck-error", { bubbles: true, composed: true, detail }));
  }

  /** Shows what the attributes ask for. Several changes of one task are one change: the last counts. */
  async #run() {
    const turn = (this.#turn = {});
    if (this.#failed) this.#renew();
    let code = "start";
    const current = () => turn === this.#turn && this.isConnected && !stopped;
    try {
      const file = this.#framework();
      await start();
      code = "framework";
      const bytes = await file.bytes;
      if (!current()) return;
      if (!this.#handle) this.#mount(bytes);
      else if (file !== this.#shown) this.#handle.useFramework(bytes);
      else if (!this.#handle.update()) {
        this.#unmount();
        this.#mount(bytes);
      }
      this.#shown = file;
      this.#follow();
      giveLink();
    } catch (why) {
      if (typeof why !== "string") throw why;
      if (turn !== this.#turn || !this.isConnected) return;
      this.#file = {};
      this.fail(why, code);
    }
  }

  /** The framework file, fetched once an address; without bytes where it is the built-in one. */
  #framework() {
    const address = this.getAttribute("framework") || undefined;
    if (address !== this.#file.address) {
      this.#file = { address, bytes: address && download(address) };
      this.#file.bytes?.catch(() => {});
    }
    return this.#file;
  }

  #mount(bytes) {
    const place = inner();
    const focused = this.querySelector("input:focus")?.name;
    this.#root.replaceChildren(place.parentElement);
    this.#handle = new wasm_bindgen.Handle(this, place, this.#held, bytes, {
      here,
      focused,
      mirror,
      wipe: () => queueMicrotask(() => this.#wipe()),
      rest: fetchRest,
      whole: Boolean(whole),
    });
    this.#settle.resolve();
    // A browser may never be idle, as Chromium in a frame of another website. What is no number is none to setTimeout.
    if (!whole) (globalThis.requestIdleCallback ?? setTimeout)(fetchRest, { timeout: 2000 });
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

  /** Takes the widget out with all that it held, and puts a new one in its place. */
  async #wipe() {
    if (!this.#handle || stopped) return;
    this.#unmount();
    this.#held.clear();
    await this.#run();
    this.#handle?.tellEnd();
  }

  #showFallback() {
    // What is asked there already: no use where the program cannot run.
    this.#root.replaceChildren(make("slot"), make("slot", { name: "questions" }));
  }

  #renew() {
    this.#failed = false;
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
    get() { return read(this, name); },
    set(value) { write(this, name, value); },
  });
}

/** What a person types here is no shortcut of the host's. */
function keepTyped(event) {
  const { target, key, ctrlKey, metaKey, altKey } = event;
  const field = target.matches("textarea, input:not([type=radio], [type=checkbox], [type=file])");
  const typed = key?.length === 1 && !ctrlKey && !metaKey && !altKey;
  if (typed && (field || event.defaultPrevented)) event.stopPropagation();
}

/** A place that no style of the host reaches; its parent goes into the root (style/widget.css). */
function inner() {
  const inner = make("div", { className: "inner" });
  make("div", { className: "outer" }).append(inner);
  return inner;
}

const make = (tag, properties = {}) => Object.assign(document.createElement(tag), properties);

if (customElements.get("cme-selfcheck")) {
  console.warn("<cme-selfcheck> is already defined; this copy does nothing:", here);
} else {
  customElements.define("cme-selfcheck", SelfCheckElement);
}
