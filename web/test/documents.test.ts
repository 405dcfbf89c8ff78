import { readFileSync } from "node:fs";
import { expect, inject, test } from "vitest";
import { barriers, open, settled } from "./browser";

// With the documents at hand, a fact is shown where it is stated.
const baseURL = inject("documentsOrigin");
const text = readFileSync(new URL("../../docs/examples/plan.txt", import.meta.url), "utf8").replaceAll("\r\n", "\n");

test("the sentence of a fact is marked among what stands around it", async () => {
  const page = await open("/plans", { baseURL });
  await settled(page);
  await page.locator("tbody").getByRole("link").first().click();
  await settled(page);
  await page.getByRole("tab", { name: "目标" }).click();
  await page.locator("tbody tr").first().getByRole("link", { name: "出处" }).click();
  const wording = page.getByRole("dialog").locator("blockquote").first();
  await wording.waitFor();
  const [whole, marked] = [await wording.textContent(), await wording.locator("mark").textContent()];
  expect(text).toContain(whole);
  expect(whole!.length).toBeGreaterThan(marked!.length);
  expect(text.split(marked!).length).toBe(2);
  expect(await barriers(page)).toEqual([]);
});

test("a citation names the document, its number and the section", async () => {
  const page = await open("/plans", { baseURL, permissions: ["clipboard-read", "clipboard-write"] });
  await settled(page);
  await page.locator("tbody").getByRole("link").first().click();
  await page.getByRole("tab", { name: "目标" }).click();
  await page.locator("tbody tr").first().getByRole("link", { name: "出处" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "引用" }).first().click();
  await page.getByText("引文已复制").waitFor();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toMatch(/^《.+》,.+/);
});
