// The custom element <cme-selfcheck>: the class, which wasm-bindgen cannot write. It gives the program a place in its
// shadow root, applies the attributes, and draws a panel when the program cannot run.
// These modules are bundled into one file, so import.meta.url is the address of cme-selfcheck.js in each of them.

// First, because it must clear the address bar before anything else runs.
import { keepLinkOverReload, offerLink, takeBack, takeNewLink } from "./result_link.js";
import { Handle } from "program";
import { ATTRIBUTES, MESSAGES } from "generated";
import { dayComesFirst } from "./date_order.js";
import { create, createPlace } from "./dom.js";
import { elements } from "./elements.js";
import { createFailurePanel, reloadLater } from "./failure_panel.js";
import { downloadFramework } from "./framework_file.js";
import { mirror } from "./mirror.js";
import { addReadersFontSize, applyStyles } from "./style_sheet.js";
import { startProgram } from "./loader.js";
import { checkForTrap, stopped } from "./panic.js";
import { defineProperties, upgradeProperties } from "./properties.js";
import { noteScreen, readScreen } from "./screen_history.js";

/** @import { ConnectedElement } from "./elements.js" */

/**
 * A framework file: its address, and its bytes or a promise of them. The built-in framework has neither; a file from
 * the authors' page has bytes and no address.
 * @typedef {object} FrameworkFile
 * @property {string} [address]
 * @property {Uint8Array | Promise<Uint8Array>} [bytes]
 */

/**
 * The public members are those that docs/embedding.md documents, and those of ConnectedElement.
 * @implements {ConnectedElement}
 */
class SelfCheckElement extends HTMLElement {
  static observedAttributes = ATTRIBUTES.map(({ name }) => name);

  /**
   * Makes an element use the bytes of a framework file that has no address, until its attribute `framework` changes.
   * Only for our page for framework authors; not part of the public interface.
   * @param {SelfCheckElement} element
   * @param {Uint8Array} bytes
   */
  static useFramework(element, bytes) {
    element.#framework = { address: element.getAttribute("framework") || undefined, bytes };
    if (element.isConnected) element.#applyAttributes();
  }

  #root = this.attachShadow({ mode: "open" });
  /**
   * The element's own states, for style sheets; not every browser that we support has them.
   * @type {CustomStateSet | undefined}
   */
  #states = this.attachInternals?.().states;
  /**
   * Records that are stored nowhere else, by key. They stay with the element when it is moved or removed.
   * @type {Map<string, string>}
   */
  #memory = new Map();
  /**
   * The mounted widget.
   * @type {Handle | undefined}
   */
  #handle;
  /** Settles `ready`. */
  #readiness = createDeferred();
  /**
   * Key of the saved record. Stored here because the widget cannot be asked after a panic; so is the next field.
   * @type {string | undefined}
   */
  #storageKey;
  /** Whether the record is in `#memory` only. */
  #memoryOnly = false;
  /**
   * Identifies the latest run of `#applyAttributes`; earlier runs that are still waiting stop.
   * @type {object | undefined}
   */
  #latestRun;
  /**
   * The framework that the attribute asks for.
   * @type {FrameworkFile}
   */
  #framework = {};
  /**
   * The framework that is shown.
   * @type {FrameworkFile | undefined}
   */
  #shownFramework;
  #failed = false;

