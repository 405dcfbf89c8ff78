// Builds the docs site: docs/*.md and a reference made of schema.graphqls, as plain pages
// that read without a network and without scripts, into dist/docs.
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "vitepress";
import { compress } from "../build/compress.mjs";
import { checkPage } from "./check.mjs";
import { referencePage } from "./reference.mjs";

const web = join(dirname(fileURLToPath(import.meta.url)), "..");
const root = join(web, "..");
const source = join(web, ".site");
const built = join(web, "dist/docs");

rmSync(source, { recursive: true, force: true });
mkdirSync(source);
cpSync(join(web, "site/vitepress"), join(source, ".vitepress"), { recursive: true });
cpSync(join(root, "docs"), source, { recursive: true });
for (const [page, name] of [["README.md", "index.md"], ["README.zh-CN.md", "index.zh-CN.md"]]) {
  // What a readme says of docs/ stands beside it here.
  writeFileSync(join(source, name), readFileSync(join(root, page), "utf8").replaceAll("](docs/", "](").replaceAll("](README.zh-CN.md)", "](index.zh-CN.md)").replaceAll("](README.md)", "](index.md)"));
}
const schema = readFileSync(join(root, "schema.graphqls"), "utf8");
writeFileSync(join(source, "reference.md"), referencePage(schema, "en"));
writeFileSync(join(source, "reference.zh-CN.md"), referencePage(schema, "zh"));

rmSync(built, { recursive: true, force: true });
await build(source, { outDir: built });
for (const name of ["404.html", "hashmap.json", "package.json", "vp-icons.css"]) rmSync(join(built, name), { force: true });

const files = readdirSync(built, { recursive: true }).filter(name => statSync(join(built, name)).isFile());
const problems = files.filter(name => name.endsWith(".html")).flatMap(name => checkPage(name, readFileSync(join(built, name), "utf8"), files));
if (problems.length > 0) throw new Error(`the docs site is not as it should be:\n${problems.join("\n")}`);
compress(built);
const size = readdirSync(built, { recursive: true }).map(name => statSync(join(built, name))).reduce((sum, s) => sum + (s.isFile() ? s.size : 0), 0);
console.log(`the docs: ${files.filter(name => name.endsWith(".html")).length} pages, ${(size / 1e6).toFixed(1)} MB in the program`);
