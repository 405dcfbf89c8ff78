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
  expect(await barriers(page, "main")).toEqual([]);
});

test("an agency with 5,000 tasks is expanded within bounds, and the rest is counted and led to", async () => {
  const page = await open("/graph?id=agency:d0000:科技局", { baseURL: inject("hubOrigin") });
  await settled(page);
  const rows = page.locator("main tbody tr");
  let before = 0;
  for (const most of [60, 150, 400]) {
    await page.waitForFunction(n => document.querySelectorAll("main tbody tr").length > n, before);
    before = await rows.count();
    expect(before).toBeLessThanOrEqual(most);
    const left = Number(/还有 ([\d,]+) 个/.exec(await page.locator(".graph-frame aside").innerText())![1]!.replaceAll(",", ""));
    expect(left + before).toBeGreaterThan(5000);
    if (most < 400) await page.getByRole("button", { name: "展开" }).click();
  }
  expect(await page.getByRole("button", { name: "展开" }).count()).toBe(0);
  await page.getByText("其余见它的页面").waitFor();
  await page.getByRole("link", { name: "打开页面" }).click();
  await page.getByText(/已显示 \d+00 条,共 5\d{3} 条/).waitFor();
});
