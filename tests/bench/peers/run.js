// Measures the product and its peers in one run, in turns, and prints what came out. `make bench` runs it.
//
//   ROUNDS=1              so many rounds of every size (else 5 of 48 competencies, 2 of each larger size)
//   SIZES=48,480,4800     how many competencies
//   PAGES=product,preact  which pages (else all)
//   RECORD=1              keeps what came out in tests/bench/RESULTS.md and RESULTS.json, and in README.md
//   CHROMIUM=/a/browser   which browser (else the first on the path)

import fs from "node:fs";
import os from "node:os";
import path from "node:path";

import { version } from "./browser.js";
import { BUILT_IN } from "./instrument.js";
import { asOnASlowPhone, atFullSpeed } from "./measure.js";
import { openLargeFile } from "./opening.js";
import { PAGES, build } from "./pages.js";
import { record } from "./record.js";
import { report } from "./report.js";
import { serve } from "./server.js";
import { openTeams } from "./team.js";
import { ROOT } from "./tools.js";

/** In so many rounds of a size the mouse rates, too; 96 clicks take long. */
const ROUNDS_WITH_MOUSE = 3;

const list = (text) => text.split(",").filter(Boolean);
const sizes = list(process.env.SIZES || "48,480,4800").map(Number);
const pages = list(process.env.PAGES || PAGES.join(","));
const roundsOf = (count) => Number(process.env.ROUNDS || (count === BUILT_IN ? 5 : 2));

const unknown = pages.filter((page) => !PAGES.includes(page));
if (unknown.length > 0) throw new Error(`PAGES may name ${PAGES}, not ${unknown}`);
if (!fs.existsSync(path.join(ROOT, "dist/index.html"))) throw new Error("There is no dist/: make dist");

const run = {
  date: new Date().toISOString().slice(0, 16).replace("T", " "),
  cores: os.cpus().length,
  processor: os.cpus()[0]?.model ?? "unknown",
  node: process.version,
  chromium: await version(),
  sizes: [],
};

/** Measures one page once; a failure is told and does not end the run. */
async function measure(place, found, round) {
  const started = Date.now();
  try {
    found.full.push(await atFullSpeed(place));
    found.slow.push(await asOnASlowPhone({ ...place, clicks: round < ROUNDS_WITH_MOUSE }));
    if (place.page === "product" && place.count > BUILT_IN) found.opening.push(await openLargeFile(place));
    if (place.page === "product" && place.count === BUILT_IN) found.team.push(...(await openTeams(place)));
  } catch (error) {
    found.failures.push(error.message);
  }
  const seconds = Math.round((Date.now() - started) / 1000);
  const failed = found.failures.at(-1) ?? "";
  console.error(`${place.count} competencies, round ${round + 1}: ${place.page}, ${seconds} s ${failed}`);
}

for (const count of sizes) {
  const places = [];
  for (const page of pages) {
    const { address, end } = await serve(await build(page, count));
    places.push({ page, count, address, end, found: { page, full: [], slow: [], opening: [], team: [], failures: [] } });
  }
  for (let round = 0; round < roundsOf(count); round += 1) {
    // Another page begins each round, so that no page always follows the same one.
    for (let turn = 0; turn < places.length; turn += 1) {
      const { found, end, ...place } = places[(turn + round) % places.length];
      if (found.failures.length === 0) await measure(place, found, round);
    }
  }
  for (const { end } of places) end();
  run.sizes.push({ count, pages: places.map(({ found }) => found) });
}

const text = report(run);
console.log(text);
if (process.env.RECORD) record(run, text);
