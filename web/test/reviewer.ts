import { expect } from "vitest";
import type { Locator, Page } from "playwright-core";
import { runsOf, type Span } from "../src/document/blocks";
import { Places } from "../src/document/places";
import type { Document, Problems, Proposals } from "../src/review/api";
import { figuresOfBoth, likeness, type FigureKind, type Gold, type GoldFigure, type Wrongs } from "./gold";
import { choose, chosen, saved, type Workbench } from "./workbench";

// A person at the page who knows what a document says: whatever is done is done with
// keys and the mouse. What the service says is read only to know what stands where.
export class Reviewer {
  actions = 0;

  constructor(private readonly page: Page, private readonly bench: Workbench, private readonly slug: string) {}

  // Corrects what has the right number and says it wrong, adds what is missing, deletes
  // what is none.
  async putRight({ missing, madeUp, otherwise }: Wrongs) {
    const wrong = new Set(madeUp);
    for (const { fact, field, value } of otherwise) await this.correct(fact.id, { [field]: value });
    for (const { kind, gold } of missing) {
      const near = [...wrong].find(f => f.kind === kind && Number(f.fields.value) === gold.value);
      if (near) {
        wrong.delete(near);
        await this.correct(near.id, fieldsOf(gold));
      } else await this.add(kind, gold);
    }
    for (const fact of wrong) await this.remove(fact.id);
  }

  // Looks through the whole document, accepts what stood in view by one act, and what is
  // left one by one.
  async acceptAll() {
    await this.lookThrough();
    await this.press("Shift+A");
    await this.page.getByRole("dialog").getByRole("combobox").selectOption("0");
    await this.endDialog(/^接受这/);
    await this.press("Shift+D");
    await this.endDialog(/^标这/);
    for (let id = await chosen(this.page); id !== null && (await this.left()) > 0; id = await chosen(this.page)) {
      if (/^(number|bracket|label|row|warning):/.test(id)) {
        await this.press("d");
        await this.press("Enter");
      } else await this.press("a");
      await saved(this.page);
    }
    await this.page.getByText("这份文件已全部核对").waitFor();
  }

  // New names are right as they are proposed; what is asked about two is that they differ.
  async decideNames() {
    await this.press("q");
    for (let asked = await this.asked(); asked.length > 0; asked = await this.asked()) {
      await this.page.locator(".question").waitFor();
      const several = this.page.getByRole("button", { name: /^新条目一次确认/ });
      if (await several.count() > 0) {
        await this.press("Shift+N");
        await this.endDialog(/^确认这/);
      } else {
        const buttons = await this.page.locator(".question .actions button").allInnerTexts();
        await this.press(buttons.some(b => b.startsWith("没有用到")) ? "x" : buttons.some(b => b.startsWith("不是同一个")) ? "d" : "n");
        await saved(this.page);
      }
    }
  }

  // What check still points out: figures that differ in what they are of are told apart,
  // and what the document itself says is said to be so.
  async answerCheck(gold: Gold) {
    await this.tellApart(gold);
    await this.press("Shift+H");
    const own = (await this.problems()).problems.filter(p => p.item);
    if (own.length === 0) return;
    this.actions++;
    if (own.length > 1) {
      await this.page.getByRole("button", { name: /^一次标/ }).click();
      await this.endDialog(/^标这/);
    } else await this.page.getByRole("button", { name: "原文如此", exact: true }).click();
    await saved(this.page);
    await this.problems();
  }

  private async tellApart(gold: Gold) {
    const { facts } = await this.document();
    const conflicting = new Set((await this.problems()).problems.flatMap(p => (p.item?.startsWith("contradiction:") ? placesIn(p.item) : [])));
    if (conflicting.size === 0) return;
    await this.press("f");
    for (const [fact, { scope }] of figuresOfBoth(gold, facts)) {
      if (fact.place && conflicting.has(`${fact.place.start}-${fact.place.end}`) && scope && scope !== fact.fields.scope) await this.correct(fact.id, { scope });
    }
  }

  private async correct(id: string, fields: Record<string, string>) {
    await choose(this.page, id);
    await this.press("e");
    for (const [name, value] of Object.entries(fields)) await this.give(this.page.locator(`.review-form [data-field=${name}]`), value);
    await this.page.locator(".review-form [data-field=indicator]").press("Enter");
    this.actions++;
    await saved(this.page);
  }

  private async add(kind: FigureKind, gold: GoldFigure) {
    const span = placeOf(await this.document(), kind, gold);
    await this.select(span);
    await this.press("n");
    const form = this.page.locator(".review-form");
    await form.locator("select").first().selectOption(kind);
    this.actions++;
    for (const [name, value] of Object.entries(fieldsOf(gold))) await this.give(form.locator(`[data-field=${name}]`), value);
    await form.locator("[data-field=indicator]").press("Enter");
    this.actions++;
    await saved(this.page);
  }

  private async remove(id: string) {
    await choose(this.page, id);
    await this.press("x");
    await this.press("Enter");
    await saved(this.page);
  }

