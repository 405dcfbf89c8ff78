import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium, type Browser, type Page } from "playwright-core";
import { build, createServer, type ViteDevServer } from "vite";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { freePort, root, serve } from "./program";

// The sample application in a real Chromium, asking a real server of another origin.
let server: Awaited<ReturnType<typeof serve>>;
let pages: ViteDevServer;
let browser: Browser;
let faults: string[] = [];
let origin: string;

beforeAll(async () => {
  const port = await freePort();
  origin = `http://localhost:${port}`;
  server = await serve("--cors-origin", origin);
  process.env.VITE_POLICYGRAPH = server.address;
  pages = await createServer({ root: `${root}examples/web`, server: { port, host: "localhost", strictPort: true, hmr: false }, logLevel: "error" });
  await pages.listen();
  browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: ["--no-sandbox"] });
});
afterAll(async () => {
  await browser.close();
  await pages.close();
  server.stop();
});
afterEach(async () => {
  await Promise.all(browser.contexts().map(c => c.close()));
  expect(faults).toEqual([]);
  faults = [];
});

async function open(address: string, expected?: RegExp): Promise<Page> {
  const page = await (await browser.newContext({ viewport: { width: 1000, height: 700 } })).newPage();
  page.on("console", m => m.type() === "error" && !expected?.test(m.text()) && faults.push(m.text()));
  page.on("pageerror", e => faults.push(String(e)));
  await page.goto(`${origin}/${address}`);
  return page;
}

test("a list reads on as it is scrolled, to its end and no further", async () => {
  const page = await open("#/");
  const count = page.getByRole("status");
  await count.filter({ hasText: "已列" }).waitFor();
  const numbers = async () => (await count.innerText()).match(/\d+/g)!.map(Number);
  const [total, begun] = await numbers();
  expect(begun).toBeLessThan(total!);
  const rows = page.getByRole("list", { name: "任务" }).locator("> li");
  await expect.poll(async () => {
    await page.mouse.wheel(0, 20_000);
    return rows.count();
  }, { timeout: 30_000 }).toBe(total);
  expect(new Set(await rows.locator("a").evaluateAll(links => links.map(l => l.getAttribute("href")))).size).toBe(total);
});

test("a list of what was searched leads to a task, its bodies and its passage", async () => {
  const page = await open("#/");
  await page.getByLabel("标题中的词").fill("科技信贷");
  await page.keyboard.press("Enter");
  await page.getByRole("status").filter({ hasText: "共 2 项" }).waitFor();
  await page.getByRole("link", { name: "支持发展科技信贷" }).click();
  await page.getByRole("heading", { level: 1, name: "二(一)3 支持发展科技信贷" }).waitFor();
  expect(await page.getByRole("list", { name: "单位", exact: true }).locator("li").allInnerTexts()).toEqual(["牵头:浙南产业集聚区科技局 原文写作“科技局”", "配合:浙南产业集聚区经发局 原文写作“经发局<金融办>”"]);
  expect(await page.getByRole("list", { name: "出处" }).locator("li").first().innerText()).toContain("二(一)3");
});

test("a plan that names no leads is told from a task without one", async () => {
  const page = await open(`#/task/${encodeURIComponent("task:dongtou-incubators-2022:三(一)")}`);
  await page.getByText("这份计划不写牵头单位。").waitFor();
});

test("indicators are drawn side by side, and silence is no bar", async () => {
  const page = await open(`#/compare?indicator=${encodeURIComponent("indicator:rd-spending-share-of-gdp")}`);
  await page.getByRole("img").waitFor();
  const lines = await page.locator("svg g").evaluateAll(all => all.map(g => ({ says: [...g.querySelectorAll("text")].map(t => t.textContent).join(" "), bar: g.querySelector("rect") !== null })));
  expect(lines).toContainEqual({ says: "龙湾区 2022 3.3%", bar: true });
  expect(lines).toContainEqual({ says: "洞头区 2022 计划未提及", bar: false });
  const widths = await page.locator("svg rect").evaluateAll(all => all.map(r => Number(r.getAttribute("width"))));
  expect(Math.max(...widths)).toBe(420);
  await page.getByLabel("指标", { exact: true }).selectOption({ index: 1 });
  await page.waitForURL(/indicator=(?!indicator%3Ard-intensity)/);
});

test("a reported figure is told from a promise, and a part from the whole", async () => {
  const page = await open(`#/compare?indicator=${encodeURIComponent("indicator:high-tech-enterprises")}`);
  await page.getByText("10家(已报告)").waitFor();
  await page.getByText("10家(眼镜产业)").waitFor();
});

test("an error is told in words, with a way on where there is one", async () => {
  const refused = await open("#/compare?indicator=indicator:none");
  await refused.locator("[data-code=BAD_USER_INPUT]", { hasText: "indicator:none" }).waitFor();
  expect(await refused.getByRole("alert").getByRole("button").count()).toBe(0);

  const page = await open("#/", /ERR_FAILED/);
  await page.getByRole("status").filter({ hasText: "已列" }).waitFor();
  await page.route("**/graphql", route => route.abort());
  await page.goto(`${origin}/#/compare`);
  await page.getByRole("alert").filter({ hasText: "连接不上服务器" }).waitFor();
  await page.unroute("**/graphql");
  await page.getByRole("button", { name: "再试一次" }).click();
  await page.getByRole("img").waitFor();
});

test("a task that is not there is no empty page", async () => {
  const page = await open("#/task/task:none");
  await page.getByText("没有编号为 task:none 的任务。").waitFor();
});

test("the application can be built", async () => {
  const outDir = mkdtempSync(join(tmpdir(), "policygraph-"));
  try {
    await build({ root: `${root}examples/web`, logLevel: "error", build: { outDir, emptyOutDir: true } });
    expect(readdirSync(outDir).sort()).toEqual(["assets", "index.html"]);
  } finally {
    rmSync(outDir, { recursive: true });
  }
});
