// LForms draws a group of radios for now and one for aim, competency by competency.

{
  const groups = () => document.querySelectorAll("nz-radio-group");
  Object.assign(form, {
    size: () => groups().length / 2,
    radio: (index, kind, level) =>
      groups()[2 * index + (kind === "now" ? 0 : 1)]?.querySelectorAll("input")[level - 1],
  });
}
