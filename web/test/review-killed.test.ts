import { expect, test, vi } from "vitest";
import type { Document } from "../src/review/api";
import { plan } from "./invented";
import { choose, saved, Workbench } from "./workbench";

// The program is ended without a word (kill -9) and started again; the page stays.
vi.setConfig({ testTimeout: 600_000 });

const gone = /Failed to load resource|ERR_/;
const moments = 100;

test("killed at a hundred moments in the middle of acts: nothing is lost, nothing done twice, and undo gives the first bytes back", async () => {
  const bench = await Workbench.over({ "plan.txt": plan(6) });
  const first = bench.files();
  const page = await bench.window({ expected: gone });
  const posted = new Set<string>();
  page.on("request", r => r.method() === "POST" && r.url().endsWith("/acts") && posted.add((r.postDataJSON() as { id: string }).id));
  await choose(page, "task:一(一)1");
  const roles = ["lead", "support", "responsible"];
  let did = 0;
  const act = () => page.keyboard.press(String((did++ % 3) + 1));
  for (let moment = 0; moment < moments; moment++) {
    await act();
    const killed = new Promise(done => setTimeout(done, Math.random() * 40)).then(() => bench.kill());
    await act();
    await killed;
    await act();
    await bench.restart();
    await page.context().request.get(bench.url);
    await page.waitForFunction(() => !document.querySelector(".offline, .open-acts"));
  }
  await saved(page);
  const { facts } = await bench.ask<Document>("documents/plan");
  expect(facts.find(f => f.id === "task:一(一)1")?.fields.assignments).toMatchObject([{ role: roles[(did - 1) % 3] }, {}]);
  expect(posted.size).toBe(did);
  const log = await actsOf(bench);
  expect(log.length).toBe(did);
  expect(new Set(log)).toEqual(posted);
  expect(bench.check().status).toBe(0);
  for (let i = 0; i < did; i++) {
    await page.keyboard.press("z");
    await saved(page);
  }
  expect(bench.files()).toEqual(first);
});

// The ids of all acts of the log.
async function actsOf(bench: Workbench): Promise<string[]> {
  const ids: string[] = [];
  for (let before = ""; ; ) {
    const { acts, more } = await bench.ask<{ acts: { id: string; number: number }[]; more: boolean }>(`acts?first=500${before}`);
    ids.push(...acts.map(a => a.id));
    if (!more) return ids;
    before = `&before=${acts.at(-1)!.number}`;
  }
}

test.each(["in another tab", "in the same tab"])("after a restart the page asks for the new address; opened %s, it goes on and nothing typed is lost", async where => {
  const bench = await Workbench.over({ "plan.txt": plan(6) });
  const page = await bench.window({ expected: gone });
  page.on("dialog", d => void d.accept());
  await choose(page, "task:一(一)2");
  await bench.kill();
  await page.keyboard.press("a");
  await page.getByText("1 步还没有保存").waitFor();
  await choose(page, "target:一(一)1-1");
  await page.keyboard.press("v");
  await page.keyboard.insertText("77");
  await bench.restart();
  await page.getByText("服务重新启动过,要用新的网址进入").waitFor();
  if (where === "in the same tab") await page.goto(bench.url);
  else await (await page.context().newPage()).goto(bench.url);
  await page.bringToFront();
  await page.getByText("已保存").waitFor();
  expect(await page.locator(".offline").count()).toBe(0);
  expect(await page.locator("[data-field=value]").inputValue()).toBe("77");
  await page.locator("[data-field=value]").press("Enter");
  await saved(page);
  const { facts } = await bench.ask<Document>("documents/plan");
  expect(facts.find(f => f.id === "task:一(一)2")?.state).toBe("accepted");
  expect(facts.find(f => f.id === "target:一(一)1-1")?.fields.value).toBe(77);
});

test("the address without its key says in words what to open", async () => {
  const bench = await Workbench.over({ "plan.txt": plan(3) });
  const page = await bench.window({ expected: gone });
  await page.context().clearCookies();
  const stranger = await page.context().newPage();
  await stranger.goto(`${bench.address}/review`);
  await stranger.getByRole("heading", { name: "请用命令行里打印的完整网址打开" }).waitFor();
});
