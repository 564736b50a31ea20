// For the product alone: what it costs to put the results of a team together (team.html).

import fs from "node:fs";
import path from "node:path";

import { wait, withPage } from "./browser.js";
import { resultFile } from "./opening.js";
import { MADE } from "./tools.js";

/** Teams of the sizes that have budgets, in the order in which they are measured. */
const MEMBERS = [200, 1000];
/** Characters of each note: about a sentence. */
const NOTE = 80;

/** Measures each size in a page of its own. */
export async function openTeams(place) {
  const found = [];
  for (const members of MEMBERS) found.push({ members, ...(await openTeam(place, members)) });
  return found;
}

/** Chooses the files of so many members, each with every competency rated, and waits until the numbers are shown. */
function openTeam({ address, count }, members) {
  return withPage("product", async (opened) => {
    const { page } = opened;
    await opened.open(address);
    const own = await page.evaluate(() => document.querySelector("cme-selfcheck").exportJson());
    const { names, bytes } = write(JSON.parse(resultFile(JSON.parse(own), count, NOTE)), members);

    await page.goto(new URL("team.html", address).href);
    await opened.untilQuiet();
    const input = await page.waitForSelector("cme-selfcheck >>> input[type=file]");
    const [workedBefore, heldBefore] = [await opened.worked(), sum(await opened.held())];
    await page.evaluate(() => void (probe.longTasks.length = 0));
    const started = performance.now();
    await input.uploadFile(...names);
    await page.waitForFunction(
      (told) => document.querySelector("cme-selfcheck").shadowRoot.textContent.includes(told),
      { polling: 100, timeout: 120_000 },
      `The team has ${members} members.`,
    );
    const milliseconds = performance.now() - started;
    await wait(1000);
    const longTasks = await page.evaluate(() => probe.longTasks.map(({ duration }) => duration));
    const [workedAfter, heldAfter] = [await opened.worked(), sum(await opened.held())];
    return {
      bytes,
      milliseconds,
      worked: workedAfter - workedBefore,
      longest: Math.max(0, ...longTasks),
      held: heldAfter - heldBefore,
    };
  });
}

/** Writes that result as often as there are members, each with an id of its own. */
function write(result, members) {
  const folder = path.join(MADE, `team-${members}`);
  fs.mkdirSync(folder, { recursive: true });
  let bytes = 0;
  const names = Array.from({ length: members }, (_, number) => {
    const name = path.join(folder, `${number}.json`);
    const text = JSON.stringify({ ...result, id: number.toString(16).padStart(32, "0") });
    bytes += Buffer.byteLength(text);
    fs.writeFileSync(name, text);
    return name;
  });
  return { names, bytes };
}

const sum = ({ script, wasm }) => script + wasm;
