import { expect, test } from "vitest";
import { figure, grouped, period, plain, quotient, year } from "./number";

test("values are shown in full, grouped by threes", () => {
  expect([grouped(12345.678901), grouped(1234567), grouped(999), grouped(-1200)]).toEqual(["12,345.678901", "1,234,567", "999", "-1,200"]);
});

test("what is copied has no groups and no exponent", () => {
  expect([plain(1234567), plain(1e21), plain(1e-7)]).toEqual(["1234567", "1000000000000000000000", "0.0000001"]);
});

test("a quotient is told to two places at most", () => {
  expect([quotient(10 / 3), quotient(2), quotient(1.5), quotient(1234.567), quotient(null)]).toEqual(["3.33", "2", "1.5", "1,234.57", ""]);
});

test("a year is a word", () => {
  expect([year(2025), year(null)]).toEqual(["2025", ""]);
});

test("the comparator, the range and the unit go along with a figure", () => {
  expect(figure({ comparator: "GE", value: 1500, unit: "万元" })).toBe("≥ 1,500 万元");
  expect(figure({ comparator: "APPROX", value: 3, valueMax: 5, unit: "家" })).toBe("3–5 家");
  expect(figure({ comparator: "EQ", value: 3.5, unit: "%" })).toBe("3.5%");
});

test("a period of one year is not a range", () => {
  expect([period("2022", "2024"), period("2024", "2024"), period(null, null)]).toEqual(["2022–2024", "2024", ""]);
});
