// Made from the tables in src/embed by cargo xtask sync-docs.

/** `<cme-selfcheck>`. Importing the package defines it. */
export interface SelfCheckElement extends HTMLElement {
  /** Which framework. Takes URL of a framework file, of the same origin or with CORS. Default: built in. */
  framework: string | null;
  /** Answers the role question. Takes a role id of the framework, or `none`. Default: asked. */
  jobRole: string | null;
  /** Answers the question how much to rate. Takes `full` or `quick`. Default: asked. */
  scope: string | null;
  /** Restricts a full self-check to these areas. Takes area ids, comma separated. Default: all. */
  areas: string | null;
  /** Asks for importance too. Takes present or not. Default: off. */
  importance: boolean;
  /** `kiosk` is for strangers one after the other: memory only, a poster between visits, a wipe after each. `team` is the team view: memory only. Takes `self`, `kiosk` or `team`. Default: `self`. */
  mode: string | null;
  /** Back and Forward of the browser move between screens; never in a kiosk. Of several elements the first one that has it. Takes present or not. Default: off. */
  history: boolean;
  /** Kiosk only: quiet time before the warning, which lasts 20 seconds more. Takes 20 to 3600. Default: 75. */
  idleSeconds: number | null;
  /** Where QR codes and links point. Without one there are none. Takes absolute http or https URL of a page that opens result links, of at most 500 characters, with nothing after `#`; public in a kiosk. Default: the standalone page where it has a public address, else none. */
  resultUrl: string | null;
  /** `memory` stores nothing in the browser. Takes `local` or `memory`. Default: `local`. */
  storage: string | null;
  /** Separates two elements that share framework and origin. Takes text other than `previous`, `kiosk` and `damaged.…`. Default: none. */
  storageKey: string | null;
  /** Light or dark; `auto` follows the device. Takes `auto`, `light` or `dark`. Default: `auto`. */
  theme: string | null;
  /** Level of the top heading in the host's outline. Takes 1 to 5. Default: 2. */
  headingLevel: number | null;
  /** A promise: resolved when the element runs, rejected with the sentence shown when it cannot. */
  readonly ready: Promise<void>;
  /** Returns the result on screen, else the open self-check, as the text of a result file. Throws when there is neither. */
  exportJson(): string;
  /** Adds a result file to the saved results, in place of one with the same id, and shows it. Throws with a sentence for people when the file is refused, and in the team view; then nothing has changed. */
  importJson(text: string): void;
  /** Deletes what this element's storage holds, without a question. It cannot be undone. */
  reset(): void;
}

/** Its events. None carries an answer, a note or a level. */
export interface SelfCheckEventMap {
  /** The person gave, changed or cleared an answer. */
  "selfcheck-change": CustomEvent<{ answered: number; total: number }>;
  /** The person opened the results with everything answered. */
  "selfcheck-complete": CustomEvent<{ answered: number; total: number }>;
  /** The person took the result away. */
  "selfcheck-export": CustomEvent<{ kind: string }>;
  /** Something failed that the host can act on. The only event that nobody caused. */
  "selfcheck-error": CustomEvent<{ code: string; message: string }>;
}

declare global {
  interface HTMLElementTagNameMap {
    "cme-selfcheck": SelfCheckElement;
  }
  interface HTMLElementEventMap extends SelfCheckEventMap {}
}
