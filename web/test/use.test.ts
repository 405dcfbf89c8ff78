import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import type { Page } from "playwright-core";
import { ask, barriers, open, settled } from "./browser";

// What a person does: by mouse, by keyboard alone, with an input method.

const rows = (page: Page) => page.locator("main tbody tr");

test("a search by pinyin leads to an agency, by keyboard alone", async () => {
  const page = await open("/");
  await settled(page);
  await page.getByRole("combobox", { name: "搜索机构" }).focus();
  // What is offered while one types is of less than the whole word.
  const answered = page.waitForResponse(r => (r.request().postData() ?? decodeURIComponent(r.url())).includes("kjj"));
  await page.keyboard.type("洞头 kjj");
  await answered;
  await page.waitForFunction(() => document.querySelectorAll("[role=option]").length === 1);
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { level: 1, name: "洞头区科技局" }).waitFor();
  expect(await page.evaluate(() => document.activeElement?.tagName)).toBe("H1");
});

test("Enter that takes a candidate of an input method does not search", async () => {
  const page = await open("/");
  await settled(page);
  await page.getByRole("combobox", { name: "搜索机构" }).focus();
  const devtools = await page.context().newCDPSession(page);
  await devtools.send("Input.imeSetComposition", { text: "keji", selectionStart: 4, selectionEnd: 4 });
  await page.dispatchEvent("main input[role=combobox]", "keydown", { key: "Enter", keyCode: 229, isComposing: true });
  await page.waitForTimeout(400);
  expect(new URL(page.url()).pathname).toBe("/");
  expect(await page.getByRole("option").count()).toBe(0);
  await devtools.send("Input.insertText", { text: "科技局" });
  await page.getByRole("option", { name: "洞头区科技局" }).waitFor();
  await page.keyboard.press("Enter");
  await page.waitForURL("**/search?text=*");
});

test("filters live in the address, and the back button undoes them", async () => {
  const page = await open("/plan?id=plan:zhenan-cluster-2019&view=tasks");
  await settled(page);
  const all = await rows(page).count();
  await page.getByLabel("角色").selectOption("LEAD");
  await page.waitForURL("**roles=LEAD**");
  await settled(page);
  expect(await rows(page).count()).toBeLessThan(all);
  await page.goBack();
  await settled(page);
  await page.waitForFunction(n => document.querySelectorAll("main tbody tr").length === n, all);
  expect(await page.getByLabel("角色").inputValue()).toBe("");
});

test("a fact opens its evidence, Escape closes it and gives the focus back", async () => {
  const page = await open("/plan?id=plan:dongtou-incubators-2022&view=targets");
  await settled(page);
  const link = rows(page).first().getByRole("link", { name: "出处" });
  await link.focus();
  await page.keyboard.press("Enter");
  const drawer = page.getByRole("dialog", { name: "出处" });
  await drawer.getByText("码点").first().waitFor();
  expect(new URL(page.url()).searchParams.get("fact")).toMatch(/^target:/);
  expect(await barriers(page)).toEqual([]);
  await page.keyboard.press("Escape");
  await drawer.waitFor({ state: "detached" });
  expect(await link.evaluate(e => e === document.activeElement)).toBe(true);
});

test("what is downloaded is what the API says", async () => {
  const page = await open("/plan?id=plan:dongtou-incubators-2022&view=targets");
  await settled(page);
  const saved = page.waitForEvent("download");
  await page.getByRole("button", { name: "下载 CSV" }).click();
  const text = readFileSync(await (await saved).path(), "utf8");
  expect(text.startsWith("\ufeff")).toBe(true);
  const lines = text.slice(1).trimEnd().split("\r\n");
  const { targets } = await ask<{ targets: { nodes: { id: string; value: number; year: number | null }[] } }>(
    `{ targets(filter: {plans: ["plan:dongtou-incubators-2022"]}, orderBy: YEAR_ASC, first: 100) { nodes { id value year } } }`,
  );
  expect(lines.length).toBe(targets.nodes.length + 1);
  targets.nodes.forEach((t, i) => {
    const cells = lines[i + 1]!.split(",");
    expect(cells.at(-1)).toBe(t.id);
    expect(cells).toContain(String(t.value));
    expect(cells).toContain(String(t.year));
  });
});

