import { expect, test } from "vitest";
import { nextSorting, readSorting, sorted } from "./sort";

type Row = { name: string; n: number | null };
const columns = [{ head: "名", value: (r: Row) => r.name }, { head: "数", numeric: true, value: (r: Row) => r.n }];
const rows = [{ name: "a", n: 2 }, { name: "b", n: null }, { name: "c", n: 9 }, { name: "d", n: 2 }];

test("the largest come first, what has no number last, equals as they were", () => {
  expect(sorted(rows, columns, readSorting("-1")).map(r => r.name)).toEqual(["c", "a", "d", "b"]);
  expect(sorted(rows, columns, readSorting("1")).map(r => r.name)).toEqual(["a", "d", "c", "b"]);
});

test("names are not sorted here", () => {
  expect(sorted(rows, columns, readSorting("-0"))).toBe(rows);
  expect(readSorting("name")).toBeNull();
});

test("a head is chosen three times: largest, smallest, as it was", () => {
  expect([nextSorting(null, 1), nextSorting(readSorting("-1"), 1), nextSorting(readSorting("1"), 1)]).toEqual(["-1", "1", null]);
});
