import { expect, test } from "vitest";
import type { Fact, Field } from "./api";
import { detailOf, nameOf, typed, typedFields, written } from "./fields";

const field = (type: Field["type"]): Field => ({ name: "x", type });

test("a value is written as it is read, a list by its separator", () => {
  expect([written(1200.5), written(null), written(["甲", "乙"]), written([{ agency: "区科技局", role: "lead", start: 1, end: 5 }])]).toEqual(["1200.5", "", "甲、乙", "区科技局"]);
});

test("what is typed is a value of the field's type, or none", () => {
  expect([typed(field("number"), "１,２００"), typed(field("number"), ""), typed(field("number"), "多")]).toEqual([1200, null, undefined]);
  expect([typed(field("whole"), "２０２５"), typed(field("whole"), "25.5"), typed(field("whole"), "")]).toEqual([2025, undefined, null]);
  expect([typed(field("texts"), "甲、 乙；丙"), typed(field("text"), " 丁 ")]).toEqual([["甲", "乙", "丙"], "丁"]);
  expect(typed(field("schedule"), written([{ period: "2026" }, { period: "2027" }]))).toEqual([{ period: "2026" }, { period: "2027" }]);
});

test("a figure says comparator, range, unit and year", () => {
  const fact: Fact = { id: "t", version: "", kind: "target", fields: { indicator: "孵化器", comparator: ">=", value: 6, valueMax: null, unit: "家", year: 2026 }, place: null, state: "undecided" };
  expect([nameOf(fact), detailOf(fact)]).toEqual(["孵化器", "≥ 6家 · 2026"]);
  expect(detailOf({ ...fact, fields: { comparator: "=", value: 6, valueMax: 8, unit: "家" } })).toBe("6–8家");
});

test("a list of which only the program knows the form has no input", () => {
  expect(typedFields([field("text"), field("place"), field("context"), field("assignments")]).map(f => f.type)).toEqual(["text", "assignments"]);
});
