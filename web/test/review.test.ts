import { expect, test, vi } from "vitest";
import type { Document, Queue } from "../src/review/api";
import { barriers, settled } from "./browser";
import { hostile, odd, plan } from "./invented";
import { choose, chosen, marked, saved, Workbench } from "./workbench";

// Whole walks through the page, on a machine that does other work.
vi.setConfig({ testTimeout: 180_000 });

const small = plan(6);
const figure = "target:一(一)1-1";
const task = "task:一(一)2";

test("what is marked is what the dataset says, with characters beyond U+FFFF, line breaks and tables", async () => {
  const bench = await Workbench.over({ "plan.html": odd });
  const page = await bench.window();
  const { facts, blocks } = await bench.ask<Document>("documents/plan");
  expect(blocks!.some(b => b.kind === "table")).toBe(true);
  const shown = facts.filter(f => f.place && f.kind !== "cited");
  expect(shown.length).toBeGreaterThanOrEqual(6);
  for (const fact of shown) {
    await choose(page, fact.id);
    const { text, inView } = await marked(page, "chosen");
    expect(inView).toBe(true);
    const named = [fact.fields.title, fact.fields.agency].find(v => typeof v === "string" && !v.endsWith("…")) as string | undefined;
    if (fact.kind === "target") expect(text.replaceAll(/\s/g, "")).toContain(String(fact.fields.value));
    else if (named) expect(text.replaceAll(/\s/g, "")).toContain(named.replaceAll(/\s/g, ""));
  }
});

test("a click in the text leads to the fact there, another to the next one there, and a click on a fact to its place", async () => {
  const bench = await Workbench.over({ "plan.txt": small });
  const page = await bench.window();
  await choose(page, task);
  const at = await page.evaluate(() => {
    const line = [...document.querySelectorAll(".document [data-run]")].find(p => p.textContent!.startsWith("1."))!;
    const text = line.firstChild as globalThis.Text;
    const range = document.createRange();
    const from = text.data.indexOf("家");
    range.setStart(text, from);
    range.setEnd(text, from + 1);
    const rect = range.getBoundingClientRect();
    return { x: rect.left + rect.width * 0.75, y: rect.top + rect.height / 2 };
  });
  await page.mouse.click(at.x, at.y);
  await page.waitForFunction(id => document.querySelector("[aria-expanded=true]")?.getAttribute("data-entry") === id, figure);
  await page.mouse.click(at.x, at.y);
  await page.waitForFunction(() => document.querySelector("[aria-expanded=true]")?.getAttribute("data-entry") === "task:一(一)1");
});

test("while an input method composes no key is ours, in a field and outside", async () => {
  const bench = await Workbench.over({ "plan.txt": small });
  const page = await bench.window();
  await choose(page, figure);
  await page.keyboard.press("u");
  const devtools = await page.context().newCDPSession(page);
  await devtools.send("Input.imeSetComposition", { text: "ge", selectionStart: 2, selectionEnd: 2 });
  await page.locator("[data-field=unit]").dispatchEvent("keydown", { key: "Enter", code: "Enter", keyCode: 229, isComposing: true, bubbles: true });
  await page.locator("[data-field=unit]").dispatchEvent("keydown", { key: "Escape", code: "Escape", keyCode: 229, isComposing: true, bubbles: true });
  await page.waitForTimeout(200);
  expect(await page.locator("[data-field=unit]").count()).toBe(1);
  await devtools.send("Input.insertText", { text: "个" });
  await page.keyboard.press("Enter");
  await saved(page);
  const { facts } = await bench.ask<Document>("documents/plan");
  expect(facts.find(f => f.id === figure)?.fields.unit).toMatch(/个/);
  // Outside, the key that an input method has taken is known by its place.
  await choose(page, task);
  await page.locator("body").dispatchEvent("keydown", { key: "Process", code: "KeyA", keyCode: 229, bubbles: true });
  await saved(page);
  expect((await bench.ask<Document>("documents/plan")).facts.find(f => f.id === task)?.state).toBe("accepted");
});

