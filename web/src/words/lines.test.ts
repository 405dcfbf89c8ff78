import { expect, test } from "vitest";
import { lines } from "./lines";

test("no line begins with a mark that closes", () => {
  expect(lines("甲乙丙丁,戊己庚辛", 4)).toBe("甲乙丙丁,\n戊己庚辛");
});

test("a character outside the basic plane is not cut", () => {
  expect(lines("𠮷𠮷𠮷𠮷", 2)).toBe("𠮷𠮷\n𠮷𠮷");
});

test("what does not fit says so", () => {
  expect(lines("甲乙丙丁戊己庚辛", 2, 2)).toBe("甲乙\n丙…");
});

test("spaces stay", () => {
  expect(lines("A B C", 9)).toBe("A B C");
});

test("a number is not cut where it fits a line, and stays whole before a mark", () => {
  expect(lines("行动计划(2022-2024年)", 5)).toBe("行动计划(\n2022-2024\n年)");
  expect(lines("甲123456789乙", 2)).toBe("甲\n1234\n5678\n9乙");
});
