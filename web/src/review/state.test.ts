import { expect, test } from "vitest";
import type { Change, Document, Fact, Queue } from "./api";
import { busyOf, changed, chosenAfter, isDone, none, openedWith, recounted } from "./state";

const fact = (id: string, start: number, more: Partial<Fact> = {}): Fact => ({ id, version: "1", kind: "target", fields: {}, place: { start, end: start + 2 }, state: "undecided", confidence: 0.9, ...more });
const document: Document = {
  at: 1, slug: "d", sha256: "s1", source: { found: true, sha256: "", length: 50 }, blocks: [], facts: [fact("document", 0, { kind: "document" }), fact("a", 5), fact("b", 9)],
  unread: [{ id: "number:20-21", kind: "number", start: 20, end: 21 }], setAside: [], dismissed: [], warnings: [], left: { ...none, document: 1, facts: 2, numbers: 1 }, fields: {}, areas: {},
};
const change = (more: Partial<Change>): Change => ({ at: 2, unread: null, dismissed: null, warnings: null, ...more });
const ids = (list: readonly { id: string }[]) => list.map(e => e.id);

test("a change replaces what it names and leaves the rest as it was", () => {
  const before = openedWith(document, "place");
  const after = changed(before, change({ facts: [fact("a", 5, { version: "2", state: "accepted" })], left: { ...none, facts: 1 }, sha256: "s2" }));
  expect(after.document).toMatchObject({ sha256: "s2", left: { facts: 1 }, unread: document.unread });
  expect(after.document.facts[2]).toBe(document.facts[2]);
  expect(ids(after.list)).toEqual(ids(before.list));
});

test("what is gone leaves the list, and what is new stands at its place", () => {
  const after = changed(openedWith(document, "place"), change({ facts: [fact("c", 7)], removed: ["b"], unread: [] }));
  expect(ids(after.list)).toEqual(["a", "c", "document"]);
});

test("the queue counts along", () => {
  const entry = { slug: "d", title: "", kind: "plan", found: true, facts: 3, left: document.left, done: false };
  const queue: Queue = { at: 1, by: "", documents: [entry, { ...entry, slug: "e" }], left: none };
  const after = recounted(queue, "d", none);
  expect([after.documents[0]!.done, after.left.facts]).toEqual([true, 2]);
});

test("proposals and contradictions keep no document from being done", () => {
  expect([isDone({ ...none, proposals: 3, contradictions: 1, warnings: 2 }), isDone({ ...none, rows: 1 })]).toEqual([true, false]);
});

test("what an act is under way for is known by its id", () => {
  const open = [{ id: "1", state: "waiting" as const, act: { kind: "dismiss" as const, document: "d", items: [{ id: "number:20-21" }] } }];
  expect([...busyOf(open)]).toEqual(["number:20-21"]);
});

test("after an act one stands at what it made, or at what undo brought back", () => {
  const before = openedWith(document, "place");
  const done = { number: 3, id: "x", kind: "", by: "", on: "", sentence: "", sentenceEn: "", facts: ["b"] };
  expect(chosenAfter({ kind: "add", document: "d", fact: { kind: "target", start: 0, end: 1, fields: {} } }, change({ facts: [fact("c", 7)] }), before, "a")).toBe("c");
  expect(chosenAfter({ kind: "undo", undoes: "x" }, change({ act: done, facts: [fact("a", 5), fact("b", 9)] }), before, "a")).toBe("b");
  expect(chosenAfter({ kind: "accept", document: "d", facts: [] }, change({ facts: [fact("a", 5)] }), before, "b")).toBeNull();
  expect(chosenAfter({ kind: "correct", document: "d", changes: [] }, change({ facts: [fact("a2", 5)], removed: ["a"] }), before, "a")).toBe("a2");
});
