// A second copy of each saved record, in IndexedDB. Browsers write localStorage to disk up to a minute after a change,
// but IndexedDB at once, so this copy restores the last changes if the browser is killed in between. It is optional:
// failures are ignored, and only the start of the program waits for the copies, for a limited time (loader.js).
// Elements are notified if the copies are read later than that.

import { LIMITS } from "generated";
import { tellElements } from "./elements.js";

/** @import { Mirror } from "program" */

/**
 * @typedef {object} Copy
 * @property {string} text the saved record
 * @property {number} at when it was saved, in milliseconds of `Date.now`
 */

const DATABASE = "cme-selfcheck";
/** The object store. Holds copies by key and, by `leftMarker`, whether a copy's page was left. */
const STORE = "last";

/**
 * Copies that existed when the page was opened, by key. Each is used once.
 * @type {Map<IDBValidKey, Copy>}
 */
const unclaimed = new Map();
/**
 * Keys whose copy this page has deleted: a copy that is read after that is ignored.
 * @type {Set<IDBValidKey>}
 */
const deleted = new Set();
/**
 * Keys whose page, this one or the last one, was left in the ordinary way, so that localStorage is complete.
 * @type {Set<IDBValidKey>}
 */
const left = new Set();
/**
 * The latest copy of each key that is not yet written. Writing waits until all copies are read, because it could
 * replace one that was not read yet.
 * @type {Map<string, Copy>}
 */
const unwritten = new Map();
/** WebKit writes localStorage to disk within seconds (LIMITS.prompt), but cannot write the marker of a page that it
    keeps for the Back button. Only WebKit knows this property. */
const writesPromptly = CSS.supports("-webkit-nbsp-mode", "space");

/**
 * The open database, or the attempt to open it.
 * @type {IDBDatabase | Promise<IDBDatabase | undefined> | undefined}
 */
let database;
/**
 * Resolves when the copies are read.
 * @type {Promise<void> | undefined}
 */
let reading;

// Another page has saved or deleted the record since, so the copy is outdated.
addEventListener("storage", ({ key }) => (key === null ? unclaimed.clear() : unclaimed.delete(key)));

/**
 * The key of the marker that a record's page was left.
 * @param {string} key
 */
const leftMarker = (key) => [key, "left"];

/**
 * Opens the database. Resolves to undefined if it does not exist or the browser does not allow it.
 * @param {boolean} create whether to create it if it does not exist; reading must not leave an empty one behind
 * @returns {Promise<IDBDatabase | undefined>}
 */
const open = (create) => connect(create).catch(() => undefined);

/**
 * @param {boolean} create
 * @returns {Promise<IDBDatabase | undefined>}
 */
async function connect(create) {
  // A page with an opaque origin has no IndexedDB, and Chromium reports an error even if the exception is caught.
  if (origin === "null") return undefined;
  // WebKit keeps an empty database even if its creation is aborted, so check first if that is possible.
  const exists = create || !indexedDB.databases
    || (await indexedDB.databases()).some(({ name }) => name === DATABASE);
  if (!exists) return undefined;
  return new Promise((resolve) => {
    const request = indexedDB.open(DATABASE, 1);
    request.onupgradeneeded = () => {
      if (create) request.result.createObjectStore(STORE);
      else request.transaction?.abort();
    };
    request.onerror = (event) => {
      event.preventDefault();
      resolve(undefined);
    };
    request.onsuccess = () => {
      const opened = request.result;
      // Another page wants to delete the database, and would have to wait for this connection.
      opened.onversionchange = () => {
        opened.close();
        database = undefined;
      };
      resolve(opened);
    };
  });
}

/**
 * Reads the copies that exist when the page is opened.
 * @returns {Promise<void>} never rejected
 */
export function readCopies() {
  return (reading = open(false).then((opened) => opened && readAll(opened)).catch(() => {}));
}

/**
 * @param {IDBDatabase} opened
 * @returns {Promise<void>}
 */
function readAll(opened) {
  return new Promise((resolve) => {
    // Keep the connection: when the page is being left, there is no time to open a new one.
    database ??= opened;
    const request = opened.transaction(STORE).objectStore(STORE).openCursor();
    /** @type {[IDBValidKey, Copy][]} */
    const entries = [];
    request.onerror = () => resolve();
    request.onsuccess = () => {
      const cursor = request.result;
      if (cursor) {
        entries.push([cursor.key, cursor.value]);
        cursor.continue();
        return;
      }
      // Publish all entries in one task: a copy without its marker would look like one whose page was killed.
      for (const [key, copy] of entries) {
        if (Array.isArray(key)) left.add(key[0]);
        else if (!deleted.has(key)) unclaimed.set(key, copy);
      }
      resolve();
    };
  });
}

/**
 * Changes the object store in one transaction. If that fails, the copy is missing or old, and nothing else happens.
 * @param {(store: IDBObjectStore) => void} change
 * @param {Promise<void>} [after] what to wait for first
 */
async function changeStore(change, after) {
  try {
    await after;
    database ??= open(true);
    const opened = await database;
    if (!opened) throw new Error("no database");
    const transaction = opened.transaction(STORE, "readwrite", { durability: "relaxed" });
    change(transaction.objectStore(STORE));
    // Commits at once instead of waiting for further requests: the page may be about to close.
    transaction.commit?.();
  } catch {
    // The connection is closed when the person clears the browser's data: open a new one next time.
    database = undefined;
  }
}

/**
 * The interface that the program uses (src/storage/local.rs).
 * @type {Mirror}
 */
export const mirror = {
  put(key, text) {
    tellElements(key);
    unwritten.set(key, { text, at: Date.now() });
    changeStore((store) => {
      const copy = unwritten.get(key);
      // Already written together with an earlier change, or deleted.
      if (!copy) return;
      store.put(copy, key);
      store.delete(leftMarker(key));
      unwritten.delete(key);
    }, reading);
  },
  drop(key) {
    tellElements(key);
    unclaimed.delete(key);
    unwritten.delete(key);
    deleted.add(key);
    changeStore((store) => {
      store.delete(key);
      store.delete(leftMarker(key));
    });
  },
  leave(key) {
    if (!database) return;
    left.add(key);
    changeStore((store) => store.put({}, leftMarker(key)));
  },
  take(key, gone) {
    const copy = unclaimed.get(key);
    unclaimed.delete(key);
    const wasWritten = writesPromptly && copy && Math.abs(Date.now() - copy.at) > LIMITS.prompt;
    if (gone && (wasWritten || left.has(key))) {
      // The record had reached the disk, so it was deleted there on purpose: delete its copy too, unless a newer copy
      // is waiting to be written, which replaces it anyway.
      if (!unwritten.has(key)) this.drop(key);
      return undefined;
    }
    // The record is in use again, so its page may be killed from now on.
    if (left.delete(key)) changeStore((store) => store.delete(leftMarker(key)));
    return copy?.text;
  },
};
