import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, posix } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";

// Imports run downwards: a folder may take from itself and from those named here.
const may: Record<string, string[]> = {
  words: [],
  url: [],
  api: ["words"],
  ui: ["words", "url", "api"],
  document: ["words", "url", "api", "ui"],
  chart: ["words", "ui"],
  network: ["words", "ui"],
  tables: ["words", "url", "api", "ui", "document"],
  pages: ["words", "url", "api", "ui", "document", "chart", "network", "tables"],
  review: ["words", "url", "api", "ui", "document"],
  graphiql: [],
  "": ["pages"],
};

const src = dirname(fileURLToPath(import.meta.url));
const files = readdirSync(src, { recursive: true, encoding: "utf8" }).filter(f => /(?<!\.test)\.tsx?$/.test(f));

test("imports run downwards", () => {
  const wrong = files.flatMap(file => {
    const folder = folderOf(file);
    const allowed = may[folder];
    if (!allowed) return [`${file}: its folder stands in no rule of this test`];
    return importsOf(file).filter(f => f !== folder && !allowed.includes(f)).map(f => `${file} imports from ${f || "src"}`);
  });
  expect(wrong).toEqual([]);
});

test("charts, graphs and GraphiQL come only with the page that needs them", () => {
  const heavy = /from "(echarts|cytoscape|graphiql|react)/;
  const wrong = files.filter(f => heavy.test(text(f)) && !["chart", "network", "graphiql"].includes(folderOf(f)));
  expect(wrong).toEqual([]);
  const eager = files.filter(f => folderOf(f) === "pages" && /^import (?!type).*"\.\.\/.*(chart\/(Bars|echarts)|network\/(Network|cytoscape))"/m.test(text(f)));
  expect(eager).toEqual([]);
});

test("no component is longer than can be read at once", () => {
  const long = files.filter(f => f.endsWith(".tsx") && text(f).split("\n").length > 250);
  expect(long).toEqual([]);
});

function text(file: string): string {
  return readFileSync(join(src, file), "utf8");
}

function folderOf(file: string): string {
  return file.includes("/") ? file.split("/")[0]! : "";
}

function importsOf(file: string): string[] {
  const found = [...text(file).matchAll(/(?:from|import\()\s*"(\.[^"]+)"/g)].map(m => posix.join(posix.dirname(file), m[1]!));
  return found.map(f => (f.startsWith("../") ? "outside" : folderOf(f)));
}
