// The order of a date in the visitor's region.

/** Whether dates in the visitor's region begin with the day: 3 March, not March 3. */
export function dayComesFirst() {
  const date = new Intl.DateTimeFormat(undefined, { dateStyle: "long", calendar: "gregory" });
  const parts = date.formatToParts().map(({ type }) => type);
  return parts.indexOf("day") < parts.indexOf("month");
}