test("accepting twice is accepting, and a key held down accepts one", async () => {
  const bench = await Workbench.over({ "plan.txt": small });
  const page = await bench.window();
  await choose(page, task);
  await page.keyboard.press("a");
  await saved(page);
  await choose(page, task);
  await page.keyboard.press("a");
  await saved(page);
  const acts = async () => (await bench.ask<{ acts: unknown[] }>("acts")).acts.length;
  expect(await acts()).toBe(1);
  const before = await chosen(page);
  await page.keyboard.down("a");
  await page.keyboard.down("a");
  await page.keyboard.down("a");
  await page.keyboard.up("a");
  await saved(page);
  expect([await acts(), await chosen(page) === before]).toEqual([2, false]);
});

test("a fact is added from what is selected, gets a body, is split, merged and deleted; undo gives the first bytes back, redo all of it again", async () => {
  const bench = await Workbench.over({ "plan.txt": small });
  const first = bench.files();
  const page = await bench.window();
  const words = async (text: string) => {
    await page.locator("[data-words]").fill(text);
  };
  await choose(page, task);
  await page.keyboard.press("n");
  await words("提升服务能力");
  await page.locator(".review-form select").first().selectOption("task");
  await page.locator(".review-form [data-field=title]").fill("提升服务");
  await page.keyboard.press("Enter");
  await saved(page);
  expect((await marked(page, "chosen")).text).toBe("提升服务能力");
  await choose(page, task);
  await page.keyboard.press("b");
  await words("共享农机站");
  await page.keyboard.press("Enter");
  await saved(page);
  await choose(page, "task:一(一)1");
  await page.keyboard.press("p");
  await words("提升服务能力");
  await page.locator(".review-form [data-field=title]").fill("提升服务");
  await page.keyboard.press("Enter");
  await saved(page);
  await choose(page, figure);
  await page.keyboard.press("m");
  await page.getByRole("dialog").getByRole("button", { name: /^合并/ }).click();
  await saved(page);
  await choose(page, "task:一(二)4");
  await page.keyboard.press("x");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await saved(page);
  await choose(page, "task:一(三)6");
  await page.keyboard.press("Shift+E");
  await page.getByRole("dialog").getByLabel("指的是").fill("区科学技术局");
  await page.keyboard.press("Enter");
  await saved(page);
  await page.keyboard.press("Shift+A");
  await page.getByRole("dialog").getByRole("button", { name: /接受这 \d+ 项/ }).click();
  await saved(page);
  const last = bench.files();
  expect(last).not.toEqual(first);
  const { acts } = await bench.ask<{ acts: { kind: string }[] }>("acts");
  const count = acts.length;
  expect(acts.map(a => a.kind)).toEqual(["accept", "add", "delete", "merge", "split", "correct", "add"]);
  for (let i = 0; i < count + 2; i++) {
    await page.keyboard.press("z");
    await saved(page);
  }
  expect(bench.files()).toEqual(first);
  for (let i = 0; i < count + 2; i++) {
    await page.keyboard.press("Shift+Z");
    await saved(page);
  }
  expect(bench.files()).toEqual(last);
});

test("bulk takes only what stood in view, says its scope and shows its list", async () => {
  const bench = await Workbench.over({ "plan.txt": plan(60) });
  const page = await bench.window();
  await page.waitForTimeout(500);
  const seen = await page.evaluate(() => [...document.querySelectorAll(".document [data-run]")].filter(e => e.getBoundingClientRect().top < document.querySelector(".document")!.getBoundingClientRect().bottom).length);
  await page.keyboard.press("Shift+A");
  const dialog = page.getByRole("dialog");
  await dialog.getByText("只限《云溪区创新街区建设行动计划(2026-2028年)》中您看过的").waitFor();
  const listed = await dialog.locator(".ticks li").count();
  expect(listed).toBeGreaterThan(0);
  expect(listed).toBeLessThan(seen * 3);
  await dialog.getByText(/另有 \d+ 项还没有看到过/).waitFor();
  await dialog.locator(".ticks input").first().uncheck();
  await page.getByRole("button", { name: `接受这 ${listed - 1} 项` }).click();
  await saved(page);
  const { facts, left } = await bench.ask<Document>("documents/plan");
  expect(facts.filter(f => f.bulk)).toHaveLength(listed - 1);
  expect(left.facts).toBeGreaterThan(30);
});

