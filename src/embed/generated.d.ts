// The module "generated": every value that the scripts take from the Rust source and from the build. The build
// (xtask) writes it anew each time and esbuild bundles it; a script that imports one name gets that value only.

/** An attribute of the element, and the property that reflects it. */
export interface Attribute {
  /** Name in markup, such as `job-role`. */
  name: string;
  /** Name of the property, such as `jobRole`. */
  property: string;
  /** How the property's value is read from the attribute and written to it. */
  kind: "text" | "number" | "flag";
}

/** A WebAssembly file that stands beside the script that loads it. */
export interface ProgramFile {
  /** File name. */
  name: string;
  /** Digest for `fetch` to check. Absent in a development build. */
  integrity?: string;
}

/** The element's attributes, in the order of the documentation. From src/embed/attributes.rs. */
export const ATTRIBUTES: readonly Attribute[];

/** What the element says when the program cannot say it. From the messages in the Rust source. */
export const MESSAGES: {
  /** The program could not be fetched, or its digest is wrong. */
  readonly cannotLoad: string;
  /** The program was fetched, but the browser did not run it. */
  readonly cannotRun: string;
  readonly tooOld: string;
  /** The host's Content-Security-Policy does not let the program be fetched. */
  readonly refused: string;
  /** The program has panicked or trapped. */
  readonly stopped: string;
  /** The same, where answers were held in memory only. */
  readonly stoppedUnsaved: string;
  /** The same, where there is nothing to download. */
  readonly stoppedEmpty: string;
  /** A method was called before `ready` resolved. */
  readonly notReady: string;
  /** The framework file could not be fetched. */
  readonly frameworkUnreachable: string;
  /** The server answered without the framework file. */
  readonly frameworkMissing: string;
  /** The framework file has more than `LIMITS.bytes` bytes. */
  readonly frameworkTooLarge: string;
  /** The framework file took longer than `LIMITS.milliseconds`. */
  readonly frameworkSlow: string;
  /** Link that downloads the saved record. */
  readonly downloadSaved: string;
  /** Button that reloads the page. */
  readonly reload: string;
  /** Link to the paper form. */
  readonly paper: string;
};

/** What the authors' page says when its program cannot. From the messages in the Rust source. */
export const CHECK_MESSAGES: {
  /** The program could not be loaded or run. */
  readonly cannotStart: string;
  /** The program has panicked or trapped. */
  readonly stopped: string;
};

/** What our own pages say about a new version. From the messages in the Rust source. */
export const UPDATE_MESSAGES: {
  /** A new version has been downloaded. */
  readonly ready: string;
  /** The same in the team view. */
  readonly readyTeam: string;
  /** Button that starts using it. */
  readonly use: string;
};

/** Limits that the element keeps. From src/embed/limits.rs. */
export const LIMITS: {
  /** Most bytes of a framework file. */
  readonly bytes: number;
  /** Longest time for a framework file to arrive, in milliseconds. */
  readonly milliseconds: number;
  /** Longest time that the start waits for the copy in IndexedDB, in milliseconds. */
  readonly recall: number;
  /** Time within which WebKit has written localStorage to disk, in milliseconds. */
  readonly prompt: number;
};

/** What frame.html and the host's script agree on. From src/embed/attributes.rs and limits.rs. */
export const FRAME: {
  /** Attributes of the element that may be given as query parameters of frame.html. */
  readonly attributes: readonly string[];
  /** `type` of the message that carries the height. */
  readonly type: string;
  /** Lowest height that the host gives the frame, in CSS pixels. */
  readonly lowest: number;
  /** Greatest height that the host gives the frame, in CSS pixels. */
  readonly highest: number;
};

/** Message by which a page lets a waiting service worker take over. From src/embed/limits.rs. */
export const ACCEPT: string;

/** The visitors' program. From the build. */
export const PROGRAM: {
  /** What is needed until the first rating; in a development build, the whole program. */
  readonly wasm: ProgramFile;
  /** The lazy part, which is loaded when the page is idle. Null in a development build. */
  readonly lazy: ProgramFile | null;
};

/** The authors' program. From the build. */
export const CHECK_PROGRAM: ProgramFile;

/** The element's style sheet, from the folder style: in a release, without what the lazy part brings. */
export const STYLE: string;

/** Identifies the build: a digest of all cached files and of the worker. */
export const BUILD: string;

/** The files that the service worker keeps: digest by path relative to the worker's scope. From the build. */
export const CACHED_FILES: Readonly<Record<string, string>>;
