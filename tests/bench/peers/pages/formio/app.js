// The same self-check with Form.io: a wizard with a panel an area, a survey for now and one for aim.

import { areas, escape, showCount, showResults } from "../shared/shell.js";

const KINDS = { now: "Now", aim: "Aim" };
const values = ["1", "2", "3", "4", "5"].map((value) => ({ label: value, value }));

const panels = areas.map(({ title, definition, statements }, area) => ({
  type: "panel",
  key: `area${area}`,
  title,
  breadcrumb: "none",
  components: [
    { type: "content", key: `text${area}`, html: `<h2 id="area">${escape(title)}</h2><p>${escape(definition)}</p>` },
    ...Object.entries(KINDS).map(([kind, label]) => ({
      type: "survey",
      key: `${kind}${area}`,
      label,
      input: true,
      values,
      questions: statements.map((text, index) => ({ label: text, value: `row${index}` })),
    })),
  ],
}));

const place = document.getElementById("app");
const options = {
  noAlerts: true,
  breadcrumb: "none",
  breadcrumbSettings: { clickable: false },
  buttonSettings: { showCancel: false },
};

const counts = new Map();
let count = 0;

function follow(form) {
  form.nosubmit = true;
  form.on("change", ({ changed }) => {
    if (!changed) return;
    // Of changes that come close together it tells the last alone, so both surveys of the area are counted.
    const [area] = /\d+$/.exec(changed.component.key);
    const ratings = Object.keys(KINDS).flatMap((kind) => Object.values(form.submission.data[kind + area] ?? {}));
    const rated = ratings.filter(Boolean).length;
    count += rated - (counts.get(area) ?? 0);
    counts.set(area, rated);
    showCount(count);
  });
  form.on("submit", ({ data }) => {
    const all = (kind) => areas.flatMap(({ statements }, area) =>
      statements.map((_, index) => data[`${kind}${area}`][`row${index}`]));
    place.hidden = true;
    showResults(document.getElementById("result"), all("now"), all("aim"));
  });
  showCount(0);
}

Formio.createForm(place, { display: "wizard", components: panels }, options).then(follow);
