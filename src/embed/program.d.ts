// The module "program": the glue that wasm-bindgen makes with `--target web`, as far as it is used here. The Rust side
// is src/exports.rs and, for Mirror, src/storage/local.rs. In the bundle of the authors' page the same name stands
// for the glue of that page's program, which has the default export only.

/** Compiles and starts the program. Resolves to the instance's exports. */
export default function initialise(options: {
  module_or_path: Response | Promise<Response>;
}): Promise<WebAssembly.Exports>;

/** What `initialise` resolves to, once the program runs. */
export function initSync(): WebAssembly.Exports & { __indirect_function_table: WebAssembly.Table };

/** Sets the function that is called when the program panics, while the panic is still on the stack. */
export function onPanic(listener: (message: string) => void): void;

/** The copy of each saved record in IndexedDB (mirror.js). */
export interface Mirror {
  /** Replaces the copy of a record. */
  put(key: string, text: string): void;
  /** Deletes the copy of a record. */
  drop(key: string): void;
  /** Notes that the page is being left, so that its end is not taken for a kill of the browser. */
  leave(key: string): void;
  /** Returns the copy that the browser had when the page was opened, once; undefined when there is none, or when
      `gone` (localStorage has no such record) and the record was deleted rather than lost. */
  take(key: string, gone: boolean): string | undefined;
}

/** What the page lends a widget. */
export interface ElementPage {
  /** Address of cme-selfcheck.js. */
  here: string;
  mirror: Mirror;
  /** Whether a date begins with its day where the visitor is. */
  dayComesFirst: boolean;
  /** Returns the name of the screen that the present entry of the browser's history is of, if the history is this
      element's. */
  readScreen(): string | undefined;
  /** Notes the name of a screen in the browser's history: in a new entry or, if asked, in the present one. */
  noteScreen(name: string, replace: boolean): void;
  /** Unmounts this widget and mounts a new one with empty memory, after the current task. */
  wipe(): void;
}

/** A mounted widget. Methods that can fail throw a sentence for people, as a string. */
export class Handle {
  /** Mounts a widget into `place`, with the built-in framework where `framework` is undefined. */
  constructor(
    element: HTMLElement,
    place: HTMLElement,
    memory: Map<string, string>,
    framework: Uint8Array | undefined,
    host: ElementPage,
  );
  /** Unmounts the widget. */
  free(): void;
  /** Goes on with another framework file. False if another mode is asked for, which needs another widget. */
  useFramework(framework: Uint8Array | undefined): boolean;
  /** Applies the attributes as they are now. False when `mode` has changed, so that a new widget must be mounted. */
  update(): boolean;
  /** Reports attribute values that are not understood, once each. */
  report(): void;
  /** Key of the saved record. */
  readonly storageKey: string;
  /** Whether nothing is stored but in the element's memory. */
  readonly memoryOnly: boolean;
  exportJson(): string;
  importJson(text: string): void;
  reset(): void;
  /** Whether a result link belongs to the framework in use. */
  takesLink(link: string): boolean;
  /** Whether the person has not decided about this link yet. */
  offersLink(text: string): boolean;
  /** Asks the person what to do with a result link, or says what is wrong with it. */
  offerLink(link: string): void;
  /** Goes to the screen of that name, or to the nearest one that is there, and returns the name of that; undefined while
      the lazy part is not there, and where the browser's history is not for this element. */
  goToScreen(name: string): string | undefined;
  /** Loads the lazy part of the program, unless it is loaded or on its way. */
  loadLazyPart(): void;
  /** Takes in what another element of the page did with the same record. */
  refresh(): void;
  /** Takes over the copy of the saved record, which was read after the widget was mounted. */
  recall(): void;
  /** Tells the person that the kiosk session has ended. */
  tellEnd(): void;
}