test("two windows: what the other did is offered, and both readings of one fact are shown", async () => {
  const bench = await Workbench.over({ "plan.txt": small });
  const here = await bench.window({ expected: /409/ });
  const there = await bench.window();
  await choose(here, task);
  await choose(there, figure);
  await there.keyboard.press("v");
  await there.keyboard.insertText("77");
  await there.keyboard.press("Enter");
  await saved(there);
  await here.getByText("别处改动了这份文件").waitFor();
  expect(await chosen(here)).toBe(task);
  await choose(here, figure);
  await here.keyboard.press("v");
  await here.keyboard.insertText("88");
  await here.keyboard.press("Enter");
  const clash = here.getByRole("alert");
  await clash.getByText("别处已改动").waitFor();
  const row = clash.locator("tr").filter({ hasText: "数值" });
  expect(await row.locator("td").allInnerTexts()).toEqual(["88", "77"]);
  expect(await barriers(here)).toEqual([]);
  await clash.getByRole("button", { name: "仍按我的" }).click();
  await saved(here);
  expect((await bench.ask<Document>("documents/plan")).facts.find(f => f.id === figure)?.fields.value).toBe(88);
});

test("what gets no answer stays, named, and goes again", async () => {
  const bench = await Workbench.over({ "plan.txt": small });
  const page = await bench.window({ expected: /Failed to load resource|ERR_/ });
  await page.route("**/review/api/acts", r => (r.request().method() === "POST" ? r.abort() : r.continue()));
  await choose(page, task);
  await page.keyboard.press("a");
  await page.keyboard.press("a");
  const open = page.getByRole("alert");
  await open.getByText("接受一项事实").waitFor();
  await open.getByText("2 步还没有保存").waitFor();
  expect(await page.locator(`[data-entry="${task}"]`).innerText()).toContain("保存中");
  await page.unroute("**/review/api/acts");
  await open.getByRole("button", { name: "再试一次" }).click();
  await saved(page);
  expect((await bench.ask<{ acts: unknown[] }>("acts")).acts).toHaveLength(2);
});

test("a hostile document runs nothing and reaches no host", async () => {
  const bench = await Workbench.over({ "plan.html": hostile });
  const page = await bench.window();
  const { facts } = await bench.ask<Document>("documents/plan");
  for (const fact of facts) await choose(page, fact.id);
  for (const key of ["q", "h", "Shift+H", "f", "e", "Escape", "?", "Escape"]) await page.keyboard.press(key);
  await page.locator(".document").click({ position: { x: 60, y: 60 } });
  expect(await page.evaluate(() => (window as never as { harmed?: string }).harmed)).toBeUndefined();
  expect(await page.locator(".document").locator("img, script, iframe, a, style, svg, b").count()).toBe(0);
  expect(await page.locator(".document").innerText()).toContain("<img src=x onerror=window.harmed=1>");
  expect(await page.evaluate(() => getComputedStyle(document.body).display)).toBe("block");
});

test("names are decided with both sides shown, and the answer is remembered", async () => {
  const bench = await Workbench.over({ "plan.txt": small });
  const page = await bench.window();
  await page.keyboard.press("q");
  await page.locator(".question h3").waitFor();
  const before = await page.locator(".question h3").innerText();
  expect(await barriers(page)).toEqual([]);
  const key = await page.locator(".question .actions button kbd").first().innerText();
  await page.keyboard.press(key.toLowerCase());
  await saved(page);
  await page.waitForFunction(said => document.querySelector(".question h3")?.textContent !== said, before);
  const { acts } = await bench.ask<{ acts: { kind: string }[] }>("acts");
  expect(acts.map(a => a.kind)).toEqual(["decide"]);
});

