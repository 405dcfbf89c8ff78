import { expect, test } from "vitest";
import { languages } from "./words";

test("both languages say something everywhere", () => {
  const empty = (words: unknown, path: string): string[] =>
    typeof words === "string" ? (words.trim() === "" ? [path] : []) : typeof words === "object" ? Object.entries(words!).flatMap(([k, v]) => empty(v, `${path}.${k}`)) : [];
  expect([...empty(languages.zh, "zh"), ...empty(languages.en, "en")]).toEqual([]);
});

test("both know the same codes", () => {
  const keys = (words: unknown): string[] => (typeof words === "object" ? Object.entries(words!).flatMap(([k, v]) => [k, ...keys(v).map(n => `${k}.${n}`)]) : []);
  expect(keys(languages.en)).toEqual(keys(languages.zh));
});
