// Rules that axe lacks, reported as a list of sentences. Each rule names the defect that it would find; pixels and
// ratios are those of WCAG 2.2 or, where larger, our own.
const problems = [];
const widget = document.querySelector("cme-selfcheck");
const root = widget?.shadowRoot;
// Content that cannot be inspected must not pass.
if (!root) return ["no element whose shadow root is open"];
const all = (selector, inside = root) => [...inside.querySelectorAll(selector)];
const text = (element) => (element?.textContent ?? "").replace(/\s+/g, " ").trim();
const drawn = (element) =>
  element.getClientRects().length > 0 && getComputedStyle(element).visibility === "visible";
const check = (holds, sentence) => holds || problems.push(sentence);

// Groups of radios: native, in a fieldset with a legend that no other group has.
const groups = all("[role=radiogroup]");
const legends = new Set();
const names = new Set();
for (const group of groups) {
  const legend = group.querySelector(":scope > legend");
  check(group.localName === "fieldset", `a group that is no fieldset: ${text(group)}`);
  check(text(legend).length > 1, "a group without a legend");
  // A legend names what is rated: the row's heading without its code.
  const heading = group.closest(".row")?.querySelector("h1,h2,h3,h4,h5,h6");
  const subject = text(heading).replace(text(heading?.querySelector(".code")), "").trim();
  check(text(legend).includes(subject), `a legend that does not say what is rated: ${text(legend)}`);
  check(!legends.has(text(legend)), `two groups called “${text(legend)}”`);
  legends.add(text(legend));
  const radios = all("input[type=radio]", group);
  const shared = new Set(radios.map((radio) => radio.name));
  check(radios.length > 1 && shared.size === 1, `radios of “${text(legend)}” share no name`);
  for (const name of shared) {
    check(!names.has(name), `two groups share the name ${name}`);
    names.add(name);
  }
  for (const radio of radios) {
    const label = text(radio.labels[0]);
    const ids = radio.getAttribute("aria-labelledby")?.split(" ");
    const name = ids?.map((id) => text(radio.getRootNode().getElementById(id))).join(" ") ?? label;
    check(radio.labels.length === 1, `a radio of “${text(legend)}” without its label`);
    check(/\p{L}/u.test(name), `a radio without a word in its name: ${name}`);
    check(name.startsWith(label), `a radio called “${name}” and labelled “${label}”`);
    check(!radio.hasAttribute("aria-label"), `a radio whose label is overridden: ${label}`);
  }
}
for (const radio of all("input[type=radio]")) {
  check(radio.closest("fieldset[role=radiogroup]"), `a radio outside a group: ${text(radio.labels[0])}`);
}
check(all("[role=radio],[role=checkbox],[role=button]").length === 0, "a control that is not native");
check(all("[tabindex]").every((one) => one.tabIndex <= 0), "a positive tabindex");

// Fields have a visible label of their own; groups of fields have a name that no other group has.
for (const field of all("textarea, select, input[type=text], input[type=date]").filter(drawn)) {
  check(field.labels.length === 1 && drawn(field.labels[0]), `a field without its label: ${field.id}`);
}
const own = root.getElementById("print-name");
check(!own || own.autocomplete === "name", "a field for one's name that does not say so");
const named = all("[role=group]").map((group) =>
  group.getAttribute("aria-label") ?? text(root.getElementById(group.getAttribute("aria-labelledby"))));
check(new Set(named).size === named.length && named.every(Boolean), `groups called ${named}`);

// Names contain the visible text.
for (const button of all("button[aria-label]")) {
  check(button.getAttribute("aria-label").includes(text(button)), `label not in name: ${text(button)}`);
}

// Everything that looks pressable is pressable by keyboard.
for (const element of all("*").filter(drawn)) {
  if (getComputedStyle(element).cursor !== "pointer") continue;
  check(element.closest("button,label,summary,a[href],input"), `a clickable ${element.localName}`);
}

// Sizes: 44 px for options and buttons, 24 px for the rest.
const size = (element) => element.getBoundingClientRect();
for (const option of all(".options .option, button").filter(drawn)) {
  const { width, height } = size(option);
  check(Math.min(width, height) >= 43.5, `${text(option)} is ${width} × ${height}`);
}
for (const control of all(".other, .check, summary, input[type=file], textarea, select, input[type=text], input[type=date]").filter(drawn)) {
  const { width, height } = size(control);
  check(Math.min(width, height) >= 24, `${text(control)} is ${width} × ${height}`);
}

// Borders of controls against their surroundings, 3 : 1.
const luminance = (colour) => {
  const [r, g, b] = colour.match(/[\d.]+/g).map((part) => part / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
};
const ratio = (one, two) => {
  const [a, b] = [luminance(one), luminance(two)];
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
};
const around = (element) => {
  for (let one = element.parentElement ?? widget; one; one = one.parentElement ?? one.getRootNode().host) {
    const { backgroundColor } = getComputedStyle(one);
    if (!/(, 0\)|transparent)$/.test(backgroundColor)) return backgroundColor;
  }
  return "rgb(255, 255, 255)";
};
for (const control of all("input:not([type=file]), textarea, select").filter(drawn)) {
  const edge = ratio(getComputedStyle(control).borderTopColor, around(control));
  check(edge >= 3, `a border of ${edge.toFixed(2)} : 1`);
}