  // Selects words of the text with the mouse.
  private async select(span: Span) {
    const pieces = new Places(runsOf((await this.document()).blocks!)).pieces(span);
    const [first, last] = [pieces[0]!, pieces.at(-1)!];
    const ends = await this.page.evaluate(([from, to]) => {
      const at = (place: { run: number; from: number; to: number }, units: number) => {
        const text = document.querySelector(`[data-run="${place.run}"]`)!.firstChild!;
        const range = document.createRange();
        range.setStart(text, units);
        range.setEnd(text, units + 1);
        return range;
      };
      at(from!, from!.from).startContainer.parentElement!.scrollIntoView({ block: "center" });
      const [a, b] = [at(from!, from!.from).getBoundingClientRect(), at(to!, to!.to - 1).getBoundingClientRect()];
      return [a.left + 1, a.top + a.height / 2, b.right - 1, b.top + b.height / 2];
    }, [first, last]);
    await this.page.mouse.move(ends[0]!, ends[1]!);
    await this.page.mouse.down();
    await this.page.mouse.move(ends[2]!, ends[3]!, { steps: 3 });
    await this.page.mouse.up();
    this.actions++;
    await this.page.waitForFunction(() => !document.getSelection()!.isCollapsed);
  }

  private async give(input: Locator, value: string) {
    this.actions++;
    if ((await input.evaluate(e => e.tagName)) === "SELECT") await input.selectOption(value);
    else await input.fill(value);
  }

  private async press(key: string) {
    this.actions++;
    await this.page.keyboard.press(key);
  }

  // Takes what a dialog lists, if it lists anything.
  private async endDialog(name: RegExp) {
    const dialog = this.page.getByRole("dialog");
    await dialog.waitFor();
    const button = dialog.getByRole("button", { name });
    await this.press(await button.isEnabled() ? "Enter" : "Escape");
    await dialog.waitFor({ state: "detached" });
    await saved(this.page);
  }

  private async lookThrough() {
    const pane = this.page.locator(".document");
    await pane.evaluate(e => e.scrollTo({ top: 0 }));
    await pane.hover();
    for (let end = false; !end; ) {
      await this.page.waitForTimeout(300);
      await this.page.mouse.wheel(0, await pane.evaluate(e => e.clientHeight * 0.8));
      await this.page.waitForTimeout(50);
      end = await pane.evaluate(e => e.scrollTop + e.clientHeight >= e.scrollHeight - 2);
    }
    await this.page.waitForTimeout(300);
  }

  private document(): Promise<Document> {
    return this.bench.ask<Document>(`documents/${this.slug}`);
  }

  private async left(): Promise<number> {
    const { left } = await this.document();
    return left.document + left.facts + left.numbers + left.rows + left.brackets + left.warnings;
  }

  private async asked() {
    // The page asks again a moment after an answer.
    await this.page.waitForTimeout(1000);
    return (await this.bench.ask<Proposals>(`proposals?document=${this.slug}`)).proposals.filter(p => !p.unknown);
  }

  // What check says once it has gone through the last change.
  private async problems(): Promise<Problems> {
    for (;;) {
      await this.page.waitForTimeout(600);
      const said = await this.bench.ask<Problems>("problems");
      if (!said.pending) return said;
    }
  }
}

function fieldsOf(gold: GoldFigure): Record<string, string> {
  const given = { indicator: gold.indicator, comparator: gold.comparator ?? "=", value: String(gold.value), unit: gold.unit ?? "", year: gold.yearFrom ? "" : String(gold.year ?? ""), qualifier: gold.qualifier ?? "", scope: gold.scope ?? "" };
  return given;
}

// Where a figure probably stands: its number among words like its wording, rather where
// nothing was read.
function placeOf({ blocks, facts, unread, setAside }: Document, kind: FigureKind, gold: GoldFigure): Span {
  const places = new Places(runsOf(blocks!));
  const written = [String(gold.value), gold.value.toLocaleString("en-US")];
  const spans = written.flatMap(number => places.find(number, 0)).filter(s => !/[\d.．]/.test(places.textOf({ start: s.start - 1, end: s.start }) + places.textOf({ start: s.end, end: s.end + 1 })));
  expect(spans.length, `${gold.indicator} ${gold.value} stands nowhere`).toBeGreaterThan(0);
  const within = (list: readonly { start: number; end: number }[] | null, s: Span) => (list ?? []).some(i => i.start <= s.start && s.end <= i.end);
  const worth = (s: Span) => {
    const around = places.textOf({ start: s.start - 60, end: s.end + 20 });
    const taken = facts.some(f => f.kind === kind && f.place && f.place.start <= s.start && s.end <= f.place.end && Number(f.fields.value) === gold.value);
    return likeness(gold.indicator, around) + (within(unread, s) ? 0.5 : 0) + (within(setAside, s) ? 0.2 : 0) - (taken ? 1 : 0);
  };
  return spans.toSorted((a, b) => worth(b) - worth(a))[0]!;
}

// contradiction:10-20:30-40 has two places.
function placesIn(item: string): string[] {
  return item.split(":").slice(1);
}
