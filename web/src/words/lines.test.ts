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
