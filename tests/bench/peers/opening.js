// For the product alone: what it costs to open a result file as large as one may be.

import fs from "node:fs";
import path from "node:path";

import { wait, withPage } from "./browser.js";
import { framework, level } from "./instrument.js";
import { MADE } from "./tools.js";

/** The most that the product reads, and the longest note. */
const MOST_BYTES = 1024 * 1024;
const LONGEST_NOTE = 2000;

/** Chooses the file on the start screen, keeps it, and waits for the results. */
export function openLargeFile({ address, count }) {
  return withPage("product", async (opened) => {
    const { page } = opened;
    await opened.open(address);
    await opened.untilQuiet();
    const own = await page.evaluate(() => document.querySelector("cme-selfcheck").exportJson());
    const text = resultFile(JSON.parse(own), count, LONGEST_NOTE);
    const name = path.join(MADE, `result-${count}.json`);
    fs.writeFileSync(name, text);

    await press(page, "Back");
    const input = await page.waitForSelector("cme-selfcheck >>> input[type=file]");
    await page.evaluate(() => void (probe.longTasks.length = 0));
    const before = await opened.worked();
    const started = performance.now();
    await input.uploadFile(name);
    await press(page, "Keep");
    await page.waitForFunction(() => form.done(), { polling: 20, timeout: 120_000 });
    const milliseconds = performance.now() - started;
    await wait(1000);
    const worked = (await opened.worked()) - before;
    const longTasks = await page.evaluate(() => probe.longTasks.map(({ duration }) => duration));
    const ratings = await page.evaluate(() => form.ratings());
    return { bytes: Buffer.byteLength(text), milliseconds, worked, longTasks, right: ratings === 2 * count };
  });
}

/** The result of this visit, with every competency answered and notes of that length, or as long as fit. */
export function resultFile(result, count, longest) {
  const answers = (note) => {
    let place = 0;
    const of = ({ id }) => {
      const answer = { present: level.now(place), desired: level.aim(place), desiredFrom: "self", note };
      place += 1;
      return [id, answer];
    };
    return Object.fromEntries(framework(count).areas.flatMap(({ competencies }) => competencies.map(of)));
  };
  const write = (note) => JSON.stringify({ ...result, answers: answers(note) });
  const room = Math.floor((MOST_BYTES - Buffer.byteLength(write(""))) / count);
  return write("I show it by what I did. ".repeat(80).slice(0, Math.min(room, longest)).trimEnd());
}

/** Waits for a button of that name in the widget, and presses it. */
async function press(page, name) {
  const named = (name) => {
    const buttons = document.querySelector("cme-selfcheck").shadowRoot.querySelectorAll("button");
    const found = [...buttons].find((button) => button.textContent.trim() === name);
    found?.click();
    return found !== undefined;
  };
  await page.waitForFunction(named, { polling: 20, timeout: 120_000 }, name);
}
