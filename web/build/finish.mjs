// Compresses what Vite built and writes the page of licences.
import { writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { compress } from "./compress.mjs";
import { licensesPage } from "./licenses.mjs";

const web = join(dirname(fileURLToPath(import.meta.url)), "..");
const built = join(web, "dist/explorer");

writeFileSync(join(built, "licenses.html"), licensesPage(web));
compress(built);
