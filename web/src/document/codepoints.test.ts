import { expect, test } from "vitest";
import { lengthInPoints, pointsAt, unitsAt } from "./codepoints";

const text = "甲𠮷乙\r\n丙𠮷";

test("a character beyond U+FFFF is one place, a line end two", () => {
  expect(lengthInPoints(text)).toBe(7);
  expect([0, 1, 2, 3, 4, 5, 6, 7].map(p => unitsAt(text, p))).toEqual([0, 1, 3, 4, 5, 6, 7, 9]);
});

test("there and back again", () => {
  for (let p = 0; p <= lengthInPoints(text); p++) expect(pointsAt(text, unitsAt(text, p))).toBe(p);
});

test("a place within a character is where the character begins", () => {
  expect(pointsAt(text, 2)).toBe(1);
});

test("places outside the text are its ends", () => {
  expect([unitsAt("甲乙", 9), unitsAt("甲乙", -1), pointsAt("𠮷", 9)]).toEqual([2, 0, 1]);
});