test("a copied table pastes as cells, bare numbers in them", async () => {
  const page = await open("/matrix?rows=FUNCTION&columns=AREA", { permissions: ["clipboard-read", "clipboard-write"] });
  await settled(page);
  await page.getByRole("button", { name: "复制表格" }).click();
  await page.getByText("已复制").waitFor();
  const text = await page.evaluate(() => navigator.clipboard.readText());
  const { matrix } = await ask<{ matrix: { columns: { label: string }[]; rows: { label: string; total: number }[] } }>("{ matrix(rows: FUNCTION, columns: AREA) { columns { label } rows { label total } } }");
  const lines = text.trimEnd().split("\n").map(l => l.split("\t"));
  expect(lines[0]).toEqual(["机构职能", ...matrix.columns.map(c => c.label), "合计"]);
  expect(lines.slice(1).map(l => [l[0], Number(l.at(-1))])).toEqual(matrix.rows.map(r => [r.label, r.total]));
});

test("the matrix is walked by arrows, and Enter opens a cell's tasks", async () => {
  const page = await open("/matrix?rows=FUNCTION&columns=AREA");
  await settled(page);
  const first = page.locator("[data-cell='0-0']");
  await first.focus();
  await page.keyboard.press("ArrowRight");
  expect(await page.evaluate(() => document.activeElement?.getAttribute("data-cell"))).toBe("0-1");
  const count = Number(await page.locator("[data-cell='0-1']").textContent());
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { name: /这一格的任务/ }).waitFor();
  await settled(page);
  expect(await page.locator("section[aria-labelledby=cell-tasks] tbody tr").count()).toBe(count);
});

test("a comparison says what is silent and what is not loaded", async () => {
  const page = await open("/compare?areas=area:330303~area:330304~area:330305&indicators=indicator:high-tech-enterprises&view=table");
  await settled(page);
  const cells = page.locator(".comparison td");
  const said = await cells.allTextContents();
  expect(said.some(t => t.startsWith("未"))).toBe(true);
  expect(said.every(t => t !== "")).toBe(true);
  await page.getByRole("tab", { name: "图" }).click();
  await page.getByRole("img", { name: /高新技术企业/ }).waitFor();
  await page.locator(".chart canvas").first().hover({ position: { x: 200, y: 120 } });
  expect(new URL(page.url()).searchParams.get("view")).toBe("chart");
});

test("the graph grows by what is expanded, and its table has the same", async () => {
  const page = await open("/graph?id=agency:330305:科技局");
  await settled(page);
  const before = await rows(page).count();
  await page.getByRole("button", { name: "展开" }).click();
  await page.waitForURL("**opened=**");
  await page.waitForFunction(n => document.querySelectorAll("main tbody tr").length > n, before);
  const saved = page.waitForEvent("download");
  await page.getByRole("button", { name: "下载图片" }).click();
  expect(readFileSync(await (await saved).path()).subarray(1, 4).toString()).toBe("PNG");
});

test("the language changes in place and stays", async () => {
  const page = await open("/compare?areas=area:330303~area:330304");
  await settled(page);
  await page.getByRole("link", { name: "English" }).click();
  await page.getByRole("heading", { level: 1, name: "Compare" }).waitFor();
  expect(new URL(page.url()).searchParams.get("areas")).toBe("area:330303~area:330304");
  await page.getByRole("link", { name: "Matrix" }).click();
  await page.getByRole("heading", { level: 1, name: "Matrix" }).waitFor();
});

test("the query behind a view is the one that GraphiQL runs", async () => {
  const page = await open("/plan?id=plan:dongtou-incubators-2022&view=targets");
  await settled(page);
  await page.getByRole("link", { name: "背后的查询" }).click();
  await page.locator(".graphiql-query-editor .CodeMirror").waitFor();
  await page.getByRole("button", { name: /Execute query/ }).click();
  await page.locator(".result-window").getByText("target:dongtou-incubators-2022").first().waitFor();
});