  constructor() {
    super();
    applyStyles(this.#root);
    for (const type of ["keydown", "keypress", "keyup"]) this.#root.addEventListener(type, keepKeysInside);
    // `--started`, by which our own page hides its header on a phone, is off on the start screen only. A screen takes
    // the focus when the person goes to it, so `focusin` shows which screen it is.
    this.#root.addEventListener("focusin", () => {
      const change = this.#root.querySelector(".start") ? "delete" : "add";
      this.#states?.[change]("--started");
    });
    this.#showFallback();
  }

  /** Resolves when the element runs; rejects with the message that is shown when it cannot. */
  get ready() {
    return this.#readiness.promise;
  }

  connectedCallback() {
    upgradeProperties(this);
    addReadersFontSize(this.#root);
    elements.add(this);
    // A dialog that was moved with its element is open, but not modal any more.
    for (const dialog of this.#root.querySelectorAll("dialog")) {
      if (dialog.open) {
        dialog.close();
        dialog.showModal();
      }
    }
    this.#applyAttributes();
  }

  adoptedCallback() {
    // Moving to another document drops the sheets, which belong to this one.
    if (this.ownerDocument === document) applyStyles(this.#root);
  }

  disconnectedCallback() {
    // An element that is moved is removed and inserted within one task: it keeps its widget.
    queueMicrotask(() => {
      if (this.isConnected) return;
      elements.delete(this);
      if (!this.#handle) return;
      this.#unmount();
      this.#renewReady();
    });
  }

  /**
   * @param {string} name
   * @param {string | null} before
   * @param {string | null} after
   */
  attributeChangedCallback(name, before, after) {
    if (before === after || !this.isConnected) return;
    // After a failure only another framework can help, so a change of other attributes is no reason to try again.
    if (!this.#failed || name === "framework") this.#applyAttributes();
  }

  /** @returns {string} */
  exportJson() {
    return this.#call((handle) => handle.exportJson());
  }

  /** @param {string} text */
  importJson(text) {
    return this.#call((handle) => handle.importJson(String(text)));
  }

  reset() {
    return this.#call((handle) => handle.reset());
  }

  /** @param {string} link */
  takesLink(link) {
    return this.#handle?.takesLink(link);
  }

  /** @param {string} link */
  offerLink(link) {
    this.#handle?.offerLink(link);
  }

  /** @param {string} link */
  offersLink(link) {
    return !stopped && this.#handle?.offersLink(link) === true;
  }

  /** @param {string} name */
  goToScreen(name) {
    return stopped ? undefined : this.#handle?.goToScreen(name);
  }

  /** @param {string} key */
  refresh(key) {
    if (!this.#memoryOnly && this.#storageKey === key && !stopped) this.#handle?.refresh();
  }

  recall() {
    this.#handle?.recall();
  }

  stop() {
    // The next visitor of a kiosk must not see the answers of the last one.
    if (this.getAttribute("mode") === "kiosk") this.#memory.clear();
    const sentence = this.#memoryOnly ? MESSAGES.stoppedUnsaved : MESSAGES.stopped;
    this.#fail(this.#savedRecord() ? sentence : MESSAGES.stoppedEmpty, "stopped");
  }

  /**
   * Shows a failure in the widget's place, above the fallback.
   * @param {string} sentence
   * @param {string} code what the event `selfcheck-error` carries
   */
  #fail(sentence, code) {
    if (this.#handle) {
      // A program that has stopped must not be called again, not even to unmount.
      if (!stopped) this.#unmount();
      this.#handle = undefined;
      this.#renewReady();
    }
    this.#failed = true;
    const { outer, inner } = createPlace();
    // The sentences are in English, whatever the language of the page.
    inner.lang = "en";
    // The paper form exists for the built-in framework only.
    const paperForm = !this.getAttribute("framework");
    inner.append(createFailurePanel(sentence, { savedRecord: this.#savedRecord(), paperForm }));
    this.#root.replaceChildren(outer, create("slot"));
    // An unattended kiosk may have nobody to press the button.
    if (this.getAttribute("mode") === "kiosk") reloadLater(() => this.#failed && this.isConnected);
    this.#readiness.reject(sentence);
    const detail = { code, message: sentence };
    this.dispatchEvent(new CustomEvent("selfcheck-error", { bubbles: true, composed: true, detail }));
  }

  /** Starts the widget, or updates it, so that it shows what the attributes ask for. Attributes that change together
      cause several runs, of which the last one counts. */
  async #applyAttributes() {
    const run = (this.#latestRun = {});
    if (this.#failed) this.#renewReady();
    let code = "start";
    const isCurrent = () => run === this.#latestRun && this.isConnected && !stopped;
    try {
      const framework = this.#requestedFramework();
      await startProgram();
      code = "framework";
      const bytes = await framework.bytes;
      if (!isCurrent()) return;
      const isShown = framework === this.#shownFramework;
      if (!isShown) takeBack(this);
      // A widget cannot change its mode: unmount it if another mode is asked for.
      if (this.#handle && !(isShown ? this.#handle.update() : this.#handle.useFramework(bytes))) this.#unmount();
      if (!this.#handle) this.#mount(bytes);
      this.#shownFramework = framework;
      const handle = /** @type {Handle} */ (this.#handle);
      this.#storageKey = handle.storageKey;
      this.#memoryOnly = handle.memoryOnly;
      handle.report();
      offerLink();
    } catch (error) {
      // Strings are expected failures; anything else is a bug, which checkForTrap sees as an unhandled rejection.
      if (typeof error !== "string") throw error;
      if (run !== this.#latestRun || !this.isConnected) return;
      // The next run fetches the file again.
      this.#framework = {};
      this.#fail(error, code);
    }
  }

  /** The framework that the attribute asks for. Its file is fetched when the address changes, not at every run. */
  #requestedFramework() {
    const address = this.getAttribute("framework") || undefined;
    if (address !== this.#framework.address) {
      const bytes = address ? downloadFramework(address) : undefined;
      const framework = (this.#framework = { address, bytes });
      // Whoever awaits the bytes handles the error; this only makes the next run fetch the file again.
      bytes?.catch(() => {
        if (this.#framework === framework) this.#framework = {};
      });
      return framework;
    }
    return this.#framework;
  }

  /** @param {Uint8Array | undefined} bytes the framework file, unless the framework is the built-in one */
  #mount(bytes) {
    const { outer, inner } = createPlace();
    const focused = /** @type {HTMLInputElement | null} */ (this.querySelector("input:focus"))?.name;
    this.#root.replaceChildren(outer);
    this.#handle = new Handle(this, inner, this.#memory, bytes, {
      here: import.meta.url,
      mirror,
      dayComesFirst: dayComesFirst(),
      readScreen: () => readScreen(this),
      noteScreen: (name, replace) => noteScreen(this, name, replace),
      wipe: () => queueMicrotask(() => this.#wipe()),
    });
    this.#readiness.resolve();
    // The same control as in the static start screen, or the checked one of its group.
    const control = focused && `input[name="${CSS.escape(focused)}"]`;
    const next = control && (inner.querySelector(`${control}:checked`) ?? inner.querySelector(control));
    if (next) /** @type {HTMLElement} */ (next).focus();
    const loadLazyPart = () => this.#handle?.loadLazyPart();
    // After a reload the lazy part goes to the screen that the browser's history names.
    if (readScreen(this)) loadLazyPart();
    // Not all supported browsers have idle callbacks.
    const requestIdle = /** @type {typeof requestIdleCallback | undefined} */ (globalThis.requestIdleCallback);
    // The timeout is for pages that are never idle: in Chromium, a frame of another website is such a page.
    if (requestIdle) requestIdle(loadLazyPart, { timeout: 2000 });
    else setTimeout(loadLazyPart);
  }

  #unmount() {
    takeBack(this);
    this.#handle?.free();
    this.#handle = undefined;
    this.#showFallback();
  }

  /** Ends a kiosk session: unmounts the widget with everything in its memory, and mounts a new one. */
  async #wipe() {
    if (!this.#handle || stopped) return;
    this.#unmount();
    this.#memory.clear();
    await this.#applyAttributes();
    this.#handle?.tellEnd();
  }

  #showFallback() {
    // The second slot is for the questions of the static start screen. `#fail` omits it, because nothing would read the
    // answers.
    this.#root.replaceChildren(create("slot"), create("slot", { name: "questions" }));
  }

  /** Replaces `ready`: an element that has run or failed may run again. */
  #renewReady() {
    this.#failed = false;
    this.#readiness = createDeferred();
  }

  /**
   * Calls a method of the widget for the host, and throws errors instead of sentences.
   * @template T
   * @param {(handle: Handle) => T} method
   * @returns {T}
   */
  #call(method) {
    if (!this.#handle) throw new Error(stopped ? MESSAGES.stopped : MESSAGES.notReady);
    try {
      return method(this.#handle);
    } catch (error) {
      // If the host catches the error, the page never sees it as uncaught.
      checkForTrap(error);
      throw typeof error === "string" ? new Error(error) : error;
    }
  }

  /**
   * The saved record as text, read without the program.
   * @returns {string | null}
   */
  #savedRecord() {
    const key = this.#storageKey;
    if (!key) return null;
    try {
      return this.#memory.get(key) ?? localStorage.getItem(key);
    } catch {
      // The browser blocks localStorage.
      return null;
    }
  }
}

defineProperties(SelfCheckElement.prototype);

addEventListener("hashchange", () => {
  takeNewLink();
  offerLink();
});

/**
 * Creates a promise together with the functions that settle it. Rejection counts as handled even if nobody waits.
 * (`Promise.withResolvers` is too new for some browsers that we support.)
 * @returns {{ promise: Promise<void>, resolve: (value: void) => void, reject: (reason: string) => void }}
 */
function createDeferred() {
  /** @type {(value: void) => void} */
  let resolve = () => {};
  /** @type {(reason: string) => void} */
  let reject = () => {};
  /** @type {Promise<void>} */
  const promise = new Promise((...functions) => {
    [resolve, reject] = functions;
  });
  promise.catch(() => {});
  return { promise, resolve, reject };
}

const ARROWS = ["ArrowUp", "ArrowDown", "ArrowLeft", "ArrowRight"];

/**
 * The keys by which people use controls, beside the characters that text fields take.
 * @type {[selector: string, keys: string[]][]}
 */
const KEYS = [
  [".track [type=radio]", [" ", ...ARROWS, ..."0123456789"]],
  ["[type=radio]", [" ", ...ARROWS]],
  ["[type=checkbox]", [" "]],
  ["button, summary, a, [type=file]", [" ", "Enter"]],
  ["input, textarea, select", ["Enter", "Backspace", "Delete", "Home", "End", "PageUp", "PageDown", ...ARROWS]],
  ["[tabindex]", ARROWS],
];

/**
 * Keeps keys that a control inside uses from the host: its shortcuts would react to typed characters, and its carousel
 * to the arrow keys of a radio.
 * @param {Event} event
 */
function keepKeysInside(event) {
  const { key, ctrlKey, metaKey, altKey } = /** @type {KeyboardEvent} */ (event);
  if (ctrlKey || metaKey || altKey) return;
  const target = /** @type {Element} */ (event.target);
  const isTyped = target.matches("textarea, select, input:not([type=radio], [type=checkbox], [type=file])");
  const keys = KEYS.find(([selector]) => target.matches(selector))?.[1];
  // Escape closes our dialog, but must not close one of the host's around it.
  const closes = key === "Escape" && target.closest("dialog[open]");
  // When a browser fills in a form by itself, its key events have no `key`. Outside text fields, only characters that
  // the widget has handled are kept.
  const isCharacter = key?.length === 1 && (isTyped || event.defaultPrevented);
  if (isCharacter || closes || keys?.includes(key)) event.stopPropagation();
}

if (customElements.get("cme-selfcheck")) {
  console.warn("<cme-selfcheck> is already defined; this copy does nothing:", import.meta.url);
} else {
  keepLinkOverReload();
  customElements.define("cme-selfcheck", SelfCheckElement);
}
