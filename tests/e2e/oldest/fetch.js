// Unpacks the browser, which its package has compressed.

import fs from "node:fs";
import path from "node:path";
import { execFileSync } from "node:child_process";
import { brotliDecompressSync } from "node:zlib";

const folder = path.resolve(process.env.TOOLS, "oldest");
const packed = path.join(folder, "node_modules/@sparticuz/chromium/bin");
const unpack = (name) => brotliDecompressSync(fs.readFileSync(path.join(packed, name)));
fs.writeFileSync(path.join(folder, "chromium"), unpack("chromium.br"), { mode: 0o755 });
// What it draws with.
execFileSync("tar", ["xf", "-", "-C", folder], { input: unpack("swiftshader.tar.br") });
