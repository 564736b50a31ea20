// Keeps what a run found: all of it beside this folder, and a few lines in the README.

import fs from "node:fs";
import path from "node:path";

import { brief } from "./report.js";
import { ROOT } from "./tools.js";

const BEGIN = "<!-- measured by make bench -->\n";
const END = "<!-- until here -->";

/** Writes RESULTS.md, RESULTS.json, and the README's table in its place. */
export function record(run, text) {
  const folder = path.join(ROOT, "tests/bench");
  fs.writeFileSync(path.join(folder, "RESULTS.md"), text);
  fs.writeFileSync(path.join(folder, "RESULTS.json"), `${JSON.stringify(run)}\n`);

  const readme = path.join(ROOT, "README.md");
  const [before, rest] = fs.readFileSync(readme, "utf8").split(BEGIN);
  const after = rest?.split(END)[1];
  if (after === undefined) throw new Error("README.md has no place for the table");
  fs.writeFileSync(readme, `${before}${BEGIN}${brief(run)}\n${END}${after}`);
}
