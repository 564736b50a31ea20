// What the product may cost. A miss is told and fails nothing: elapsed time is no test. docs/performance.md says why.

import { BUILT_IN } from "./instrument.js";

const LARGEST = 4800;

/**
 * The budgets against the summaries by size and page: name, what it came to, the most that it may be, and what we aim
 * at. One of the last two may be missing.
 */
export function budgets(summaries) {
  const at = (page, number, count = BUILT_IN) => summaries.get(count)?.get(page)?.[number]?.median;
  const product = (number, count) => at("product", number, count);
  const ratio = (name, number, peer, { most, aim }) =>
    ({ name, value: product(number) / at(peer, number), most, aim, unit: "×" });
  const growth = (name, number) => ({
    name: `growth from ${BUILT_IN} to ${LARGEST}: ${name}`,
    value: product(number, LARGEST) / product(number),
    most: 1.5,
    aim: 1.2,
    unit: "×",
  });
  return [
    { name: "brotli until the first rating", value: product("kilobytes"), most: 200, aim: 170, unit: "kB" },
    {
      name: "brotli of the whole program",
      value: product("kilobytes") + product("idleKilobytes"),
      most: 300,
      aim: 250,
      unit: "kB",
    },
    ratio("first counted click, slow 4G and CPU/4, to SurveyJS", "firstClickSlow", "surveyjs", { most: 0.6, aim: 0.45 }),
    ratio("click to frame, CPU/4, 95th percentile, to handwritten", "toFrameLate", "handwritten", { most: 1.5, aim: 1.2 }),
    ratio("CPU per rating, to SurveyJS", "work", "surveyjs", { most: 0.5 }),
    ratio("CPU per rating, to Preact", "work", "preact", { aim: 2 }),
    ratio("page turn, CPU/4, to SurveyJS", "pageTurn", "surveyjs", { most: 0.9, aim: 0.5 }),
    growth("first counted click, slow 4G and CPU/4", "firstClickSlow"),
    growth("first counted click at full speed", "firstClick"),
    growth("click to frame, CPU/4, 95th percentile", "toFrameLate"),
    growth("page turn, CPU/4", "pageTurn"),
    growth("CPU per rating", "work"),
    { name: `heap and wasm, ${BUILT_IN}`, value: product("held"), most: 5, unit: "MB" },
    { name: `heap and wasm, ${LARGEST}`, value: product("held", LARGEST), most: 20, unit: "MB" },
  ];
}
