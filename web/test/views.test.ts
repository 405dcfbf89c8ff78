import { describe, expect, test } from "vitest";
import views from "./views.json";
import { barriers, open, settled } from "./browser";

// Every view by its own address, as a link in a mail opens it.
describe.each(Object.entries(views))("%s", (name, path) => {
  const expected = name === "missing" ? /status of 404/ : /^$/;

  test("is there, and keeps nobody out", async () => {
    const page = await open(path, { expected });
    await settled(page);
    expect(await page.locator(".state.failed").count()).toBe(0);
    expect(await page.locator("h1").count()).toBe(1);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(1280);
    expect(await barriers(page)).toEqual([]);
  });

  test("fits a phone in the dark, in English", async () => {
    const page = await open(path + (path.includes("?") ? "&" : "?") + "lang=en", { expected, viewport: { width: 390, height: 800 }, colorScheme: "dark" });
    await settled(page);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
    expect(await page.locator("html").getAttribute("lang")).toBe("en");
    expect(await barriers(page)).toEqual([]);
  });
});
