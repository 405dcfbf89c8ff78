// Compresses what Vite built and writes the page of licences. What is worth
// compressing stays as gzip and brotli alone: the server unpacks it for the rare
// client that takes neither.
import { readdirSync, readFileSync, unlinkSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import { licensesPage } from "./licenses.mjs";

const web = join(dirname(fileURLToPath(import.meta.url)), "..");
const built = join(web, "dist/explorer");

writeFileSync(join(built, "licenses.html"), licensesPage(web));
for (const name of readdirSync(built, { recursive: true })) {
  if (!/\.(js|css|html|svg|txt)$/.test(name)) continue;
  const path = join(built, name);
  const content = readFileSync(path);
  writeFileSync(`${path}.gz`, gzipSync(content, { level: 9 }));
  writeFileSync(`${path}.br`, brotliCompressSync(content, { params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: content.length } }));
  unlinkSync(path);
}
