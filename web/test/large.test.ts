import { expect, inject, test } from "vitest";
import { barriers, open, settled } from "./browser";

// 200 districts: lists of any length stay usable, and nothing is cut without a word.
const baseURL = inject("largeOrigin");

test("a long list says how much of it is shown", async () => {
  const page = await open("/indicators", { baseURL });
  await settled(page);
  await page.goto("/agencies");
  await settled(page);
  // It reads so many pages and then waits to be asked.
  await page.getByText("已显示 1000 条").waitFor();
  await page.getByRole("button", { name: /还有 \d+ 条/ }).waitFor();
  const [, shown, total] = /已显示 (\d+) 条,共 (\d+) 条/.exec(await page.locator("caption").innerText())!;
  expect(await page.locator("tbody tr").count()).toBe(Number(shown));
  expect(Number(total)).toBeGreaterThan(Number(shown));
});

test("a matrix of 200 areas is drawn and can be read by everybody", async () => {
  const page = await open("/matrix?rows=AREA&columns=FUNCTION", { baseURL });
  await settled(page);
  await page.locator("tbody tr").nth(199).waitFor();
  expect(await barriers(page)).toEqual([]);
});

test("a node with hundreds of neighbours shows some, and how many more there are", async () => {
  const page = await open("/areas", { baseURL });
  await settled(page);
  const found = await page.evaluate(async () => {
    const answer = await fetch("/graphql", { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify({ query: "{ indicators(first: 100) { nodes { id targets(first: 1) { totalCount } } } }" }) });
    const { data } = (await answer.json()) as { data: { indicators: { nodes: { id: string; targets: { totalCount: number } }[] } } };
    return data.indicators.nodes.sort((a, b) => b.targets.totalCount - a.targets.totalCount)[0]!;
  });
  expect(found.targets.totalCount).toBeGreaterThan(500);
  await page.goto(`/graph?id=${found.id}`);
  await settled(page);
  expect(await page.locator("tbody tr").count()).toBeLessThan(50);
  await page.getByRole("button", { name: "展开" }).click();
  await page.waitForURL("**opened=**");
  await settled(page);
  expect(await page.locator("tbody tr").count()).toBeLessThanOrEqual(400);
});
