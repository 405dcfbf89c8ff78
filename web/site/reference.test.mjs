import { readFileSync } from "node:fs";
import { buildSchema, isSpecifiedScalarType } from "graphql";
import { expect, test } from "vitest";
import { checkPage } from "./check.mjs";
import { inLanguage, referencePage } from "./reference.mjs";

const schema = readFileSync(new URL("../../schema.graphqls", import.meta.url), "utf8");

test.each([
  ["指标。The indicator.", "指标。", "The indicator."],
  ["  一行。\n  另一行。\n  First line.\n  Second line.", "一行。 另一行。", "First line. Second line."],
  ["名称,如“科技局”。A name, such as 科技局。", "名称,如“科技局”。", "A name, such as 科技局。"],
  ["返回条数,至多 100。How many to return, 100 at most.", "返回条数,至多 100。", "How many to return, 100 at most."],
])("a description is of two languages: %s", (text, zh, en) => {
  expect([inLanguage(text, "zh"), inLanguage(text, "en")]).toEqual([zh, en]);
});

test.each(["zh", "en"])("the reference names every type and field, in %s", language => {
  const page = referencePage(schema, language);
  for (const type of Object.values(buildSchema(schema, { assumeValidSDL: true }).getTypeMap())) {
    if (type.name.startsWith("__") || isSpecifiedScalarType(type)) continue;
    const named = [...Object.keys(type.getFields?.() ?? {}), ...(type.getValues?.() ?? []).map(v => v.name)];
    if (type.name === "Query") {
      for (const name of named) expect(page).toContain(`### ${name} {#query-${name}}`);
      continue;
    }
    const section = page.split(`### ${type.name} {#`)[1]?.split("\n### ")[0];
    expect(section, type.name).toBeTruthy();
    for (const name of named) expect(section, type.name).toMatch(new RegExp(`^\\| \`${name}[\`(]`, "m"));
    expect(inLanguage(type.description, "zh"), type.name).toMatch(/[\u3400-\u9fff]/);
    expect(inLanguage(type.description, "en"), type.name).toMatch(/^[A-Za-z0-9]/);
  }
});

test("a page with a script, a style, a foreign host or a broken link is told", () => {
  const page = '<script>x</script><p style="x" onclick="x"><img src="https://example.org/a.png"><link href="/docs/no.css"><a href="no.html"><a href="a.html"><a href="https://example.org/">';
  expect(checkPage("b.html", page, ["a.html", "b.html"])).toHaveLength(6);
  expect(checkPage("b.html", '<a href="/docs/a.html#x"><a href="/"><img src="/docs/i.png">', ["a.html", "b.html", "i.png"])).toEqual([]);
});
