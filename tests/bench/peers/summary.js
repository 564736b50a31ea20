// One line of numbers from all rounds of one page at one size.

import { median, percentile, spread } from "./statistics.js";

const MEGABYTE = 1e6;

/** Every number is a spread over the rounds, or undefined where nothing was measured. */
export function summary({ full, slow, opening }) {
  const over = (rounds, number) => spread(rounds.map(number));
  const megabytes = ({ script, wasm }) => (script + wasm) / MEGABYTE;
  const byMouse = slow.filter(({ toFrame }) => toFrame.length > 0);
  return {
    kilobytes: over(full, ({ bytes }) => bytes / 1000),
    idleKilobytes: over(full, ({ idleBytes }) => idleBytes / 1000),
    requests: over(full, ({ requests }) => requests),
    firstClick: over(full, ({ counted }) => counted),
    firstClickSlow: over(slow, ({ counted }) => counted),
    toFrame: over(byMouse, ({ toFrame }) => median(toFrame)),
    toFrameLate: over(byMouse, ({ toFrame }) => percentile(toFrame, 0.95)),
    work: over(full, ({ workPerRating }) => workPerRating),
    workLater: over(full, ({ workPerRatingLater }) => workPerRatingLater),
    pageTurn: over(byMouse, ({ pageTurns }) => median(pageTurns)),
    held: over(full, ({ held }) => megabytes(held)),
    heldWasm: over(full, ({ held }) => held.wasm / MEGABYTE),
    heldAtTheEnd: over(full, ({ heldAtTheEnd }) => megabytes(heldAtTheEnd)),
    elements: over(full, ({ elements }) => elements),
    rated: over(full, ({ rated }) => rated),
    ratedSeconds: over(full, ({ milliseconds }) => milliseconds / 1000),
    openingBytes: over(opening, ({ bytes }) => bytes),
    openingWork: over(opening, ({ worked }) => worked),
    openingTime: over(opening, ({ milliseconds }) => milliseconds),
    openingLongest: over(opening, ({ longTasks }) => Math.max(0, ...longTasks)),
  };
}

/** The same of a team of each size. */
export function teamSummaries({ team }) {
  const sizes = [...new Set(team.map(({ members }) => members))];
  return sizes.map((members) => {
    const rounds = team.filter((round) => round.members === members);
    const over = (number) => spread(rounds.map(number));
    return {
      members,
      bytes: over(({ bytes }) => bytes),
      work: over(({ worked }) => worked),
      longest: over(({ longest }) => longest),
      time: over(({ milliseconds }) => milliseconds),
      held: over(({ held, bytes }) => held / bytes),
    };
  });
}

/** What went wrong in any round, in words. */
export function mishaps({ full, slow, opening, failures }, count) {
  const found = failures.map((failure) => failure.replaceAll("|", "/"));
  const sum = (number) => slow.reduce((total, round) => total + (number(round) ?? 0), 0);
  if (full.some(({ right }) => right === false)) found.push("wrong results");
  if (opening.some(({ right }) => right === false)) found.push("file not opened whole");
  const stuck = ({ end, rated }) => end !== "results" && end !== "time" && rated === 2 * count;
  if (full.some(stuck)) found.push("no results");
  const [missed, lost] = [sum(({ missed }) => missed), sum(({ lost }) => lost)];
  if (missed > 0) found.push(`clicks that hit nothing: ${missed}`);
  if (lost > 0) found.push(`ratings not counted: ${lost}`);
  if ([...full, ...slow].some(({ errors }) => errors.length > 0)) found.push("errors in scripts");
  return found;
}
