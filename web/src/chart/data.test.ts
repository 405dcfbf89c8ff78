import { expect, test } from "vitest";
import { chartRows, seriesOf, type Point } from "./data";

const point = (area: string, year: number | null, more: Partial<Point> = {}): Point => ({ area, year, reported: false, stretch: false, value: 1, valueMax: null, label: "1", ...more });

test("each figure has a line, the areas in their order, the years in theirs", () => {
  const rows = chartRows({ unit: "家", areas: ["乙", "甲"], points: [point("甲", 2025), point("甲", 2024), point("乙", null)], left: 0 });
  expect(rows.map(r => [r.area, r.first, r.point?.year])).toEqual([["乙", true, null], ["甲", true, 2024], ["甲", false, 2025]]);
});

test("an area without a figure keeps its line", () => {
  expect(chartRows({ unit: "", areas: ["甲"], points: [], left: 0 })).toEqual([{ area: "甲", first: true, point: null }]);
});

test("what is promised and what is reported of one year are two series", () => {
  expect(seriesOf([point("甲", 2024), point("乙", 2024), point("甲", 2024, { reported: true }), point("甲", null)])).toEqual([
    { year: 2024, reported: false, stretch: false }, { year: 2024, reported: true, stretch: false }, { year: null, reported: false, stretch: false },
  ]);
});
