// Finds visible elements with a role and a name, through open shadow roots. Arguments: role, name, "is" or "starts",
// element to search in or null.
const [role, wanted, how, inside] = arguments;
const selectors = {
  alert: "[role=alert]",
  alertdialog: "[role=alertdialog]",
  button: "button",
  checkbox: "input[type=checkbox]",
  combobox: "select",
  date: "input[type=date]",
  dialog: "dialog",
  file: "input[type=file]",
  form: "form",
  group: "[role=group]",
  heading: "h1,h2,h3,h4,h5,h6",
  img: "[role=img]",
  link: "a[href]",
  listitem: "li",
  navigation: "nav",
  note: "[role=note]",
  radio: "input[type=radio]",
  radiogroup: "[role=radiogroup]",
  region: "[role=region]",
  status: "[role=status]",
  summary: "summary",
  table: "table",
  textbox: "textarea,input[type=text]",
};
// Texts that assistive technology hears; a name may refer to an element that is itself hidden from it.
const heard = (node) => [...node?.childNodes ?? []].map((one) => {
  if (one.nodeType === Node.TEXT_NODE) return one.data;
  return one.ariaHidden === "true" ? "" : heard(one);
}).join("");
const text = (element) => heard(element).replace(/\s+/g, " ").trim();
const name = (element) => {
  const label = element.getAttribute("aria-label");
  if (label) return label;
  const by = element.getAttribute("aria-labelledby")?.split(" ");
  if (by) return by.map((id) => text(element.getRootNode().getElementById(id))).join(" ");
  if (element.labels?.length) return text(element.labels[0]);
  if (element.localName === "fieldset") return text(element.querySelector("legend"));
  if (element.localName === "table") return text(element.caption);
  return text(element);
};
const drawn = (element) => {
  const style = getComputedStyle(element);
  // Elements inside a closed <details> have boxes, too.
  return element.getClientRects().length > 0 && style.visibility === "visible" && element.checkVisibility();
};
function* all(root) {
  for (const element of root.querySelectorAll("*")) {
    if (element.matches(selectors[role])) yield element;
    if (element.shadowRoot) yield* all(element.shadowRoot);
  }
}
const found = [];
for (const element of all(inside ?? document)) {
  const called = name(element);
  const matches = how === "is" ? called === wanted : called.startsWith(wanted);
  if (matches && drawn(element)) found.push(element);
}
return found;
