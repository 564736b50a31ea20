// What is measured of every page: once at full speed, once as on a slow phone.

import { wait, withPage } from "./browser.js";
import { BUILT_IN, gaps, levels } from "./instrument.js";

/** How long to rate on after the first 48 competencies, in milliseconds. */
const PATIENCE = 10_000;
/** How many competencies are rated with the mouse. */
const BY_MOUSE = 48;
/** How long the mouse rests on a new page, in milliseconds: some pages move what they show for a while. */
const SETTLING = 500;

/**
 * At full speed: what is loaded and held until the first rating, then all ratings as fast as the page takes
 * them. The first 48 competencies stand on pages of the same size in every framework, so the work that
 * they cost is told apart.
 */
export function atFullSpeed({ page, address, count }) {
  return withPage(page, async (opened) => {
    const { counted } = await opened.open(address);
    await opened.untilQuiet();
    const { bytes, idleBytes, requests } = opened;
    const held = await opened.held();
    const elements = await opened.page.evaluate(() => probe.elements());

    const rate = async (from, most, limit) => {
      const before = await opened.worked();
      const order = { levels: levels(count), from, most, limit };
      const rated = await opened.page.evaluate((order) => probe.rateOn(order), order);
      // What a page puts off is work all the same.
      await wait(500);
      return { ...rated, worked: (await opened.worked()) - before };
    };
    const start = await rate(0, BUILT_IN, 60_000);
    const rest = await rate(start.place, count, PATIENCE);
    const shown = rest.end === "results" ? await opened.page.evaluate(() => form.gaps()) : undefined;
    return {
      counted, bytes, idleBytes, requests, held, elements,
      workPerRating: start.worked / start.ratings,
      workPerRatingLater: rest.ratings > 0 ? rest.worked / rest.ratings : undefined,
      rated: start.ratings + rest.ratings,
      milliseconds: start.milliseconds + rest.milliseconds,
      end: rest.end,
      right: shown && same(shown, gaps(count)),
      heldAtTheEnd: await opened.held(),
      errors: opened.errors,
    };
  });
}

/** Slow 4G and a quarter of the processor: the first rating, then ratings with the mouse. */
export function asOnASlowPhone({ page, address, count, clicks }) {
  return withPage(page, async (opened) => {
    await opened.slowDown();
    const { visible, counted } = await opened.open(address);
    const found = { visible, counted, toFrame: [], pageTurns: [], missed: 0, errors: opened.errors };
    if (!clicks) return found;
    await wait(SETTLING);
    for (let place = 0; place < BY_MOUSE;) {
      const size = await opened.page.evaluate(() => form.size());
      for (let index = 0; index < size; index += 1, place += 1) {
        for (const kind of ["now", "aim"]) {
          const latency = await click(opened, index, kind, levels(count)[kind][place]);
          if (latency === null) found.missed += 1;
          else found.toFrame.push(latency);
        }
      }
      if (place >= BY_MOUSE) break;
      const { end, milliseconds } = await opened.page.evaluate(() => probe.next());
      if (end !== "page") throw new Error(`${end} instead of the next page`);
      found.pageTurns.push(milliseconds);
      await wait(SETTLING);
    }
    found.lost = 2 * BY_MOUSE - (await settled(opened, 2 * BY_MOUSE));
    return found;
  });
}

async function click(opened, index, kind, level) {
  const at = (...order) => probe.aimAt(...order);
  const place = await opened.page.evaluate(at, index, kind, level);
  if (!place) return null;
  await opened.page.evaluate(() => probe.watchClick());
  await opened.press(place);
  return opened.page.evaluate(() => probe.clickToFrame);
}

/** How many ratings the page says it has; it may say so late. */
async function settled(opened, wanted) {
  for (let patience = 60; ; patience -= 1) {
    const ratings = await opened.page.evaluate(() => form.ratings());
    if (ratings >= wanted || patience === 0) return ratings;
    await wait(50);
  }
}

/** Means that a page shows may be rounded. */
function same(shown, wanted) {
  return shown.length === wanted.length && shown.every((gap, area) => Math.abs(gap - wanted[area]) < 0.006);
}
