import { expect, test } from "vitest";
import type { Fact } from "./api";
import { splitAt } from "./split";

test("a figure's second part is the words there, with what is otherwise", () => {
  const figure: Fact = { id: "t", version: "1", kind: "target", state: "undecided", place: { start: 10, end: 20 }, fields: { indicator: "住房", value: 420, unit: "套" } };
  expect(splitAt(figure, { start: 15, end: 19 }, { indicator: "住房", value: 1680, unit: "人", scope: "", stretch: false })).toEqual([{ place: [10, 15] }, { place: [15, 19], value: 1680, unit: "人" }]);
});

test("a task's goes on to its end, and each has the bodies that stand in it", () => {
  const [a, b] = [{ agency: "甲", role: "lead", start: 12, end: 14 }, { agency: "乙", role: "lead", start: 30, end: 32 }];
  const task: Fact = { id: "t", version: "1", kind: "task", state: "undecided", place: { start: 0, end: 40 }, fields: { title: "一", assignments: [a, b] } };
  expect(splitAt(task, { start: 20, end: 25 }, { title: "二" })).toEqual([{ place: [0, 20], assignments: [a] }, { title: "二", place: [20, 40], assignments: [b] }]);
});
