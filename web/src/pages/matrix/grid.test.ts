import { expect, test } from "vitest";
import { grid, heat, moved, narrowed } from "./grid";

const header = (key: string) => ({ key, label: key, total: 0, node: null });

test("cells without a task are zero", () => {
  const rows = grid({ tasks: 1, outside: 0, rows: [header("a"), header("b")], columns: [header("x"), header("y")], cells: [{ row: "b", column: "x", count: 3, presumedLeads: 0 }], plansWithoutLeads: [] });
  expect(rows.map(r => r.counts)).toEqual([[0, 0], [3, 0]]);
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
