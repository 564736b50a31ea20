// Fetches the two peers that publish complete bundles, LForms and Form.io, without their dependencies:
// Angular and the like are not needed to show a bundle, and are slow to install. package.json names
// version and digest; what has another digest is not used.

import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import fs from "node:fs";
import path from "node:path";

import { LIBRARIES } from "./tools.js";

const { bundles } = JSON.parse(fs.readFileSync(path.join(import.meta.dirname, "package.json")));
const folder = path.join(LIBRARIES, "bundles");
fs.rmSync(folder, { recursive: true, force: true });
fs.mkdirSync(folder, { recursive: true });

for (const [name, { version, integrity }] of Object.entries(bundles)) {
  const order = ["pack", `${name}@${version}`, "--json", "--loglevel", "error"];
  const [{ filename }] = JSON.parse(execFileSync("npm", order, { cwd: folder }));
  const archive = path.join(folder, filename);
  const digest = createHash("sha512").update(fs.readFileSync(archive)).digest("base64");
  if (`sha512-${digest}` !== integrity) throw new Error(`${name} ${version} is not what it was`);
  const place = path.join(folder, name);
  fs.mkdirSync(place, { recursive: true });
  execFileSync("tar", ["xzf", archive, "-C", place, "--strip-components=1", "package/dist"]);
  fs.rmSync(archive);
}
