// What every peer's page does the same way: the count of ratings, and the results with their chart.

import areas from "instrument";

export { areas };

/** How many competencies stand in front of each area. */
export const starts = [];
/** How many competencies there are. */
export const size = areas.reduce((before, { statements }) => (starts.push(before), before + statements.length), 0);

/** Shows how many ratings the page has. */
export function showCount(count) {
  document.getElementById("progress").textContent = `Rated ${count} of ${2 * size}`;
}

/** Shows means, gaps and a bar chart. Ratings are lists over all competencies. */
export function showResults(place, now, aim) {
  const rows = areas.map(({ title, statements }, area) => {
    const mean = (levels) => {
      const own = levels.slice(starts[area], starts[area] + statements.length);
      return own.reduce((sum, level) => sum + Number(level), 0) / own.length;
    };
    return { title: escape(title), now: mean(now), aim: mean(aim), gap: mean(aim) - mean(now) };
  });
  const table = rows.map(({ title, now, aim, gap }) => `<tr data-gap="${gap}"><th scope="row">${title}</th>
    <td>${now.toFixed(2)}</td><td>${aim.toFixed(2)}</td><td>${gap.toFixed(2)}</td></tr>`);
  const chart = rows.map(({ title, now, aim }, row) => `<g transform="translate(0 ${row * 30})">
    <text y="19" font-size="11">${title}</text>
    <rect x="280" y="4" height="9" width="${now * 60}" fill="#4477aa"/>
    <rect x="280" y="15" height="9" width="${aim * 60}" fill="#ee8866"/></g>`);
  place.innerHTML = `<h2>Your results</h2>
    <table><thead><tr><th>Area</th><th>Now</th><th>Aim</th><th>Gap</th></tr></thead>
    <tbody>${table.join("")}</tbody></table>
    <svg role="img" aria-label="Now and aim by area" viewBox="0 0 600 ${rows.length * 30}">${chart.join("")}</svg>`;
}

/** Text as markup. */
export function escape(text) {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
}
