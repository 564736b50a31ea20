// What a run found, as Markdown: how it was measured, one table of all pages, the budgets, large files.

import fs from "node:fs";
import path from "node:path";

import { budgets } from "./budgets.js";
import { mishaps, summary, teamSummaries } from "./summary.js";

const described = JSON.parse(fs.readFileSync(path.join(import.meta.dirname, "package.json"), "utf8"));
const versions = {
  surveyjs: `SurveyJS ${described.dependencies["survey-core"]}`,
  lforms: `LForms ${described.bundles.lforms.version}`,
  formio: `Form.io ${described.bundles["@formio/js"].version}`,
  preact: `Preact ${described.dependencies.preact}`,
  handwritten: "hand-written JavaScript",
};

const COLUMNS = [
  ["competencies", ({ count }) => count],
  ["page", ({ page }) => page],
  ["brotli kB", ({ kilobytes }) => middle(kilobytes, 1)],
  ["when idle", ({ idleKilobytes }) => middle(idleKilobytes, 1)],
  ["requests", ({ requests }) => middle(requests)],
  ["first counted click ms", ({ firstClick }) => range(firstClick)],
  ["the same, slow 4G, CPU/4", ({ firstClickSlow }) => range(firstClickSlow)],
  ["click to frame, CPU/4: median ms", ({ toFrame }) => range(toFrame, 1)],
  ["click to frame, CPU/4: 95th percentile ms", ({ toFrameLate }) => range(toFrameLate, 1)],
  ["page turn, CPU/4 ms", ({ pageTurn }) => range(pageTurn)],
  ["CPU ms per rating, first 96", ({ work }) => range(work, 2)],
  ["later ones", ({ workLater }) => range(workLater, 2)],
  ["heap + wasm MB", ({ held }) => range(held, 1)],
  ["of it wasm", ({ heldWasm }) => middle(heldWasm, 1)],
  ["heap + wasm MB at the end", ({ heldAtTheEnd }) => range(heldAtTheEnd, 1)],
  ["elements", ({ elements }) => middle(elements)],
  ["ratings in the burst", ({ rated, ratedSeconds }) =>
    rated ? `${middle(rated)} in ${middle(ratedSeconds, 1)} s` : none],
  ["rounds", ({ rounds }) => rounds],
  ["result", ({ mishaps, whole }) => mishaps.join(", ") || (whole ? "right" : "stopped by time")],
];

/** Of those, what a reader of the README wants to know. */
const BRIEF = ["competencies", "page", "brotli kB", "first counted click ms", "the same, slow 4G, CPU/4", "click to frame, CPU/4: 95th percentile ms",
  "CPU ms per rating, first 96", "heap + wasm MB"];

const OPENING = [
  ["competencies", ({ count }) => count],
  ["file bytes", ({ openingBytes }) => middle(openingBytes)],
  ["CPU ms", ({ openingWork }) => range(openingWork)],
  ["longest task ms (0: under 50)", ({ openingLongest }) => range(openingLongest)],
  ["chosen to results ms", ({ openingTime }) => range(openingTime)],
];

const TEAM = [
  ["members", ({ members }) => members],
  ["bytes of their files", ({ bytes }) => middle(bytes)],
  ["CPU ms", ({ work }) => range(work)],
  ["longest task ms (0: under 50)", ({ longest }) => range(longest)],
  ["chosen to numbers ms", ({ time }) => range(time)],
  ["heap + wasm more than before, to the files", ({ held }) => `${range(held, 1)} ×`],
];

const BUDGETS = [
  ["48 competencies, else as said", ({ name }) => name],
  ["must be at most", ({ most, unit }) => amount(most, unit)],
  ["aim", ({ aim, unit }) => amount(aim, unit)],
  ["measured", ({ value, unit }) => amount(value, unit)],
  ["", ({ value, most, aim }) => {
    if (!Number.isFinite(value)) return "not measured";
    if (value > most) return "missed";
    return value > aim ? "aim missed" : "met";
  }],
];

const none = "–";
const amount = (value, unit) => (Number.isFinite(value) ? `${Number(value.toFixed(2))} ${unit}` : none);
const middle = (numbers, digits = 0) => numbers?.median.toFixed(digits) ?? none;
const range = (numbers, digits = 0) => {
  if (!numbers) return none;
  const [least, most] = [numbers.least, numbers.most].map((number) => number.toFixed(digits));
  return least === most ? middle(numbers, digits) : `${middle(numbers, digits)} [${least}–${most}]`;
};

/** What every page came to at every size. */
const rowsOf = ({ sizes }) => sizes.flatMap(({ count, pages }) => pages.map((found) => ({
  ...summary(found),
  count,
  page: found.page,
  rounds: found.full.length,
  whole: found.full.some(({ end }) => end === "results"),
  mishaps: mishaps(found, count),
})));

/** The few lines of the README: the smallest and the largest size, medians alone. */
export function brief(run) {
  const smallest = Math.min(...run.sizes.map(({ count }) => count));
  const rows = rowsOf(run).filter(({ count, page }) => count === smallest && page !== "preact");
  const columns = COLUMNS.filter(([name]) => BRIEF.includes(name));
  const medians = columns.map(([name, cell]) => [name, (row) => String(cell(row)).replace(/ \[.*/, "")]);
  const [{ rounds }] = rows;
  return `Measured ${run.date} UTC in one run, pages in turns: ${run.cores} cores (${run.processor}), ${run.chromium},
medians of ${rounds} rounds.

${table(medians, rows)}`;
}

/** The whole text. */
export function report(run) {
  const { date, cores, processor, node, chromium, sizes } = run;
  const rows = rowsOf(run);
  const summaries = new Map(sizes.map(({ count }) =>
    [count, new Map(rows.filter((row) => row.count === count).map((row) => [row.page, row]))]));
  const peers = Object.values(versions).join(", ");
  return `# The product and its peers

Measured ${date} UTC by \`make bench\` in one run, pages in turns: ${cores} cores (${processor}), Node ${node},
${chromium}. Peers: ${peers}.
Medians of the rounds, [least–most]. [README.md](peers/README.md) says how it is measured.

${table(COLUMNS, rows)}

## Budgets

${table(BUDGETS, budgets(summaries))}

## Opening a result file as large as one may be

${table(OPENING, rows.filter(({ openingBytes }) => openingBytes))}

## Putting a team together

${table(TEAM, sizes.flatMap(({ pages }) => pages.flatMap(teamSummaries)))}
`;
}

function table(columns, rows) {
  const line = (cells) => `| ${cells.join(" | ")} |`;
  const head = line(columns.map(([name]) => name));
  const rule = line(columns.map(() => "---"));
  return [head, rule, ...rows.map((row) => line(columns.map(([, cell]) => cell(row))))].join("\n");
}
