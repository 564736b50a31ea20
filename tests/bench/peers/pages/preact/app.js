// The same self-check with Preact. A rating copies the answers of its own area alone.

import { h, render } from "preact";
import { useEffect, useState } from "preact/hooks";

import { areas, showCount, showResults, starts } from "../shared/shell.js";

const LEVELS = [1, 2, 3, 4, 5];

function Scale({ name, word, value, onRate }) {
  const options = LEVELS.map((level) => h("label", { key: level },
    h("input", { type: "radio", name, value: level, checked: value === level, onChange: () => onRate(level) }),
    level));
  return h("div", { role: "radiogroup", "aria-label": word }, h("span", null, word), options);
}

function Competency({ competency, statement, now, aim, onRate }) {
  return h("fieldset", null, h("legend", null, statement),
    h(Scale, { name: `now-${competency}`, word: "Now", value: now, onRate: (level) => onRate("now", level) }),
    h(Scale, { name: `aim-${competency}`, word: "Aim", value: aim, onRate: (level) => onRate("aim", level) }));
}

function Results({ given }) {
  useEffect(() => {
    const all = (kind) => areas.flatMap((_, area) => given[area]?.[kind] ?? []);
    showResults(document.getElementById("result"), all("now"), all("aim"));
  }, []);
}

function SelfCheck() {
  const [given, setGiven] = useState({});
  const [area, setArea] = useState(0);
  const [count, setCount] = useState(0);
  useEffect(() => showCount(count), [count]);
  if (area === areas.length) return h(Results, { given });

  const own = given[area] ?? { now: [], aim: [] };
  const rate = (index, kind, level) => {
    if (own[kind][index] === undefined) setCount(count + 1);
    setGiven({ ...given, [area]: { ...own, [kind]: Object.assign([...own[kind]], { [index]: level }) } });
  };
  const go = (to) => {
    setArea(to);
    scrollTo(0, 0);
  };
  const { title, definition, statements } = areas[area];
  return h("div", { key: area },
    h("h2", { id: "area" }, title),
    h("p", null, definition),
    statements.map((statement, index) => h(Competency, {
      key: index,
      competency: starts[area] + index,
      statement,
      now: own.now[index],
      aim: own.aim[index],
      onRate: (kind, level) => rate(index, kind, level),
    })),
    h("button", { disabled: area === 0, onClick: () => go(area - 1) }, "Back"),
    " ",
    h("button", { id: "next", onClick: () => go(area + 1) }, area + 1 < areas.length ? "Next" : "See results"));
}

render(h(SelfCheck), document.getElementById("app"));
