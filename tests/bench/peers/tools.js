// Where things are: the installed tools, the libraries of the peers, and the folder for what is made.

import fs from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";

/** The repository. */
export const ROOT = path.resolve(import.meta.dirname, "../../..");
/** What tests/tools/install.sh fills. */
export const TOOLS = path.resolve(process.env.TOOLS || path.join(ROOT, ".tools"));
/** The peers' part of it. */
export const LIBRARIES = path.join(TOOLS, "peers");
/** Everything that is made while measuring. */
export const MADE = path.join(ROOT, "target", "peers");

/** Packages are not beside this file, so they cannot be named in an import. */
export const require = createRequire(path.join(LIBRARIES, "package.json"));

/** A file of a package that npm installed, of the peers or of the tools. */
export function packaged(name) {
  for (const folder of [LIBRARIES, TOOLS]) {
    const file = path.join(folder, "node_modules", name);
    if (fs.existsSync(file)) return file;
  }
  throw new Error(`${name} is not installed: sh tests/tools/install.sh bench`);
}

/** A file of a package that was fetched without its dependencies (fetch.js). */
export function bundled(name) {
  const file = path.join(LIBRARIES, "bundles", name);
  if (fs.existsSync(file)) return file;
  throw new Error(`${name} was not fetched: sh tests/tools/install.sh bench`);
}
