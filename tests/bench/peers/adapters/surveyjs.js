// SurveyJS draws a table for now, then one for aim.

{
  const tables = () => document.querySelectorAll(".sd-matrix tbody");
  Object.assign(form, {
    page: () => document.querySelector(".sd-page__title")?.textContent,
    size: () => tables()[0]?.rows.length ?? 0,
    // Its inputs are hidden; people press what stands around them.
    radio: (index, kind, level) =>
      tables()[kind === "now" ? 0 : 1]?.rows[index]?.querySelectorAll("label")[level - 1],
    next: () => document.querySelector(".sd-navigation__next-btn, .sd-navigation__complete-btn"),
  });
}
