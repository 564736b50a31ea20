// What the product is held to. Misses are told, and nothing fails: elapsed time is no test.

import { BUILT_IN } from "./instrument.js";

/** The product's goals against the summaries by size and page: name, number, limit, and what it came to. */
export function goals(summaries) {
  const of = (page, count) => summaries.get(count)?.get(page);
  const at = (page, count, number) => of(page, count)?.[number]?.median;
  const found = [];
  const goal = (name, value, most, unit = "×") => found.push({ name, value, most, unit });
  const ratio = (name, number, peer, most, count = BUILT_IN) => {
    goal(`${name}, ${count}`, at("product", count, number) / at(peer, count, number), most);
  };

  ratio("first counted click, slow 4G and CPU/4, to SurveyJS", "firstClickSlow", "surveyjs", 0.45);
  ratio("first counted click, slow 4G and CPU/4, to Preact", "firstClickSlow", "preact", 2);
  ratio("first counted click at full speed, to SurveyJS", "firstClick", "surveyjs", 0.45);
  ratio("first counted click at full speed, to Preact", "firstClick", "preact", 2);
  for (const count of summaries.keys()) {
    ratio("click to frame, 95th percentile, to handwritten", "toFrameLate", "handwritten", 1.3, count);
    ratio("CPU per rating, to Preact", "work", "preact", 1, count);
  }
  goal(`brotli until the first rating, ${BUILT_IN}`, at("product", BUILT_IN, "kilobytes"), 100, "kB");
  ratio("brotli until the first rating, to SurveyJS", "kilobytes", "surveyjs", 1 / 3);
  for (const [count, most] of [[BUILT_IN, 4], [4800, 16]]) {
    goal(`heap and wasm, ${count}`, at("product", count, "held"), most, "MB");
  }
  const growth = [
    ["first counted click, slow 4G and CPU/4", "firstClickSlow", 1.5],
    ["first counted click at full speed", "firstClick", 1.5],
    ["click to frame, 95th percentile", "toFrameLate", 1.2],
    ["CPU per rating", "work", 1.2],
  ];
  for (const count of summaries.keys()) {
    if (count === BUILT_IN) continue;
    for (const [name, number, most] of growth) {
      const value = at("product", count, number) / at("product", BUILT_IN, number);
      goal(`growth of ${name}, ${BUILT_IN} to ${count}`, value, most);
    }
  }
  return found;
}
