import type { Span } from "../document/blocks";
import type { Fact, Value } from "./api";
import { assignmentsOf } from "./fields";

// The two that a fact is split into at a place. A figure's second one is the words
// there; a task's goes on to its end, and each has the bodies that stand in it.
export function splitAt(fact: Fact, at: Span, second: Record<string, Value>): Record<string, Value>[] {
  const { start, end } = fact.place!;
  const task = fact.kind === "task";
  const parts: [number, number][] = [[start, at.start], [at.start, task ? end : at.end]];
  const bodies = ([from, to]: [number, number]): Record<string, Value> => (task ? { assignments: assignmentsOf(fact).filter(a => from <= a.start && a.end <= to) } : {});
  return [{ place: parts[0]!, ...bodies(parts[0]!) }, { ...otherThan(fact, second), place: parts[1]!, ...bodies(parts[1]!) }];
}

// What is otherwise than in a fact: the rest begins as it is there.
function otherThan(fact: Fact, values: Record<string, Value>): Record<string, Value> {
  const before = (name: string) => JSON.stringify(fact.fields[name] ?? null);
  return Object.fromEntries(Object.entries(values).filter(([name, v]) => JSON.stringify(v ?? null) !== before(name) && !(isEmpty(v) && fact.fields[name] == null)));
}

function isEmpty(value: Value): boolean {
  return value == null || value === "" || value === false || (Array.isArray(value) && value.length === 0);
}
