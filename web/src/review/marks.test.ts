import { expect, test } from "vitest";
import type { Fact } from "./api";
import { entriesOf } from "./items";
import { marksOf, placesOf, standing } from "./marks";

const task: Fact = {
  id: "task:一", version: "1", kind: "task", state: "undecided", confidence: 0.7, place: { start: 0, end: 30 },
  fields: { assignments: [{ agency: "区科技局", role: "lead", start: 10, end: 14 }, { agency: "区财政局", role: "support", start: 15, end: 19 }] },
};
const list = entriesOf({ facts: [task, { ...task, id: "task:二", state: "accepted", fields: {}, place: null }], unread: [{ id: "number:40-42", kind: "number", start: 40, end: 42 }], warnings: null });

test("a task is marked at its place and each body at its own, and what has no place is not", () => {
  expect(marksOf(list)).toEqual([
    { key: "task:一", state: "task-left", start: 0, end: 30 }, { key: "task:一 0", state: "doubtful", start: 10, end: 14 }, { key: "task:一 1", state: "doubtful", start: 15, end: 19 },
    { key: "number:40-42", state: "unread", start: 40, end: 42 },
  ]);
});

test("a click on a body leads to its task and to which of its bodies it is", () => {
  expect(placesOf(list).map(p => [p.entry, p.part])).toEqual([["task:一", 0], ["task:一", 0], ["task:一", 1], ["number:40-42", 0]]);
});

test("where one stands is marked on top", () => {
  expect(standing(list[0]!, 1, { start: 1, end: 2 }).map(m => [m.state, m.start])).toEqual([["selected", 1], ["chosen", 0], ["part", 15]]);
  expect(standing(null, 0, null)).toEqual([]);
});
