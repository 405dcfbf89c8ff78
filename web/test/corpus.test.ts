import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test, vi } from "vitest";
import type { Document } from "../src/review/api";
import { wrongsOf, type Gold, type Wrongs } from "./gold";
import { Reviewer } from "./reviewer";
import { Workbench } from "./workbench";

// Real documents, with what a person read out of them: whatever the reader gets wrong is
// put right through the page alone, and check is silent after. They stand beside the
// checkout; where they do not, this is left out.
const corpus = fileURLToPath(new URL("../../../shared/corpus/practice2/", import.meta.url));
const there = existsSync(corpus);
if (!there) console.info(`left out: no documents in ${corpus}`);

// The two shortest in which the reader is wrong, as long as nobody asks for others or
// for all: `make web-corpus`, POLICYGRAPH_CORPUS=all or 61,64.
const asked = process.env.POLICYGRAPH_CORPUS ?? "66,69";
const names = there ? readdirSync(corpus).filter(name => /^\d+\.(?:txt|md|html)$/.test(name)) : [];
const taken = names.filter(name => asked === "all" || asked.split(",").includes(name.split(".")[0]!));

vi.setConfig({ testTimeout: 900_000 });

test.skipIf(!there).each(taken.length > 0 ? taken : ["none"])("%s is put right through the page alone, and check is silent", async name => {
  const gold = JSON.parse(readFileSync(join(corpus, name.replace(/\.\w+$/, ".gold.json")), "utf8")) as Gold;
  const bench = await Workbench.over({ [name]: readFileSync(join(corpus, name), "utf8") }, gold.document.area);
  const slug = name.split(".")[0]!;
  const began = Date.now();
  const page = await bench.window();
  const reviewer = new Reviewer(page, bench, slug);
  const { facts } = await bench.ask<Document>(`documents/${slug}`);
  const before = wrongsOf(gold, facts);
  await reviewer.putRight(before);
  expect(wrongsOf(gold, (await bench.ask<Document>(`documents/${slug}`)).facts)).toEqual(none);
  await reviewer.acceptAll();
  await reviewer.decideNames();
  await reviewer.answerCheck(gold);
  const count = `${facts.length} facts, ${before.missing.length} missing, ${before.madeUp.length} made up, ${before.otherwise.length} fields otherwise`;
  console.info(`${name}: ${count}; ${reviewer.actions} actions, ${Math.round((Date.now() - began) / 1000)} s`);
  expect(bench.check()).toEqual({ status: 0, said: "nothing wrong (documents: 1, notes: 0)\n" });
});

const none: Wrongs = { missing: [], madeUp: [], otherwise: [], unforeseen: [] };
