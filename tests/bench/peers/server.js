// A small server for one page: an origin of its own, every file compressed once before it is asked for.

import { createHash } from "node:crypto";
import fs from "node:fs";
import http from "node:http";
import path from "node:path";
import { promisify } from "node:util";
import zlib from "node:zlib";

const TYPES = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".json": "application/json",
  ".wasm": "application/wasm",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".woff2": "font/woff2",
  ".webmanifest": "application/manifest+json",
};
const COMPRESSED = new Set([".png", ".woff2"]);

const brotli = promisify(zlib.brotliCompress);
/** Files are the same from size to size, and brotli 11 takes seconds for the large ones. */
const packed = new Map();

async function pack(bytes) {
  const digest = createHash("sha256").update(bytes).digest("hex");
  if (!packed.has(digest)) {
    const { BROTLI_PARAM_QUALITY, BROTLI_PARAM_SIZE_HINT } = zlib.constants;
    const params = { [BROTLI_PARAM_QUALITY]: 11, [BROTLI_PARAM_SIZE_HINT]: bytes.length };
    packed.set(digest, await brotli(bytes, { params }));
  }
  return packed.get(digest);
}

/** Reads a folder; `instead` has files that take the place of its own, null for one that is withheld. */
async function files(folder, instead) {
  const found = new Map();
  for (const entry of fs.readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const file = path.join(entry.parentPath, entry.name);
    found.set(`/${path.relative(folder, file)}`, fs.readFileSync(file));
  }
  for (const [address, text] of Object.entries(instead)) {
    if (text === null) found.delete(address);
    else found.set(address, Buffer.from(text));
  }
  for (const [address, bytes] of found) {
    const ending = path.extname(address);
    const type = TYPES[ending] ?? "application/octet-stream";
    const body = COMPRESSED.has(ending) ? undefined : await pack(bytes);
    found.set(address, { type, plain: bytes, brotli: body });
  }
  return found;
}

/** Serves a folder. Gives its address and what ends it. */
export async function serve({ folder, instead = {} }) {
  const found = await files(folder, instead);
  const server = http.createServer((request, response) => {
    const { pathname } = new URL(request.url, "http://localhost");
    const file = found.get(pathname.replace(/\/$/, "/index.html"));
    if (!file) return response.writeHead(404).end();
    const takes = /\bbr\b/.test(request.headers["accept-encoding"] ?? "") && file.brotli;
    const body = takes ? file.brotli : file.plain;
    const headers = { "content-type": file.type, "content-length": body.length, "vary": "accept-encoding" };
    if (takes) headers["content-encoding"] = "br";
    response.writeHead(200, { ...headers, "cache-control": "public, max-age=3600" }).end(body);
  });
  await new Promise((listening) => server.listen(0, "127.0.0.1", listening));
  const end = () => {
    server.closeAllConnections();
    server.close();
  };
  return { address: `http://127.0.0.1:${server.address().port}/`, end };
}
