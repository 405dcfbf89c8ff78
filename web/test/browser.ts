import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { chromium, type Browser, type BrowserContextOptions, type Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, expect, inject } from "vitest";

// A real Chromium. Whatever a test does, no page may ask another host, break its
// policy, or throw; a test that expects a refusal says which.
let browser: Browser;
let opened: { page: Page; faults: string[] }[] = [];

export const origin = inject("origin");

beforeAll(async () => {
  browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: ["--no-sandbox"] });
});
afterAll(() => browser.close());

afterEach(async () => {
  const faults = opened.flatMap(o => o.faults);
  await Promise.all(opened.map(o => o.page.context().close()));
  opened = [];
  expect(faults).toEqual([]);
});

type Options = BrowserContextOptions & { expected?: RegExp };

export async function open(path: string, { expected, ...options }: Options = {}): Promise<Page> {
  const context = await browser.newContext({ baseURL: origin, locale: "zh-CN", viewport: { width: 1280, height: 900 }, ...options });
  const page = await context.newPage();
  const faults: string[] = [];
  const own = options.baseURL ?? origin;
  const fault = (said: string) => {
    if (!expected?.test(said)) faults.push(said);
  };
  page.on("request", r => {
    if (!r.url().startsWith(own) && !/^(blob|data):/.test(r.url())) fault(`asked another host: ${r.url()}`);
  });
  page.on("console", m => m.type() === "error" && fault(m.text()));
  page.on("pageerror", e => fault(String(e)));
  opened.push({ page, faults });
  await page.goto(path);
  return page;
}

// The view is there: its heading stands, and nothing is on its way.
export async function settled(page: Page) {
  await page.locator("h1").first().waitFor();
  await page.waitForFunction(() => !document.querySelector("[aria-busy=true]"));
  await page.evaluate(() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done))));
}

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

type Axe = { run(within: string | Document, options: object): Promise<{ violations: { id: string; impact: string; nodes: { html: string; failureSummary: string }[] }[] }> };

// What axe finds that keeps a person from using the page, by all of its rules. After a
// change of one part, that part is enough to look at. What passes is not written up: for
// a long table that takes far longer than to look at it.
export async function barriers(page: Page, within?: string): Promise<string[]> {
  if (!(await page.evaluate(() => "axe" in window))) await page.evaluate(axe);
  return page.evaluate(async part => {
    const { axe } = window as never as { axe: Axe };
    const { violations } = await axe.run(part ?? document, { resultTypes: ["violations"] });
    return violations.filter(v => v.impact === "serious" || v.impact === "critical").map(v => `${v.id}: ${v.nodes.slice(0, 3).map(n => `${n.html.slice(0, 200)} ${n.failureSummary.slice(0, 200)}`).join(" | ")}`);
  }, within);
}

export async function ask<T>(query: string, variables: unknown = {}): Promise<T> {
  const answer = await fetch(`${origin}/graphql`, { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify({ query, variables }) });
  return ((await answer.json()) as { data: T }).data;
}
