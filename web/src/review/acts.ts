import type { ActDone, Answer, Fact, FactKind, Field, Value } from "./api";

// What a reviewer does, as the service takes it: one request each.
export type FactRef = { id: string; version: string };
export type FieldChange = FactRef & { field: string; value: Value };

export type Act =
  | { kind: "accept"; document: string; facts: FactRef[]; bulk?: boolean }
  | { kind: "correct"; document: string; changes: FieldChange[] }
  | { kind: "add"; document: string; fact: { kind: FactKind; start: number; end: number; fields: Record<string, Value> } }
  | { kind: "delete"; document: string; facts: FactRef[]; reason: string }
  | { kind: "split"; document: string; facts: FactRef[]; into: Record<string, Value>[] }
  | { kind: "merge"; document: string; facts: FactRef[]; into: Record<string, Value>[] }
  | { kind: "dismiss"; document: string; items: { id: string; class?: string }[]; reason?: string }
  | { kind: "decide"; proposal: string; answer: Answer; candidate?: string; fields?: Record<string, Value> }
  | { kind: "decide"; proposals: string[]; answer: "new" }
  | { kind: "decide"; document: string; decision: { alias: string; of: string } }
  | { kind: "undo"; undoes: string };

export function refOf(fact: Fact): FactRef {
  return { id: fact.id, version: fact.version };
}

// The facts that an act speaks of, by their ids.
export function factsOf(act: Act): string[] {
  switch (act.kind) {
    case "accept": case "delete": case "split": case "merge": return act.facts.map(f => f.id);
    case "correct": return [...new Set(act.changes.map(c => c.id))];
    default: return [];
  }
}

export function itemsOf(act: Act): string[] {
  return act.kind === "dismiss" ? act.items.map(i => i.id) : [];
}

// The questions that an act answers.
export function proposalsOf(act: Act): string[] {
  if (act.kind !== "decide") return [];
  return "proposals" in act ? act.proposals : "proposal" in act ? [act.proposal] : [];
}

// The same act upon the facts as they are now: to insist after a conflict was read, or
// where an act of our own came between.
export function upon(act: Act, versionOf: (ref: FactRef) => string): Act {
  const newer = <R extends FactRef>(ref: R): R => ({ ...ref, version: versionOf(ref) });
  switch (act.kind) {
    case "accept": case "delete": case "split": case "merge": return { ...act, facts: act.facts.map(newer) };
    case "correct": return { ...act, changes: act.changes.map(newer) };
    default: return act;
  }
}

// What an edited fact has otherwise than before, as changes of its fields.
export function changesOf(fact: Fact, fields: readonly Field[], edited: Record<string, Value>): FieldChange[] {
  return fields
    .filter(f => f.name in edited && !same(edited[f.name], fact.fields[f.name]))
    .map(f => ({ ...refOf(fact), field: f.name, value: edited[f.name] ?? null }));
}

function same(a: Value, b: Value): boolean {
  return JSON.stringify(a ?? null) === JSON.stringify(b ?? null) || (isNothing(a) && isNothing(b));
}

function isNothing(value: Value): boolean {
  return value == null || value === "" || value === false || (Array.isArray(value) && value.length === 0);
}

// The act that undo takes back: the last one that is not taken back and is no undo.
// What was done anew after an undo counts as done.
export function toUndo(log: readonly ActDone[]): ActDone | null {
  return log.find(a => stands(a, log) && !isUndo(a)) ?? null;
}

// The act that redo does again: that of the last undo after which nothing else was done.
export function toRedo(log: readonly ActDone[]): ActDone | null {
  const last = log.find(a => !isUndo(a));
  const undo = log.find(a => isUndo(a) && stands(a, log) && undoes(a, log)?.kind !== "undo" && (last === undefined || a.number > last.number));
  return undo ?? null;
}

function isUndo(act: ActDone): boolean {
  return act.kind === "undo";
}

// Whether an act is in force: nothing took it back, or what did was taken back itself.
export function stands(act: ActDone, log: readonly ActDone[]): boolean {
  const by = act.undoneBy ? log.find(a => a.id === act.undoneBy) : undefined;
  return act.undoneBy === undefined || (by !== undefined && !stands(by, log));
}

function undoes(act: ActDone, log: readonly ActDone[]): ActDone | undefined {
  return log.find(a => a.id === act.undoes);
}

// The log with one act more, newest first.
export function withAct(log: readonly ActDone[], done: ActDone): ActDone[] {
  const others = log.filter(a => a.id !== done.id).map(a => (a.id === done.undoes ? { ...a, undoneBy: done.id } : a));
  return [done, ...others].sort((a, b) => b.number - a.number);
}
