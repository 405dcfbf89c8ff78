import { expect, test } from "vitest";
import type { Fact } from "./api";
import { corrections, meaning, occurrences, wordingsOf } from "./everywhere";

const fact = (id: string, kind: Fact["kind"], fields: Fact["fields"]): Fact => ({ id, version: `v-${id}`, kind, fields, place: null, state: "undecided" });
const facts = [
  fact("a", "task", { title: "区科技局", assignments: [{ agency: "区财政局", role: "lead", start: 0, end: 4 }, { agency: "区科技局", role: "support", start: 5, end: 9 }] }),
  fact("b", "task", { assignments: [{ agency: "区科技局", role: "lead", start: 20, end: 24 }] }),
  fact("c", "organisation", { agency: "区科技局", role: "office" }),
  fact("d", "target", { indicator: "孵化器", unit: "家" }),
];

test("a wording is found in the same field alone", () => {
  expect(occurrences(facts, { field: "agency", text: "区科技局" }).map(o => [o.fact.id, o.path])).toEqual([["a", "assignments.1.agency"], ["b", "assignments.0.agency"], ["c", "agency"]]);
});

test("what may stand elsewhere as well are names, units and scopes", () => {
  expect(wordingsOf(facts[0]!).map(w => w.text)).toEqual(["区财政局", "区科技局"]);
  expect(wordingsOf(facts[3]!).map(w => w.field)).toEqual(["indicator", "unit"]);
});

test("each is corrected in the version that was seen", () => {
  expect(corrections(occurrences(facts, { field: "unit", text: "家" }), "个")).toEqual([{ id: "d", version: "v-d", field: "unit", value: "个" }]);
});

test("a body's name stays as written, and what it means is said once", () => {
  expect(meaning("d", facts, "区科技局", "青川区科学技术局")).toMatchObject({ kind: "add", fact: { kind: "agency", fields: { name: "区科技局", aliasOf: "青川区科学技术局" } } });
  expect(meaning("d", [fact("x", "agency", { name: "区科技局" })], "区科技局", "甲")).toMatchObject({ kind: "correct", changes: [{ id: "x", field: "aliasOf", value: "甲" }] });
});
