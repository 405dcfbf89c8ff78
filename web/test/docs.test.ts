import { expect, test } from "vitest";
import { barriers, open } from "./browser";

// The docs as the program shows them: a page of each kind, in both languages, wide and narrow.
test.each(["/docs/", "/docs/index.zh-CN.html", "/docs/clients.html", "/docs/reviewing.zh-CN.html", "/docs/reference.html"])("%s reads without a script and keeps nobody out", async path => {
  for (const look of [{}, { viewport: { width: 390, height: 800 }, colorScheme: "dark" as const }]) {
    const page = await open(path, look); // which fails on an error in the console, such as one of the policy
    expect(await page.locator("h1").count()).toBe(1);
    expect(await page.locator("script").count()).toBe(0);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(page.viewportSize()!.width);
    // Of the reference's hundreds of tables, made alike, axe looks at the first.
    await page.evaluate(() => document.querySelectorAll("main h3:nth-of-type(n + 15) ~ *").forEach(e => e.remove()));
    expect(await barriers(page)).toEqual([]);
    await page.locator("nav a").nth(3).click();
    expect(await page.locator("nav a[aria-current=page]").count()).toBe(1);
  }
});

test("the explorer leads to the docs in its language", async () => {
  const page = await open("/?lang=en");
  await page.locator("footer a", { hasText: "Docs" }).click();
  expect(new URL(page.url()).pathname).toBe("/docs/");
  await page.goto("/");
  await page.locator("footer a", { hasText: "文档" }).click();
  expect(new URL(page.url()).pathname).toBe("/docs/index.zh-CN.html");
  expect(await page.locator("html").getAttribute("lang")).toBe("zh-CN");
});
