import { expect, test } from "vitest";
import type { ActDone, Fact, Field } from "./api";
import { changesOf, factsOf, toRedo, toUndo, upon, withAct } from "./acts";

function done(number: number, undoes?: number): ActDone {
  return { number, id: `a${number}`, kind: undoes ? "undo" : "accept", by: "", on: "", sentence: "", sentenceEn: "", ...(undoes ? { undoes: `a${undoes}` } : {}) };
}

const logOf = (...acts: ActDone[]) => acts.reduce<ActDone[]>(withAct, []);
const numbers = (log: ActDone[]) => [toUndo(log)?.number ?? null, toRedo(log)?.number ?? null];

test("undo goes back act by act, and redo forward again", () => {
  expect(numbers(logOf(done(1), done(2)))).toEqual([2, null]);
  expect(numbers(logOf(done(1), done(2), done(3, 2)))).toEqual([1, 3]);
  expect(numbers(logOf(done(1), done(2), done(3, 2), done(4, 1)))).toEqual([null, 4]);
  expect(numbers(logOf(done(1), done(2), done(3, 2), done(4, 1), done(5, 4)))).toEqual([1, 3]);
  expect(numbers(logOf(done(1), done(2), done(3, 2), done(4, 1), done(5, 4), done(6, 3)))).toEqual([2, null]);
});

test("an act after an undo erases nothing, and ends what redo offers", () => {
  const log = logOf(done(1), done(2, 1), done(3));
  expect(log).toHaveLength(3);
  expect(numbers(log)).toEqual([3, null]);
});

test("an act that is answered twice stands in the log once", () => {
  expect(logOf(done(1), done(1))).toHaveLength(1);
});

const fact: Fact = { id: "target:一-1", version: "v1", kind: "target", fields: { value: 6, unit: "家" }, place: null, state: "undecided" };
const fields: Field[] = [{ name: "value", type: "number" }, { name: "unit", type: "text" }, { name: "year", type: "whole" }];

test("only what is otherwise is corrected, and nothing is nothing", () => {
  expect(changesOf(fact, fields, { value: 6, unit: "个", year: null })).toEqual([{ id: "target:一-1", version: "v1", field: "unit", value: "个" }]);
  expect(changesOf(fact, fields, { unit: "" })).toEqual([{ id: "target:一-1", version: "v1", field: "unit", value: "" }]);
  expect(changesOf(fact, fields, { year: "" })).toEqual([]);
});

test("to insist is the same act upon what is there now", () => {
  const act = { kind: "correct" as const, document: "d", changes: changesOf(fact, fields, { value: 7, unit: "个" }) };
  expect(factsOf(act)).toEqual(["target:一-1"]);
  expect(upon(act, () => "v2")).toMatchObject({ changes: [{ version: "v2", value: 7 }, { version: "v2" }] });
});
