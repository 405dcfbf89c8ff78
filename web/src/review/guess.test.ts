import { expect, test } from "vitest";
import type { Fact } from "./api";
import { guessed, taskAround } from "./guess";

test.each([
  ["到2026年,建成孵化器6家以上", { indicator: "建成孵化器", comparator: ">=", value: 6, unit: "家", year: 2026 }],
  ["新增孵化面积2.5万平方米", { indicator: "新增孵化面积", comparator: "=", value: 2.5, unit: "万平方米" }],
  ["高新技术企业突破1,200家", { indicator: "高新技术企业", comparator: ">=", value: 1200, unit: "家" }],
  ["完善服务", { indicator: "完善服务", comparator: "=" }],
])("%s", (words, fields) => {
  expect(guessed("target", words, null)).toEqual(fields);
});

test("a figure and a task belong to the narrowest task around them", () => {
  const task = (key: string, start: number, end: number): Fact => ({ id: key, version: "", kind: "task", fields: { key }, place: { start, end }, state: "accepted" });
  const facts = [task("一", 0, 100), task("一1", 10, 40), task("一2", 40, 80)];
  expect(taskAround(facts, { start: 12, end: 20 })).toBe("一1");
  expect(taskAround(facts, { start: 35, end: 45 })).toBe("一");
  expect(taskAround(facts, { start: 200, end: 201 })).toBeNull();
  expect(guessed("target", "6家", "一1")).toMatchObject({ task: "一1" });
});

test("a long title is cut between characters", () => {
  expect(guessed("task", "𠮷".repeat(40), null).title).toBe(`${"𠮷".repeat(30)}…`);
});
