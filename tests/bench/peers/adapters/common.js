// How a page is used, run in it before its own scripts. This is what our pages for the peers share; each
// adapter puts what differs in its place.

globalThis.form = {
  /** What to press next on the way to the first question, if anything. */
  entry: () => undefined,
  /** Something that differs from one page of questions to the next. */
  page: () => document.getElementById("area")?.textContent,
  /** How many competencies this page shows. */
  size: () => document.querySelectorAll("fieldset").length,
  /** The radio of that level, 1 to 5, of a competency on this page; `kind` is "now" or "aim". */
  radio: (index, kind, level) => {
    const groups = document.querySelectorAll("fieldset")[index]?.querySelectorAll("[role=radiogroup]");
    return groups?.[kind === "now" ? 0 : 1]?.querySelectorAll("input")[level - 1];
  },
  /** Whether a rating was counted by the page itself, not only checked by the browser. */
  counted: () => form.ratings() > 0,
  /** How many ratings the page says it has. */
  ratings: () => Number(/\d+/.exec(document.getElementById("progress")?.textContent)?.[0] ?? 0),
  /** The button to the next page, on the last one to the results. */
  next: () => document.getElementById("next"),
  /** Whether the results are shown. */
  done: () => document.querySelector("#result [data-gap]") !== null,
  /** The mean gap of each area, as shown. */
  gaps: () => [...document.querySelectorAll("#result [data-gap]")].map((row) => Number(row.dataset.gap)),
};