test("a browser that goes to the API is led to GraphiQL, with the query", async () => {
  const page = await open(`/graphql?query=${encodeURIComponent("{ stats { dataVersion } }")}`);
  expect(new URL(page.url()).pathname).toBe("/graphiql");
  await page.locator(".graphiql-query-editor").getByText("dataVersion").first().waitFor();
});

test("when the API is gone each view says so, and tries again when asked", async () => {
  const page = await open("/plans", { expected: /Failed to load resource/ });
  await settled(page);
  await page.route("**/graphql", r => r.abort());
  await page.getByRole("link", { name: "平台" }).click();
  await page.getByRole("alert").getByText("服务器没有应答").waitFor();
  expect(await barriers(page)).toEqual([]);
  await page.unroute("**/graphql");
  await page.getByRole("button", { name: "再试一次" }).click();
  await settled(page);
  expect(await rows(page).count()).toBeGreaterThan(50);
});

test("when the API is slow the view says that it is loading", async () => {
  const page = await open("/plans");
  await settled(page);
  await page.route("**/graphql", async r => {
    await new Promise(done => setTimeout(done, 1000));
    await r.continue();
  });
  await page.getByRole("link", { name: "机构", exact: true }).first().click();
  await page.getByRole("status").getByText("正在读取").waitFor();
  await page.getByText("龙湾区科技局").waitFor();
});

test("a link to what is not there says so in words", async () => {
  const page = await open("/agency?id=agency:none:nowhere");
  await page.getByText("图中没有编号为 agency:none:nowhere 的内容").waitFor();
});

test("print leaves out what only a screen needs and names where it is from", async () => {
  const page = await open("/plan?id=plan:dongtou-incubators-2022&view=targets");
  await settled(page);
  await page.emulateMedia({ media: "print" });
  expect(await page.locator(".toolbar").first().isVisible()).toBe(false);
  expect(await page.locator("footer").innerText()).toContain("/plan?id=plan:dongtou-incubators-2022");
  expect((await page.pdf({ format: "A4" })).length).toBeGreaterThan(10_000);
});

test("a chart is printed as wide as paper is, in dark on white", async () => {
  const page = await open("/compare?areas=area:330303~area:330304~area:330305&indicators=indicator:high-tech-enterprises&view=chart", { colorScheme: "dark", viewport: { width: 1600, height: 900 } });
  await settled(page);
  const canvas = page.locator(".chart canvas").first();
  await canvas.waitFor();
  await page.evaluate(() => {
    window.addEventListener("beforeprint", () => {
      const drawn = document.querySelector<HTMLCanvasElement>(".chart canvas")!;
      const [red, green, blue] = drawn.getContext("2d")!.getImageData(drawn.width - 3, drawn.height - 3, 1, 1).data;
      document.documentElement.dataset.printed = `${drawn.clientWidth} ${red} ${green} ${blue}`;
    });
  });
  expect((await page.pdf({ format: "A4" })).length).toBeGreaterThan(10_000);
  expect(await page.locator("html").getAttribute("data-printed")).toBe("680 255 255 255");
  await page.waitForFunction(() => document.querySelector(".chart canvas")!.clientWidth > 1000);
});

test("all that is loaded can be taken away as files", async () => {
  const page = await open("/");
  await settled(page);
  const links = await page.locator("section[aria-labelledby=downloads] a").evaluateAll(all => all.map(a => (a as HTMLAnchorElement).href));
  expect(links.length).toBe(12);
  const answers = await page.evaluate(all => Promise.all(all.map(async href => (await fetch(href)).status)), links.slice(3));
  expect(new Set(answers)).toEqual(new Set([200]));
  const saved = page.waitForEvent("download");
  await page.getByRole("link", { name: "GraphML" }).click();
  expect(readFileSync(await (await saved).path(), "utf8")).toContain("<graphml");
});

test("what is near a silent cell is one click away, each figure with its reason", async () => {
  const page = await open("/compare?areas=area:330303~area:330304&indicators=indicator:high-tech-enterprises&view=table");
  await settled(page);
  const near = page.locator(".silent details").first();
  expect(await near.locator("li").first().isVisible()).toBe(false);
  await near.locator("summary").click();
  await near.getByText("同组的另一指标").first().waitFor();
  await near.getByRole("link", { name: "出处" }).first().click();
  await page.getByRole("dialog", { name: "出处" }).waitFor();
});

