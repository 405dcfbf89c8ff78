import { expect, test } from "vitest";
import { readNumber } from "./numbers";

test.each([["12", 12], [" 1,200 ", 1200], ["１２．５", 12.5], ["1，200，000", 1200000], ["-3", -3], ["0.5", 0.5]])("%s is a number", (typed, value) => {
  expect(readNumber(typed)).toBe(value);
});

test.each(["", "十二", "1.2.3", "12家", "1e5", "."])("%s is none", typed => {
  expect(readNumber(typed)).toBeNull();
});
