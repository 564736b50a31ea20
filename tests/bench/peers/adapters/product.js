// The product: behind a start screen, in a shadow root. What was rated is in the result that it exports.

{
  const element = () => document.querySelector("cme-selfcheck");
  const all = (selector) => [...(element()?.shadowRoot?.querySelectorAll(selector) ?? [])];
  const text = (one) => one?.textContent.trim();
  const button = (name) => all("button").find((one) => text(one) === name);
  const result = () => JSON.parse(element().exportJson());
  let changes = 0;
  addEventListener("selfcheck-change", () => (changes += 1));
  Object.assign(form, {
    // No role: its suggestions would be aims that nobody rated.
    entry: () => {
      const role = all("input[name=job-role]").at(-1);
      return role?.checked === false ? role.labels[0] : button("Start");
    },
    page: () => text(all("[part=heading]")[0]),
    size: () => all(".row").length,
    radio: (index, kind, level) => all(".row")[index]?.querySelectorAll(`.${kind} input`)[level - 1],
    counted: () => changes > 0,
    ratings: () => {
      const given = Object.values(result().answers).flatMap(({ present, desired }) => [present, desired]);
      return given.filter((level) => level !== undefined).length;
    },
    next: () => button("Next") ?? button("See results"),
    done: () => form.page() === "Results",
    gaps: () => result().summary.areas.map(({ sumGap, compared }) => sumGap / compared),
  });
}
