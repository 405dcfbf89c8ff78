import { expect, test } from "vitest";
import type { Fact, Item } from "./api";
import { acceptable, entriesOf, inOrder, inParts, kept, neighbour, nextLeft, reusing } from "./items";

function fact(id: string, start: number, confidence: number | undefined, kind: Fact["kind"] = "target"): Fact {
  return { id, version: "v", kind, fields: {}, place: { start, end: start + 5 }, state: confidence === undefined ? "accepted" : "undecided", ...(confidence === undefined ? {} : { confidence }) };
}

const number: Item = { id: "number:7-8", kind: "number", start: 7, end: 8 };
const entries = entriesOf({
  facts: [fact("document", 0, 0.9, "document"), fact("cited:1", 1, 0.9, "cited"), fact("a", 5, 0.99), fact("b", 10, 0.6), fact("c", 20, undefined)],
  unread: [number], warnings: null,
});
const ids = (list: { id: string }[]) => list.map(e => e.id);
const nobody = new Set<string>();

test("by place they stand as in the text, the document itself last", () => {
  expect(ids(inOrder(entries, "place"))).toEqual(["cited:1", "a", "number:7-8", "b", "c", "document"]);
});

test("by doubt what is unread comes first, then the least sure, then what is decided", () => {
  expect(ids(inOrder(entries, "doubt"))).toEqual(["number:7-8", "b", "a", "cited:1", "c", "document"]);
});

test("the next one to decide leaves out what is decided, under way or accepted with the document", () => {
  const list = inOrder(entries, "place");
  expect(nextLeft(list, "a", nobody)?.id).toBe("number:7-8");
  expect(nextLeft(list, "a", new Set(["number:7-8"]))?.id).toBe("b");
  expect(nextLeft(list, "b", nobody)?.id).toBe("a");
  expect(nextLeft(list, "b", new Set(["a", "number:7-8"]))?.id).toBe("document");
});

test("what is new stands where it belongs, and nothing else moves", () => {
  const order = ids(inOrder(entries, "doubt"));
  expect(ids(kept(order, [...entries, { type: "fact", id: "new", fact: fact("new", 12, undefined) }]))).toEqual(["number:7-8", "b", "a", "cited:1", "new", "c", "document"]);
  expect(ids(kept(order, entries.filter(e => e.id !== "b")))).toEqual(["number:7-8", "a", "cited:1", "c", "document"]);
});

test("one goes up and down the list to its ends", () => {
  expect([neighbour(entries, null, 1)?.id, neighbour(entries, "a", -1)?.id, neighbour(entries, "number:7-8", 1)?.id]).toEqual(["document", "cited:1", "number:7-8"]);
});

test("only what stood in view is accepted at once, and how much did not is told", () => {
  const { facts, unseen } = acceptable(entries, new Set(["a", "document"]), 0.5, nobody);
  expect([ids(facts), unseen]).toEqual([["a"], 1]);
  expect(acceptable(entries, new Set(["a", "b"]), 0.95, nobody).facts).toHaveLength(1);
});

test("what has not changed is the same object, and so is the part of the list that it stands in", () => {
  const first = entriesOf({ facts: [fact("a", 0, 0.9), fact("b", 5, 0.9), fact("c", 9, 0.9)], unread: null, warnings: null });
  const next = reusing(first, first.map(e => (e.id === "c" && e.type === "fact" ? { ...e, fact: { ...e.fact, version: "2" } } : { ...e })));
  expect([next[0] === first[0], next[2] === first[2]]).toEqual([true, false]);
  const [before, after] = [inParts([], first, 2), inParts(inParts([], first, 2), next, 2)];
  expect(after).toHaveLength(2);
  expect(inParts(before, next, 2).map((part, i) => part === before[i])).toEqual([true, false]);
});