// The chosen option differs by more than a hue: by a width, a shape, a weight, or 3 : 1 in brightness.
const shape = (radio) => {
  const style = getComputedStyle(radio);
  const shadow = style.boxShadow.replace(/\w+\([^)]*\)/g, "");
  const number = getComputedStyle(radio.parentElement.querySelector(".number") ?? radio);
  return [style.borderTopWidth, style.borderTopStyle, style.borderRadius, shadow, number.fontWeight].join();
};
for (const group of groups.filter(drawn)) {
  const radios = all("input[type=radio]", group);
  const chosen = radios.find((radio) => radio.checked);
  const kind = (radio) => radio.closest("label").className.includes("other");
  const other = radios.find((radio) => chosen && !radio.checked && kind(radio) === kind(chosen));
  if (!other || getComputedStyle(chosen).appearance !== "none") continue;
  const [one, two] = [chosen, other].map((radio) => getComputedStyle(radio).backgroundColor);
  check(shape(chosen) !== shape(other) || ratio(one, two) >= 3,
    `chosen by colour alone: ${text(group.querySelector("legend"))}`);
}

// Pictures have a sentence and a table; tables have headers.
for (const code of all(".qr")) check(code.getAttribute("aria-label"), "a code without a name");
for (const picture of all("[role=img]:not(.qr)")) {
  check(/.: .+\.$/.test(picture.getAttribute("aria-label") ?? ""), "a picture without a sentence");
  check(picture.closest("section")?.querySelector("table"), "a picture without its table");
}
for (const mark of all(".plot-line .now, .plot-line .aim, .plot-line .tick, .plot-line .gap").filter(drawn)) {
  const { fill, stroke } = getComputedStyle(mark);
  const most = Math.max(...[fill, stroke].filter((colour) => colour.startsWith("rgb"))
    .map((colour) => ratio(colour, around(mark.closest("svg")))));
  check(most >= 3, `a mark of ${most.toFixed(2)} : 1`);
}
for (const svg of all("svg").filter(drawn)) {
  check(svg.closest("[role=img],[aria-hidden=true]") ?? svg.querySelector("[role=img]"), "a drawing that is neither named nor hidden");
}
for (const table of all("table")) {
  check(table.caption, "a table without a caption");
  check(all("th", table).every((head) => head.scope), "a table head without scope");
  check(all("tr", table).every((row) => row.querySelector("th")), "a row without a head");
}

// One status region, which exists before its text; unique ids; language; headings without a gap.
check(all("[role=status].status").length === 1, "not one status line");
const ids = all("[id]").map((one) => one.id);
check(new Set(ids).size === ids.length, "an id twice");
for (const element of all("[aria-describedby],[aria-labelledby],label[for]")) {
  for (const name of ["aria-describedby", "aria-labelledby", "for"]) {
    for (const id of (element.getAttribute(name) ?? "").split(/\s+/).filter(Boolean)) {
      check(root.getElementById(id), `${name} points to nothing: ${id}`);
    }
  }
}
check(root.querySelector("[part=root]").lang, "no language");
check(document.documentElement.lang, "a page without a language");

// Words in a script that the surrounding language does not use declare their own language.
const SCRIPTS = [
  [/\p{Script=Arabic}/u, ["ar", "fa", "ur", "ps", "ckb"]], [/\p{Script=Hebrew}/u, ["he", "yi"]],
  [/\p{Script=Greek}/u, ["el"]], [/\p{Script=Cyrillic}/u, ["ru", "uk", "bg", "sr", "mk", "be", "kk"]],
  [/\p{Script=Han}/u, ["zh", "ja", "ko"]], [/[\p{Script=Hiragana}\p{Script=Katakana}]/u, ["ja"]],
  [/\p{Script=Hangul}/u, ["ko"]], [/\p{Script=Devanagari}/u, ["hi", "mr", "ne"]],
  [/\p{Script=Thai}/u, ["th"]],
];
const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
while (walker.nextNode()) {
  const words = walker.currentNode;
  const lang = words.parentElement.closest("[lang]")?.getAttribute("lang")?.split("-")[0];
  for (const [script, languages] of SCRIPTS) {
    check(!script.test(words.data) || languages.includes(lang), `no language for “${words.data}”`);
  }
}

// Buttons change the order of ordered entries, whether or not these can be dragged.
const goals = all(".goal:has(.goal-fields)").filter(drawn);
for (const [index, goal] of goals.entries()) {
  const moves = all("button", goal).filter((button) => /^Move goal/.test(text(button))).length;
  check(moves === 2, `open goal ${index + 1} has ${moves} buttons to move it`);
}
for (const element of all("[draggable=true]")) {
  check(all("button", element).some((button) => /move/i.test(text(button))), "moved by dragging alone");
}
let level = 1;
for (const heading of all("h1,h2,h3,h4,h5,h6").filter(drawn)) {
  const next = Number(heading.localName[1]);
  check(next <= level + 1, `heading ${text(heading)} skips a level`);
  level = next;
}
return problems;
