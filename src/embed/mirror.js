// What was saved last, a second time. Browsers put localStorage on disk up to a minute after it was
// written, IndexedDB at once: this copy is for a browser that is killed in between, however long it stays
// closed. It is a help, never a condition, and nobody waits for it but the start: once the program is there, for
// LIMITS.recall milliseconds at most. What is read later is taken in then. LIMITS comes from the Rust source
// through the build.

const MIRROR = "cme-selfcheck";
const LAST = "last";

/** Copies that were there at the start, by key, until each was asked for. */
const recalled = new Map();
/** Keys whose copy is not wanted any more, not even where it is still being read. */
const dropped = new Set();
/** Keys whose last page, or this one, was left, and not killed. */
const left = new Set();
/** WebKit puts a record on disk within a second, and cannot note that a page is left which it keeps for the way
 *  back. Told by a property that it alone knows. */
const prompt = CSS.supports("-webkit-nbsp-mode", "space");
/** Under which that is noted of a key, beside its copy. */
const leaving = (key) => [key, "left"];
/** The open database, once there is one. */
let database;
/** Ends when the copies are read. */
let reading;
/** The newest copy by key, until it is put: not before the others are read, so that it covers none of them. */
const waiting = new Map();

/** Opens the database; undefined where there is none, or none is allowed. Only a writer makes one. */
const open = (create) => connect(create).catch(() => {});

async function connect(create) {
  // A page without an origin has none; Chromium reports an error even where that is handled.
  if (origin === "null") return undefined;
  // WebKit keeps an empty one even if it is taken back while it is made.
  const there = create || !indexedDB.databases
    || (await indexedDB.databases()).some(({ name }) => name === MIRROR);
  return there && new Promise((resolve) => {
    const request = indexedDB.open(MIRROR, 1);
    request.onupgradeneeded = () => {
      if (create) request.result.createObjectStore(LAST);
      else request.transaction.abort();
    };
    request.onerror = (event) => {
      event.preventDefault();
      resolve();
    };
    request.onsuccess = () => {
      const found = request.result;
      // Whoever deletes it need not wait for us.
      found.onversionchange = () => {
        found.close();
        database = undefined;
      };
      resolve(found);
    };
  });
}

/** Reads the copies. */
const recall = () => (reading = open(false).then((found) => found && new Promise((resolve) => {
  // It stays open: on the way out there is no time to open it.
  database ??= found;
  const cursor = found.transaction(LAST).objectStore(LAST).openCursor();
  const all = [];
  cursor.onerror = resolve;
  cursor.onsuccess = () => {
    const one = cursor.result;
    if (one) {
      all.push([one.key, one.value]);
      return one.continue();
    }
    // Together: a copy without the note that its page was left would be another one.
    for (const [key, copy] of all) {
      if (Array.isArray(key)) left.add(key[0]);
      else if (!dropped.has(key)) recalled.set(key, copy);
    }
    resolve();
  };
})).catch(() => {}));

/** Does something with the copies, if the browser lets us, and after something else. */
async function change(act, first) {
  try {
    await first;
    database ??= open(true);
    const found = await database;
    const all = found.transaction(LAST, "readwrite", { durability: "relaxed" });
    act(all.objectStore(LAST));
    // The page may be on its way out.
    all.commit?.();
  } catch {
    // Without it there is one copy less. Data that was cleared in the browser closes it: next time it is opened anew.
    database = undefined;
  }
}

/** What the wasm is lent of it (storage/local.rs). */
const mirror = {
  put(key, text) {
    waiting.set(key, { text, at: Date.now() });
    change((copies) => {
      if (!waiting.has(key)) return;
      copies.put(waiting.get(key), key);
      copies.delete(leaving(key));
      waiting.delete(key);
    }, reading);
  },
  drop(key) {
    recalled.delete(key);
    waiting.delete(key);
    dropped.add(key);
    change((copies) => {
      copies.delete(key);
      copies.delete(leaving(key));
    });
  },
  leave(key) {
    if (!database) return;
    left.add(key);
    change((copies) => copies.put({}, leaving(key)));
  },
  /** `gone`: there is no record. It never came to disk, or somebody took it out after the page was left. */
  take(key, gone) {
    const copy = recalled.get(key);
    recalled.delete(key);
    const safe = prompt && Math.abs(Date.now() - copy?.at) > LIMITS.prompt;
    if (gone && (safe || left.has(key))) {
      // What waits takes its place.
      if (!waiting.has(key)) this.drop(key);
      return undefined;
    }
    // Here it is open again.
    if (left.delete(key)) change((copies) => copies.delete(leaving(key)));
    return copy?.text;
  },
};
