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

test("the first view can be used within 1.5 s on a processor four times slower", async () => {
  const page = await open("about:blank");
  const devtools = await page.context().newCDPSession(page);
  await devtools.send("Emulation.setCPUThrottlingRate", { rate: 4 });
  const began = Date.now();
  await page.goto(`${origin}/`);
  await page.getByRole("combobox").waitFor();
  expect(Date.now() - began).toBeLessThan(1500);
});

function unpacked(path: string): string {
  return gunzipSync(readFileSync(path)).toString();
}

test("a comparison is drawn within 300 ms of its data", async () => {
  const page = await open("/compare?areas=area:330303~area:330304~area:330305~area:zhenan-cluster&indicators=indicator:high-tech-enterprises&view=table");
  await settled(page);
  // The code of the charts is loaded once; after that only drawing counts.
  await page.getByRole("tab", { name: "图" }).click();
  await page.locator(".chart canvas").waitFor();
  await page.getByRole("tab", { name: "表格" }).click();
  await page.locator(".chart canvas").waitFor({ state: "detached" });
  const spent = await page.evaluate(async () => {
    const began = performance.now();
    document.querySelectorAll<HTMLElement>("[role=tab]")[1]!.click();
    while (!document.querySelector(".chart canvas")) await new Promise(requestAnimationFrame);
    return performance.now() - began;
  });
  expect(spent).toBeLessThan(300);
});

test("a graph of 300 nodes is laid out within 2 s", async () => {
  const page = await open("/graph?id=plan:longwan-corridor-2020&opened=plan:longwan-corridor-2020", {});
  await settled(page);
  await page.locator(".network canvas").first().waitFor();
  const opened = ["plan:longwan-corridor-2020!3", "agency:330303:科技局!3", "area:330303!3", "plan:zhenan-cluster-2019!3"].join("~");
  const spent = await page.evaluate(async address => {
    history.pushState(null, "", address);
    const began = performance.now();
    dispatchEvent(new PopStateEvent("popstate"));
    const count = () => Number(/^(\d+) 个节点/.exec([...document.querySelectorAll("main p")].map(p => p.textContent ?? "").find(t => t.includes("个节点")) ?? "")?.[1] ?? 0);
    while (count() < 200) await new Promise(requestAnimationFrame);
    await new Promise(requestAnimationFrame);
    return { nodes: count(), time: performance.now() - began };
  }, `/graph?id=plan:longwan-corridor-2020&opened=${encodeURIComponent(opened)}&chosen=`);
  expect(spent.nodes).toBeGreaterThan(200);
  expect(spent.time).toBeLessThan(2000);
});
