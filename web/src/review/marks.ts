import type { Mark } from "../document/highlights";
import type { Span } from "../document/blocks";
import type { Fact } from "./api";
import { assignmentsOf } from "./fields";
import type { Entry } from "./items";

// What is marked in the document: every fact at its place, a task's bodies each at
// its own, and what is unread. Those named last lie on top.
export const markStates = ["task-left", "task-done", "done", "changed", "left", "doubtful", "unread", "warning", "selected", "chosen", "part"] as const;
export type MarkState = (typeof markStates)[number];

// A mark that can be clicked: the entry that it belongs to, and which of a task's
// bodies it is.
export type Place = Span & { id: string; entry: string; part: number };

const doubtful = 0.8;

export function marksOf(list: readonly Entry[]): Mark[] {
  return list.flatMap(entry => (entry.type === "fact" ? marksOfFact(entry.fact) : [{ key: entry.id, state: entry.type, start: entry.item.start, end: entry.item.end }]));
}

function marksOfFact(fact: Fact): Mark[] {
  const state = stateOf(fact);
  const own = fact.place ? [{ key: fact.id, state: fact.kind === "task" ? (fact.state === "undecided" ? "task-left" : "task-done") : state, start: fact.place.start, end: fact.place.end }] : [];
  return [...own, ...assignmentsOf(fact).map((a, i) => ({ key: `${fact.id} ${i}`, state, start: a.start, end: a.end }))];
}

function stateOf(fact: Fact): MarkState {
  switch (fact.state) {
    case "undecided": return (fact.confidence ?? 1) < doubtful ? "doubtful" : "left";
    case "accepted": return "done";
    default: return "changed";
  }
}

export function placesOf(list: readonly Entry[]): Place[] {
  return list.flatMap(entry => {
    if (entry.type !== "fact") return [{ id: entry.id, entry: entry.id, part: 0, start: entry.item.start, end: entry.item.end }];
    const own = entry.fact.place ? [{ id: entry.id, entry: entry.id, part: 0, start: entry.fact.place.start, end: entry.fact.place.end }] : [];
    return [...own, ...assignmentsOf(entry.fact).map((a, i) => ({ id: `${entry.id} ${i}`, entry: entry.id, part: i, start: a.start, end: a.end }))];
  });
}

// Where one stands: the chosen entry, the chosen body in it, and what is selected.
export function standing(entry: Entry | null, part: number, selection: Span | null): Mark[] {
  const at = (key: MarkState, span: Span | null | undefined): Mark[] => (span ? [{ key: `standing ${key}`, state: key, start: span.start, end: span.end }] : []);
  if (!entry) return at("selected", selection);
  if (entry.type !== "fact") return [...at("selected", selection), ...at("chosen", entry.item)];
  const bodies = assignmentsOf(entry.fact);
  return [...at("selected", selection), ...at("chosen", entry.fact.place), ...at("part", bodies[part])];
}
