import { expect, test } from "vitest";
import { zh } from "../../words/zh";
import { besideCount, grid, heat, moved, narrowed } from "./grid";

const cell = { row: "b", column: "x", count: 3, lines: 3, sole: 0, jointLeads: 0, presumedLeads: 0, planPlatforms: 0 };
const header = (key: string) => ({ key, label: key, total: 0, node: null });

test("cells without a task are zero", () => {
  const rows = grid({ tasks: 1, outside: 0, rows: [header("a"), header("b")], columns: [header("x"), header("y")], cells: [cell], plansWithoutLeads: [], caveats: [] });
  expect(rows.map(r => r.counts)).toEqual([[0, 0], [3, 0]]);
});

test("what a plan repeats each year is said beside the count, and only then", () => {
  expect(besideCount(cell, zh)).toEqual([]);
  expect(besideCount({ ...cell, lines: 1, sole: 2 }, zh)).toEqual(["逐年重复的只计一次为 1 项", "独家负责 2 项"]);
});

test("the smallest count is seen and the largest is darkest", () => {
  expect([heat(0, 50), heat(1, 50), heat(50, 50)]).toEqual([0, 1, 6]);
});

test("the arrows stop at the edges", () => {
  expect(moved("ArrowLeft", [0, 0], 2, 3, false)).toEqual([0, 0]);
  expect(moved("ArrowDown", [1, 2], 2, 3, false)).toEqual([1, 2]);
  expect(moved("End", [0, 0], 2, 3, true)).toEqual([1, 2]);
  expect(moved("a", [0, 0], 2, 3, false)).toBeNull();
});

test("a cell's tasks are asked for by its row and its column", () => {
  expect(narrowed(narrowed({ plans: ["p"] }, "FUNCTION", "科技局"), "YEAR", "2024")).toEqual({ plans: ["p"], functions: ["科技局"], years: [2024] });
  expect(narrowed({}, "TASK_GROUP", "task:x")).toEqual({});
});
