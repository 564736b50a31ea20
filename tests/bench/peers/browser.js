// A Chromium with an empty profile for one page, and what its own protocol tells of it.

import fs from "node:fs";
import path from "node:path";

import { MADE, require } from "./tools.js";

const puppeteer = require("puppeteer-core");

/** What the product fetches when it is idle: it is not needed for a rating. No peer does that. */
const PREFETCHED = "cme-selfcheck-lazy-";

const SIZE = { width: 1280, height: 900 };
const SWITCHES = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--window-size=1280,900",
  "--disable-background-networking", "--disable-component-update", "--disable-sync"];
/** 1.6 Mbit/s down, 750 kbit/s up and 150 ms, what browsers' tools call slow 4G. */
const SLOW_4G = { offline: false, latency: 150, downloadThroughput: 200_000, uploadThroughput: 93_750 };

const script = (name) => fs.readFileSync(path.join(import.meta.dirname, name), "utf8");

/** CHROMIUM, or the first one on the path. */
export function executable() {
  const names = ["chromium", "chromium-browser", "google-chrome"];
  const folders = (process.env.PATH ?? "").split(path.delimiter);
  const all = names.flatMap((name) => folders.map((folder) => path.join(folder, name)));
  const found = process.env.CHROMIUM ?? all.find((file) => fs.existsSync(file));
  if (!found) throw new Error("no Chromium on the path: install it, or name it with CHROMIUM");
  return found;
}

export const wait = (milliseconds) => new Promise((done) => setTimeout(done, milliseconds));

/** Runs `use` with a page of a new browser, in which the adapter of that name and the probe will run. */
export async function withPage(name, use) {
  fs.mkdirSync(MADE, { recursive: true });
  const profile = fs.mkdtempSync(path.join(MADE, "profile-"));
  const browser = await puppeteer.launch({
    executablePath: executable(),
    userDataDir: profile,
    args: SWITCHES,
    defaultViewport: SIZE,
    protocolTimeout: 300_000,
  });
  try {
    const [page] = await browser.pages();
    const opened = await Opened.of(page);
    for (const part of ["adapters/common.js", `adapters/${name}.js`, "probe.js"]) {
      await page.evaluateOnNewDocument(script(part));
    }
    await wait(200);
    return await use(opened);
  } finally {
    await browser.close();
    fs.rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
  }
}

/** A page with its counters. */
class Opened {
  bytes = 0;
  /** Of what nobody needs for a rating, and a page fetches when it has nothing else to do. */
  idleBytes = 0;
  requests = 0;
  errors = [];

  static async of(page) {
    const opened = new Opened();
    opened.page = page;
    opened.protocol = await page.createCDPSession();
    await opened.protocol.send("Network.enable");
    await opened.protocol.send("Performance.enable", { timeDomain: "threadTicks" });
    // Chromium asks for one where a page names none, and not in every run.
    const icons = new Set();
    const prefetched = new Set();
    opened.protocol.on("Network.requestWillBeSent", ({ requestId, request }) => {
      if (request.url.endsWith("/favicon.ico")) icons.add(requestId);
      if (request.url.includes(PREFETCHED)) prefetched.add(requestId);
    });
    opened.protocol.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => {
      if (icons.has(requestId)) return;
      if (prefetched.has(requestId)) {
        opened.idleBytes += encodedDataLength;
        return;
      }
      opened.bytes += encodedDataLength;
      opened.requests += 1;
    });
    page.on("pageerror", (error) => opened.errors.push(String(error)));
    return opened;
  }

  /** A slow line and a processor of a quarter the speed. */
  async slowDown() {
    await this.protocol.send("Network.emulateNetworkConditions", SLOW_4G);
    await this.protocol.send("Emulation.setCPUThrottlingRate", { rate: 4 });
  }

  /** Opens an address and waits until a rating counted. */
  async open(address, limit = 60_000) {
    const until = Date.now() + limit;
    this.protocol.send("Page.navigate", { url: address }).catch(() => {});
    for (;;) {
      // While the page changes there is nobody to ask.
      const first = await this.page.evaluate(() => globalThis.probe?.first).catch(() => undefined);
      if (first?.counted) return { visible: first.visible, counted: first.counted };
      if (Date.now() > until) throw new Error(`no rating counted in ${limit / 1000} s ${this.errors}`);
      await wait(50);
    }
  }

  /** Waits until nothing was fetched for half a second. */
  async untilQuiet() {
    for (let before = -1; before !== this.bytes + this.idleBytes;) {
      before = this.bytes + this.idleBytes;
      await wait(500);
    }
  }

  /** Milliseconds that the main thread of the page has worked so far. */
  async worked() {
    return 1000 * (await this.#metric("TaskDuration"));
  }

  /** Bytes that scripts and WebAssembly hold after garbage was collected. */
  async held() {
    await this.protocol.send("HeapProfiler.collectGarbage");
    const script = await this.#metric("JSHeapUsedSize");
    return { script, wasm: await this.page.evaluate(() => probe.wasmBytes()) };
  }

  /** Presses the mouse where the page says. */
  async press({ x, y }) {
    const button = { x, y, button: "left", clickCount: 1 };
    await this.protocol.send("Input.dispatchMouseEvent", { type: "mouseMoved", x, y });
    await this.protocol.send("Input.dispatchMouseEvent", { type: "mousePressed", ...button });
    await this.protocol.send("Input.dispatchMouseEvent", { type: "mouseReleased", ...button });
  }

  async #metric(wanted) {
    const { metrics } = await this.protocol.send("Performance.getMetrics");
    return metrics.find(({ name }) => name === wanted).value;
  }
}

/** Name and version of the browser. */
export async function version() {
  const browser = await puppeteer.launch({ executablePath: executable(), args: SWITCHES });
  const version = await browser.version();
  await browser.close();
  return version;
}
