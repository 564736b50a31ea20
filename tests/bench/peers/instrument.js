// What is rated: the 48 competencies that the product has built in, larger frameworks grown from them,
// and the ratings that every page is given, so that results can be checked.

import fs from "node:fs";
import path from "node:path";

import { ROOT } from "./tools.js";

/** The built-in framework has so many competencies. */
export const BUILT_IN = 48;
const FILE = path.join(ROOT, "public/frameworks/alliance-cme-2008.json");

/** A framework takes at most 50 areas. */
const MORE_AREAS = 40;

/**
 * A framework file of so many competencies. The first eight areas stay those of the built-in one: what is
 * clicked one by one stands on pages of the same size, whatever else there is. The rest is spread over 40
 * areas more.
 */
export function framework(count) {
  const grown = JSON.parse(fs.readFileSync(FILE, "utf8"));
  if (count === BUILT_IN) return grown;
  const first = grown.areas;
  const rest = count - BUILT_IN;
  if (rest < MORE_AREAS || count > 5000) throw new Error(`SIZES are 48, or 88 to 5000, not ${count}`);
  for (let more = 0; more < MORE_AREAS; more += 1) {
    const like = first[more % 8];
    const number = 9 + more;
    const from = Math.floor((more * rest) / MORE_AREAS);
    const to = Math.floor(((more + 1) * rest) / MORE_AREAS);
    const competencies = Array.from({ length: to - from }, (_, index) => {
      const id = `${number}.${index + 1}`;
      return { ...like.competencies[index % like.competencies.length], id, code: id };
    });
    const title = `${like.title} (${2 + Math.floor(more / 8)})`;
    grown.areas.push({ ...like, id: `${number}`, code: `${number}`, title, competencies });
  }
  return { ...grown, id: `bench-${count}`, title: `${count} competencies` };
}

/** The same, as the peers get it. */
export function areas(count) {
  return framework(count).areas.map(({ title, definition, competencies }) => ({
    title,
    definition,
    statements: competencies.map(({ statement }) => statement),
  }));
}

/** The level that a competency gets, by its place in the whole. */
export const level = {
  now: (place) => 1 + ((place * 7) % 5),
  aim: (place) => 1 + ((place * 3 + 2) % 5),
};

/** Those levels as lists. */
export function levels(count) {
  const places = Array.from({ length: count }, (_, place) => place);
  return { now: places.map(level.now), aim: places.map(level.aim) };
}

/** The mean gap of each area that must come out. */
export function gaps(count) {
  let place = 0;
  return areas(count).map(({ statements }) => {
    let sum = 0;
    for (let left = statements.length; left > 0; left -= 1, place += 1) {
      sum += level.aim(place) - level.now(place);
    }
    return sum / statements.length;
  });
}
