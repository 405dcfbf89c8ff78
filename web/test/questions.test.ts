import { expect, test } from "vitest";
import type { Page } from "playwright-core";
import { open, settled } from "./browser";

// Questions that analysts ask, answered by clicking alone from the first view, each
// in at most five actions: a click, a choice, a search.

class Analyst {
  actions = 0;
  constructor(readonly page: Page) {}

  async act(what: Promise<unknown>) {
    this.actions += 1;
    expect(this.actions).toBeLessThanOrEqual(5);
    await what;
    await settled(this.page);
  }

  link = (name: string | RegExp) => this.act(this.page.locator("main").getByRole("link", { name, exact: typeof name === "string" }).first().click());
  menu = (name: string) => this.act(this.page.getByRole("navigation").getByRole("link", { name, exact: true }).click());
  tab = (name: string) => this.act(this.page.getByRole("tab", { name, exact: true }).click());
  button = (name: string | RegExp) => this.act(this.page.getByRole("button", { name }).first().click());
  choose = (label: string, option: string) => this.act(this.page.locator("main").getByLabel(label, { exact: true }).selectOption({ label: option }));

  async find(label: RegExp, text: string, option: RegExp) {
    const field = this.page.locator("main").getByRole("combobox", { name: label });
    await field.fill(text);
    await this.act(this.page.getByRole("option", { name: option }).first().click());
  }

  row = (n: number) => this.page.locator("main tbody tr").nth(n);
}

async function analyst(): Promise<Analyst> {
  const page = await open("/");
  await settled(page);
  return new Analyst(page);
}

test("who leads most in one district?", async () => {
  const a = await analyst();
  await a.link("龙湾区");
  await a.tab("机构");
  await a.button("牵头");
  expect(await a.row(0).innerText()).toMatch(/龙湾区科技局\s+科技局\s+20/);
});

test("who leads most over all districts?", async () => {
  const a = await analyst();
  await a.menu("矩阵");
  await a.choose("行", "机构");
  await a.choose("角色", "牵头");
  expect(await a.page.getByText("全文不分牵头").count()).toBe(1);
  expect(await a.row(0).innerText()).toContain("区科技局");
});

test("which tasks have no lead, and who answers for them?", async () => {
  const a = await analyst();
  await a.link(/环大罗山科创走廊/);
  await a.choose("只看", "独家负责的");
  expect(await a.page.locator("caption").innerText()).toContain("共 51 条");
});

test("which platforms does a plan name?", async () => {
  const a = await analyst();
  await a.link(/瓯海眼镜产业/);
  await a.tab("平台");
  expect(await a.page.locator("caption").innerText()).toMatch(/共 \d+ 条/);
  expect(await a.page.locator("main tbody").innerText()).toContain("眼镜小镇");
});

test("what is due in one year, and who answers for it?", async () => {
  const a = await analyst();
  await a.menu("时间线");
  await a.page.getByRole("heading", { level: 2, name: "2021" }).waitFor();
  await a.act(a.page.getByRole("region", { name: "2021" }).getByRole("row").filter({ hasText: "任务" }).getByRole("link").first().click());
  expect(await a.page.locator("caption").first().innerText()).toContain("分工");
});

test("how do districts compare on one indicator?", async () => {
  const a = await analyst();
  await a.menu("对比");
  await a.find(/地区/, "瓯海", /瓯海区/);
  await a.find(/地区/, "洞头", /洞头区/);
  await a.button(/^高新技术企业/);
  expect(await a.page.locator(".comparison").innerText()).toContain("10 家");
});

test("whom does an agency work with?", async () => {
  const a = await analyst();
  await a.find(/搜索/, "洞头 kjj", /洞头区科技局/);
  await a.tab("协作机构");
  expect(await a.page.locator("main tbody tr").count()).toBeGreaterThan(3);
});

test("which statements contradict each other?", async () => {
  const a = await analyst();
  await a.menu("矛盾");
  await a.choose("种类", "项数不符");
  expect(await a.page.locator(".conflict .sides section").count()).toBeGreaterThan(1);
});

test("what does one district plan for and another not?", async () => {
  const a = await analyst();
  await a.link("龙湾区");
  await a.link("对照缺口");
  await a.find(/对照/, "洞头", /洞头区/);
  expect(await a.page.getByRole("heading", { name: "机构职能" }).count()).toBe(1);
  expect(await a.page.locator("main").innerText()).toContain("未提及");
});

test("where exactly does a plan say a figure?", async () => {
  const a = await analyst();
  await a.link(/洞头区大孵化器/);
  await a.tab("目标");
  await a.act(a.row(0).getByRole("link", { name: "出处" }).click());
  expect(await a.page.getByRole("dialog").innerText()).toContain("洞政办发〔2022〕39号");
});
