// The same self-check with SurveyJS: a page an area, a matrix for now and one for aim.

import { Model } from "survey-js-ui";

import { areas, showCount, showResults } from "../shared/shell.js";

const KINDS = { now: "Now", aim: "Aim" };

const survey = new Model({
  showProgressBar: false,
  showCompletePage: false,
  pages: areas.map(({ title, definition, statements }, area) => ({
    name: `area-${area}`,
    title,
    description: definition,
    elements: Object.entries(KINDS).map(([kind, word]) => ({
      type: "matrix",
      name: `${kind}-${area}`,
      title: word,
      columns: ["1", "2", "3", "4", "5"],
      rows: statements.map((text, index) => ({ value: `row-${index}`, text })),
    })),
  })),
});

const counts = new Map();
let count = 0;
survey.onValueChanged.add((_, { name, value }) => {
  const rated = Object.keys(value ?? {}).length;
  count += rated - (counts.get(name) ?? 0);
  counts.set(name, rated);
  showCount(count);
});
survey.onComplete.add(({ data }) => {
  const all = (kind) => areas.flatMap(({ statements }, area) =>
    statements.map((_, index) => data[`${kind}-${area}`]?.[`row-${index}`]));
  document.getElementById("app").hidden = true;
  showResults(document.getElementById("result"), all("now"), all("aim"));
});

showCount(0);
survey.render(document.getElementById("app"));
