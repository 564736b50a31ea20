// The pages to compare, and how each of them becomes a folder that can be served.

import fs from "node:fs";
import path from "node:path";

import { BUILT_IN, areas, framework } from "./instrument.js";
import { LIBRARIES, MADE, ROOT, TOOLS, bundled, packaged, require } from "./tools.js";

/** Published files that stand beside a page's own, by the name that the page uses. */
const PUBLISHED = {
  handwritten: () => ({}),
  preact: () => ({}),
  surveyjs: () => ({ "survey-core.css": packaged("survey-core/survey-core.fontless.min.css") }),
  lforms: () => {
    const file = (name) => bundled(`lforms/dist/lforms/${name}`);
    return {
      "lforms.css": file("webcomponent/styles.css"),
      "zone.js": file("webcomponent/assets/lib/zone.min.js"),
      "lhc-forms.js": file("webcomponent/lhc-forms.js"),
      "fhir.js": file("fhir/R4/lformsFHIR.min.js"),
    };
  },
  formio: () => ({
    "bootstrap.css": packaged("bootstrap/dist/css/bootstrap.min.css"),
    "formio.css": bundled("@formio/js/dist/formio.form.min.css"),
    "formio.js": bundled("@formio/js/dist/formio.form.min.js"),
    "fonts/bootstrap-icons.woff2": bundled("@formio/js/dist/fonts/bootstrap-icons.woff2"),
  }),
};

/** All pages, the product first. */
export const PAGES = ["product", ...Object.keys(PUBLISHED)];

/** What serves a page with so many competencies. */
export async function build(page, count) {
  return page === "product" ? product(count) : { folder: await peer(page, count) };
}

/**
 * The start page of dist/, for other sizes than that of the built-in framework with the address of
 * another one. The worker for use without a network is withheld: it would fetch all other files
 * while clicks are measured, and no peer has one.
 */
function product(count) {
  const folder = path.join(ROOT, "dist");
  const page = fs.readFileSync(path.join(folder, "index.html"), "utf8");
  const instead = { "/sw.js": null };
  if (count !== BUILT_IN) {
    const named = page.replace("<cme-selfcheck ", "<cme-selfcheck framework=\"frameworks/bench.json\" ");
    if (named === page) throw new Error("dist/index.html has no <cme-selfcheck … >");
    instead["/index.html"] = named;
    instead["/frameworks/bench.json"] = JSON.stringify(framework(count));
  }
  return { folder, instead };
}

async function peer(page, count) {
  const source = path.join(import.meta.dirname, "pages", page);
  const folder = path.join(MADE, page, `${count}`);
  fs.rmSync(folder, { recursive: true, force: true });
  fs.mkdirSync(folder, { recursive: true });
  await require("esbuild").build({
    entryPoints: [path.join(source, "app.js")],
    outfile: path.join(folder, "app.js"),
    bundle: true,
    minify: true,
    format: "iife",
    target: "es2022",
    legalComments: "none",
    logLevel: "error",
    nodePaths: [LIBRARIES, TOOLS].map((tools) => path.join(tools, "node_modules")),
    plugins: [instrument(count)],
  });
  fs.copyFileSync(path.join(source, "index.html"), path.join(folder, "index.html"));
  fs.copyFileSync(path.join(import.meta.dirname, "pages/shared/style.css"), path.join(folder, "style.css"));
  for (const [name, from] of Object.entries(PUBLISHED[page]())) copy(from, path.join(folder, name));
  return folder;
}

/** `import areas from "instrument"` in a page gives its areas, as JSON, which browsers read fastest. */
function instrument(count) {
  const text = JSON.stringify(JSON.stringify(areas(count)));
  return {
    name: "instrument",
    setup(build) {
      build.onResolve({ filter: /^instrument$/ }, ({ path }) => ({ path, namespace: "instrument" }));
      build.onLoad({ filter: /.*/, namespace: "instrument" }, () => ({
        contents: `export default JSON.parse(${text})`,
      }));
    },
  };
}

/** Copies a published file without the line that names its source map. */
function copy(from, to) {
  fs.mkdirSync(path.dirname(to), { recursive: true });
  if (!/\.(js|css)$/.test(to)) return fs.copyFileSync(from, to);
  const text = fs.readFileSync(from, "utf8").replace(/\s*\/[/*][#@] sourceMappingURL=\S+\s*(\*\/)?\s*$/, "\n");
  fs.writeFileSync(to, text);
}
