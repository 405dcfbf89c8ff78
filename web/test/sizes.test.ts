import { readdirSync, readFileSync, statSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { gunzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { open, origin, settled } from "./browser";

const built = fileURLToPath(new URL("../dist/explorer/assets/", import.meta.url));

test("the first view needs at most 45 KB of script, gzipped", async () => {
  const page = await open("about:blank");
  const scripts: string[] = [];
  page.on("request", r => r.resourceType() === "script" && scripts.push(r.url()));
  await page.goto(`${origin}/`);
  await settled(page);
  const size = scripts.map(s => statSync(`${built}${s.split("/").at(-1)}.gz`).size).reduce((a, b) => a + b, 0);
  expect(size).toBeGreaterThan(0);
  expect(size).toBeLessThanOrEqual(45_000);
});

test("nothing that is built names another host to load from", () => {
  const loads = /(?:src|href)="(?:https?:)?\/\/|import\("(?:https?:)|@import url\(|@font-face/;
  const pages = readdirSync(built).filter(f => f.endsWith(".css.gz"));
  expect(pages.length).toBeGreaterThan(0);
  for (const file of pages) expect(unpacked(`${built}${file}`)).not.toMatch(loads);
});

function unpacked(path: string): string {
  return gunzipSync(readFileSync(path)).toString();
}
