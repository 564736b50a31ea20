// The self-check by hand: markup as text, two listeners. The practical lower limit.

import { areas, escape, showCount, showResults, size, starts } from "../shared/shell.js";

const place = document.getElementById("app");
const given = { now: new Array(size), aim: new Array(size) };
let area = 0;
let count = 0;

function scale(kind, word, competency) {
  const option = (level) => {
    const checked = given[kind][competency] === level ? " checked" : "";
    return `<label><input type="radio" name="${kind}-${competency}" value="${level}"${checked}>${level}</label>`;
  };
  const options = [1, 2, 3, 4, 5].map(option).join("");
  return `<div role="radiogroup" aria-label="${word}"><span>${word}</span>${options}</div>`;
}

function draw() {
  const { title, definition, statements } = areas[area];
  const rows = statements.map((statement, index) => {
    const competency = starts[area] + index;
    const scales = scale("now", "Now", competency) + scale("aim", "Aim", competency);
    return `<fieldset><legend>${escape(statement)}</legend>${scales}</fieldset>`;
  });
  const next = area + 1 < areas.length ? "Next" : "See results";
  place.innerHTML = `<h2 id="area">${escape(title)}</h2><p>${escape(definition)}</p>${rows.join("")}
    <button id="back"${area ? "" : " disabled"}>Back</button> <button id="next">${next}</button>`;
  scrollTo(0, 0);
}

place.addEventListener("change", ({ target }) => {
  const [kind, competency] = target.name.split("-");
  if (given[kind][competency] === undefined) showCount((count += 1));
  given[kind][competency] = Number(target.value);
});

place.addEventListener("click", ({ target }) => {
  if (target.id === "back") area -= 1;
  else if (target.id === "next") area += 1;
  else return;
  if (area < areas.length) return draw();
  place.hidden = true;
  showResults(document.getElementById("result"), given.now, given.aim);
});

showCount(0);
draw();
