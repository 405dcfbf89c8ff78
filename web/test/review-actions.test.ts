import { expect, test, vi } from "vitest";
import type { Page } from "playwright-core";
import type { Document, Fact } from "../src/review/api";
import { plan } from "./invented";
import { chosen, marked, saved, Workbench } from "./workbench";

// How many actions a whole document takes: a key, a click or a field that is filled
// counts one each.
class Hand {
  actions = 0;
  constructor(private readonly page: Page) {}

  async press(key: string) {
    this.actions++;
    await this.page.keyboard.press(key);
  }

  async fill(text: string) {
    this.actions++;
    await this.page.keyboard.press("ControlOrMeta+a");
    await this.page.keyboard.insertText(text);
  }
}

vi.setConfig({ testTimeout: 180_000 });

const text = plan(30);

test("a document in which all is right takes at most 1.3 actions a fact, each seen before", async () => {
  const bench = await Workbench.over({ "plan.txt": text });
  const { facts } = await bench.ask<Document>("documents/plan");
  const page = await bench.window();
  const hand = new Hand(page);
  const accepted: string[] = [];
  for (let id = await chosen(page); id !== null && !accepted.includes(id); id = await chosen(page)) {
    expect(await marked(page, "chosen")).toMatchObject({ inView: true });
    accepted.push(id);
    await hand.press("a");
  }
  await saved(page);
  await page.getByText("这份文件已全部核对").waitFor();
  expect(accepted.toSorted()).toEqual(facts.filter(f => f.state === "undecided" && (f.confidence !== undefined || f.id === "document")).map(f => f.id).toSorted());
  console.info(`all right: ${hand.actions} actions for ${accepted.length} facts`);
  expect(hand.actions / accepted.length).toBeLessThanOrEqual(1.3);
  expect(bench.file("plan")).not.toMatch(/^\s*(confidence|reason):/m);
  expect(bench.file("plan")).toMatch(/reviewed: *\{by: 王芳, on: /);
});

test("with every fifth fact wrong, each wrong one takes at most 4 actions, and nothing is left unseen", async () => {
  const bench = await Workbench.over({ "plan.txt": text });
  const page = await bench.window();
  const hand = new Hand(page);
  const { facts } = await bench.ask<Document>("documents/plan");
  const known = new Map(facts.map(f => [f.id, f]));
  const done: string[] = [];
  const wrong: Fact[] = [];
  let most = 0;
  for (let id = await chosen(page); id !== null && !done.includes(id); id = await chosen(page)) {
    const fact = known.get(id)!;
    const before = hand.actions;
    if (done.length % 5 === 4 && fact.kind !== "document") {
      wrong.push(fact);
      await putRight(hand, page, fact);
      most = Math.max(most, hand.actions - before);
    } else {
      await hand.press("a");
    }
    done.push(id);
  }
  await saved(page);
  await page.getByText("这份文件已全部核对").waitFor();
  console.info(`every fifth wrong: ${hand.actions} actions for ${done.length} facts, ${wrong.length} of them wrong, at most ${most} for one`);
  expect(wrong.length).toBeGreaterThan(8);
  expect(most).toBeLessThanOrEqual(4);
  const after = new Map((await bench.ask<Document>("documents/plan")).facts.map(f => [f.id, f]));
  for (const fact of wrong) expect(after.get(fact.id)).toMatchObject({ state: "changed", ...righted(fact) });
});

// A figure gets another value; a task another role of its first body or another title.
async function putRight(hand: Hand, page: Page, fact: Fact) {
  if (fact.kind === "target") {
    await hand.press("v");
    await hand.fill(String(Number(fact.fields.value) + 1));
    await hand.press("Enter");
  } else if (Array.isArray(fact.fields.assignments) && fact.fields.assignments.length > 0) {
    await hand.press("3");
    await saved(page);
    await hand.press("a");
  } else {
    await hand.press("t");
    await hand.fill(`${String(fact.fields.title)}一带`);
    await hand.press("Enter");
  }
}

function righted(fact: Fact): object {
  if (fact.kind === "target") return { fields: { value: Number(fact.fields.value) + 1 } };
  if (Array.isArray(fact.fields.assignments) && fact.fields.assignments.length > 0) return { fields: { assignments: [{ role: "responsible" }, {}] } };
  return { fields: { title: `${String(fact.fields.title)}一带` } };
}