test("new names are confirmed together, and what the document says itself is said so once", async () => {
  const contradicting = "云溪区便民设施建设行动计划(2026-2028年)\n\n一、主要目标\n\n到2027年,全区建成社区花园16个。\n\n到2027年,全区新增青年夜校5所。\n\n二、重点任务\n\n1.建设社区花园。到2027年,全区建成社区花园18个。(牵头单位:区住建局)\n\n云溪区人民政府办公室\n\n2026年3月5日\n";
  const bench = await Workbench.over({ "plan.txt": contradicting });
  const first = bench.files();
  const page = await bench.window();
  await page.keyboard.press("q");
  await page.getByRole("button", { name: "新条目一次确认 2 个" }).waitFor();
  await page.keyboard.press("Shift+N");
  const dialog = page.getByRole("dialog");
  expect(await dialog.locator(".ticks li").allInnerTexts()).toEqual([expect.stringContaining("社区花园"), expect.stringContaining("新增青年夜校")]);
  expect(await barriers(page)).toEqual([]);
  await dialog.locator(".ticks input").last().uncheck();
  await page.getByRole("button", { name: "确认这 1 个" }).click();
  await saved(page);
  await page.getByText("新提出,还没有人看过").waitFor();
  expect(bench.files()["indicators.yaml"]!.match(/new: true/g)).toHaveLength(1);
  await page.keyboard.press("Shift+H");
  await page.getByRole("button", { name: "原文如此", exact: true }).click();
  await saved(page);
  expect(await page.getByRole("button", { name: "原文如此", exact: true }).count()).toBe(0);
  expect(bench.file("plan")).toContain("what: contradiction");
  expect(await barriers(page)).toEqual([]);
  for (let i = 0; i < 2; i++) {
    await page.keyboard.press("z");
    await saved(page);
  }
  expect(bench.files()).toEqual(first);
});

test("a name is said to mean one body in all documents, which are listed first", async () => {
  const bench = await Workbench.over({ "plan.txt": small, "other.txt": plan(3).replaceAll("(2026-2028年)", "(2023-2025年)") });
  const page = await bench.window();
  await page.locator(".review-card").filter({ hasText: "区科技局" }).first().locator(".line").click();
  await page.keyboard.press("Shift+E");
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("指的是").fill("区科学技术局");
  await dialog.getByLabel("在所有文件里都这样理解").check();
  await dialog.locator("ul li").nth(1).waitFor();
  expect(await barriers(page)).toEqual([]);
  await dialog.getByLabel("指的是").press("Enter");
  await saved(page);
  expect(bench.files()["decisions.yaml"]).toContain("alias: 区科技局");
});

test.each([["light", 1280, "zh"], ["dark", 1280, "en"], ["light", 390, "zh"], ["dark", 390, "en"]] as const)("everybody can use it: %s, %i px, %s", async (colorScheme, width, lang) => {
  const bench = await Workbench.over({ "plan.html": odd });
  const page = await bench.window({ colorScheme, viewport: { width, height: 900 } }, `lang=${lang}`);
  await settled(page);
  const states = ["", "e", "Escape", "n", "Escape", "x", "Escape", "h", "Shift+H", "f", "?", "Escape", "Shift+A", "Escape"];
  for (const key of states) {
    if (key) await page.keyboard.press(key);
    await page.evaluate(() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done))));
    expect([key, await barriers(page)]).toEqual([key, []]);
  }
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
  expect(await page.locator("html").getAttribute("lang")).toBe(lang === "zh" ? "zh-CN" : "en");
});

test("single letters can be switched off, and the keys are listed", async () => {
  const bench = await Workbench.over({ "plan.txt": small });
  const page = await bench.window();
  await page.keyboard.press("?");
  await page.getByRole("dialog").getByText("接受,到下一项").waitFor();
  await page.getByRole("dialog").getByLabel("单个字母作按键").uncheck();
  await page.keyboard.press("Escape");
  await choose(page, task);
  await page.keyboard.press("a");
  await page.waitForTimeout(200);
  expect([await chosen(page), (await bench.ask<{ acts: unknown[] }>("acts")).acts]).toEqual([task, []]);
});

test("one comes back to where one stood by the address", async () => {
  const bench = await Workbench.over({ "plan.txt": small, "other.txt": plan(3).replaceAll("云溪区", "青川区") });
  const page = await bench.window();
  await page.locator(".queue li button").last().click();
  await page.waitForFunction(() => document.querySelector(".queue li:last-child button")?.getAttribute("aria-current"));
  const wanted = page.locator(".review-card .line").nth(2);
  const id = await wanted.getAttribute("data-entry");
  await wanted.click();
  await page.waitForFunction(fact => new URL(location.href).searchParams.get("fact") === fact, id);
  const slug = new URL(page.url()).searchParams.get("document");
  await page.reload();
  await page.locator(".review-card").first().waitFor();
  expect([await chosen(page), new URL(page.url()).searchParams.get("document")]).toEqual([id, slug]);
  expect((await bench.ask<Queue>("queue")).documents.at(-1)!.slug).toBe(slug);
});
