import { expect, test } from "vitest";
import { spans } from "./spans";

const plan = (id: string, periodStart: string | null, periodEnd: string | null) => ({ id, title: id, docNumber: null, issuedOn: null, periodStart, periodEnd, cited: false, area: null });

test("plans share one scale of years, whatever the form of their dates", () => {
  const s = spans([plan("a", "2020", "2022"), plan("b", "2022-03-01", "2023-12-31")]);
  expect(s.years).toEqual([2020, 2021, 2022, 2023]);
  expect(s.rows.map(r => [r.from, r.to])).toEqual([[2020, 2022], [2022, 2023]]);
});

test("a plan without a period is not given one", () => {
  const s = spans([plan("a", null, null)]);
  expect([s.years, s.rows.length, s.open.map(p => p.id)]).toEqual([[], 0, ["a"]]);
});
