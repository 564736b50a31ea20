// The same self-check with LForms. It has no pages of its own, so each area is a questionnaire.

import { areas, showCount, showResults, starts } from "../shared/shell.js";

const FHIR = "http://hl7.org/fhir";
const KINDS = { now: "Now", aim: "Aim" };

const asRadios = {
  url: `${FHIR}/StructureDefinition/questionnaire-itemControl`,
  valueCodeableConcept: { coding: [{ system: `${FHIR}/questionnaire-item-control`, code: "radio-button" }] },
};
const inOneLine = { url: `${FHIR}/StructureDefinition/questionnaire-choiceOrientation`, valueCode: "horizontal" };
const answerOption = ["1", "2", "3", "4", "5"].map((code) => ({ valueCoding: { code, display: code } }));

const form = document.getElementById("app");
const next = document.getElementById("next");
const given = { now: [], aim: [] };
let area = 0;
let before = 0;

function questionnaire({ title, statements }) {
  const item = statements.map((text, index) => ({
    linkId: `${index}`,
    text,
    type: "group",
    item: Object.entries(KINDS).map(([kind, word]) => ({
      linkId: `${kind}-${index}`,
      text: word,
      type: "choice",
      extension: [asRadios, inOneLine],
      answerOption,
    })),
  }));
  return { resourceType: "Questionnaire", status: "active", title, item };
}

async function show() {
  const { title, definition } = areas[area];
  await LForms.Util.addFormToPage(questionnaire(areas[area]), "app", { fhirVersion: "R4" });
  document.getElementById("area").textContent = title;
  document.getElementById("definition").textContent = definition;
  next.textContent = area + 1 < areas.length ? "Next" : "See results";
  scrollTo(0, 0);
}

/** Takes the ratings out of a response, which nests like the questionnaire. */
function take(items = []) {
  for (const { linkId, answer, item } of items) {
    take(item);
    if (!answer) continue;
    const [kind, index] = linkId.split("-");
    given[kind][starts[area] + Number(index)] = answer[0].valueCoding.code;
    before += 1;
  }
}

// Its radios keep click and change from bubbling: listen on the way down, and read what is shown soon after
// and, since that may come late, again.
const count = () => showCount(before + form.querySelectorAll(".ant-radio-checked").length);
form.addEventListener("click", () => [0, 250, 1000].forEach((later) => setTimeout(count, later)), true);

next.onclick = () => {
  take(LForms.Util.getFormFHIRData("QuestionnaireResponse", "R4", form).item);
  area += 1;
  if (area < areas.length) return show();
  document.querySelector("main").hidden = true;
  showResults(document.getElementById("result"), given.now, given.aim);
};

showCount(0);
show();