test("the licences of what is in the program can be read", async () => {
  const page = await open("/licenses");
  const text = await page.locator("body").innerText();
  for (const name of ["preact", "echarts", "cytoscape", "graphiql", "PDFium"]) expect(text).toContain(name);
});

test("a search that finds nothing offers what is near", async () => {
  const page = await open("/search?text=" + encodeURIComponent("高新技木企业"));
  await page.getByText("是不是要找").waitFor();
  await page.locator("main").getByRole("link", { name: "高新技术企业", exact: true }).click();
  await page.locator("tbody tr").first().waitFor();
});

test("a tab asks for its rows once", async () => {
  const page = await open("/area?id=area:330305&view=plans");
  await settled(page);
  const asked: string[] = [];
  page.on("request", r => r.url().endsWith("/graphql") && asked.push(r.postData() ?? ""));
  for (const tab of ["机构", "机构任务量"]) {
    await page.getByRole("tab", { name: tab, exact: true }).click();
    await rows(page).first().waitFor();
  }
  await settled(page);
  expect(asked.length).toBe(2);
});

test("the platforms of an area's parts are counted, and listed when asked for", async () => {
  const page = await open("/area?id=area:330303&view=platforms");
  await rows(page).first().waitFor();
  const parts = page.getByRole("checkbox", { name: /连同下级地区的 \d+ 个平台/ });
  const more = Number((await parts.locator("..").innerText()).match(/\d+/)![0]);
  const own = await rows(page).count();
  expect(more).toBeGreaterThan(0);
  await parts.check();
  await page.waitForURL("**parts=with**");
  await page.waitForFunction(n => document.querySelectorAll("main tbody tr").length === n, own + more);
});

test("an indicator that nothing is known of is named where it was chosen", async () => {
  const page = await open("/compare?areas=area:330303~area:330304&indicators=indicator:high-tech-enterprises~indicator:nothing");
  await page.locator(".chips li", { hasText: "indicator:nothing" }).getByText("没有这个编号").waitFor();
  await page.locator(".failed", { hasText: "indicator:nothing" }).waitFor();
  expect(await page.locator(".failed button").count()).toBe(0);
  await page.getByRole("button", { name: "移除 indicator:nothing" }).click();
  await page.locator("section.compared").waitFor();
});

test("what is due is narrowed down to a year, which the address keeps", async () => {
  const page = await open("/timeline");
  await settled(page);
  await page.getByRole("combobox", { name: "年份" }).selectOption("2022");
  await page.waitForURL("**years=2022**");
  await page.waitForFunction(() => document.querySelectorAll("main section h2").length === 1);
  await page.reload();
  await settled(page);
  expect(await page.locator("main section h2").allInnerTexts()).toEqual(["2022"]);
  expect(await page.getByRole("combobox", { name: "年份" }).locator("option").count()).toBeGreaterThan(2);
});

test("a plan's tasks are narrowed down to each year that some are due in", async () => {
  const page = await open("/plan?id=plan:longwan-corridor-2020&view=tasks");
  await settled(page);
  const years = page.getByRole("combobox", { name: "到期年份" });
  const offered = (await years.locator("option").allInnerTexts()).slice(1);
  expect(offered).toEqual(expect.arrayContaining(["2020", "2021", "2022", "2023"]));
  await years.selectOption("2023");
  await page.waitForURL("**years=2023**");
  await settled(page);
  expect(await rows(page).count()).toBeGreaterThan(0);
});

test("promises that are worded alike and differ are told apart", async () => {
  const page = await open("/area?id=area:330305&view=progress");
  await settled(page);
  const figures = await page.getByRole("row", { name: "新增孵化场地面积" }).locator("td").first().locator("li").allInnerTexts();
  expect(new Set(figures).size).toBe(figures.length);
  expect(figures.filter(f => f.includes("高线")).length).toBe(figures.length / 2);
});
