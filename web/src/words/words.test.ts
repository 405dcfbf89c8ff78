import { expect, test } from "vitest";
import { reviewWords } from "./review";
import { languages } from "./words";

test.each([["the explorer", languages], ["the review page", reviewWords]])("both languages say something everywhere in %s", (_, languages) => {
  const empty = (words: unknown, path: string): string[] =>
    typeof words === "string" ? (words.trim() === "" ? [path] : []) : typeof words === "object" ? Object.entries(words!).flatMap(([k, v]) => empty(v, `${path}.${k}`)) : [];
  expect([...empty(languages.zh, "zh"), ...empty(languages.en, "en")]).toEqual([]);
});

test.each([["the explorer", languages], ["the review page", reviewWords]])("both know the same codes in %s", (_, languages) => {
  const keys = (words: unknown): string[] => (typeof words === "object" ? Object.entries(words!).flatMap(([k, v]) => [k, ...keys(v).map(n => `${k}.${n}`)]) : []);
  expect(keys(languages.en)).toEqual(keys(languages.zh));
});
