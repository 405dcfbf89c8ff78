import type { Span } from "../document/blocks";
import type { Document, Fact, Item } from "./api";

// What stands in the list beside a document: its facts, and what the reader could
// not read or warns of. Each needs an act before the document is done.
export type Entry =
  | { type: "fact"; id: string; fact: Fact }
  | { type: "unread" | "warning"; id: string; item: Item };

export type Order = "place" | "doubt";

// Facts without a confidence of their own are accepted with the document.
const withDocument: readonly string[] = ["cited", "superseded", "nickname", "agency", "announcement"];

export function goesWithDocument(fact: Fact): boolean {
  return withDocument.includes(fact.kind);
}

export function entriesOf(document: Pick<Document, "facts" | "unread" | "warnings">): Entry[] {
  return [
    ...document.facts.map(fact => ({ type: "fact" as const, id: fact.id, fact })),
    ...(document.unread ?? []).map(item => ({ type: "unread" as const, id: item.id, item })),
    ...(document.warnings ?? []).map(item => ({ type: "warning" as const, id: item.id, item })),
  ];
}

// The same entries, as the objects that they were where nothing in them changed: what
// is drawn of them stays.
export function reusing(before: readonly Entry[], entries: readonly Entry[]): Entry[] {
  const known = new Map(before.map(e => [e.id, e]));
  return entries.map(e => {
    const old = known.get(e.id);
    return old && old.type === e.type && contentOf(old) === contentOf(e) ? old : e;
  });
}

function contentOf(entry: Entry): Fact | Item {
  return entry.type === "fact" ? entry.fact : entry.item;
}

// A list in parts of some dozens; a part in which nothing changed is the array that it was.
export function inParts(before: readonly (readonly Entry[])[], list: readonly Entry[], size = 80): (readonly Entry[])[] {
  return Array.from({ length: Math.ceil(list.length / size) }, (_, i) => {
    const part = list.slice(i * size, (i + 1) * size);
    const old = before[i];
    return old && old.length === part.length && part.every((e, n) => e === old[n]) ? old : part;
  });
}

export function placeOf(entry: Entry): Span | null {
  return entry.type === "fact" ? entry.fact.place : entry.item;
}

// Whether an entry still needs an act of its own.
export function isLeft(entry: Entry): boolean {
  return entry.type !== "fact" || (entry.fact.state === "undecided" && !goesWithDocument(entry.fact));
}

// The document as a whole stands last: it is accepted when nothing else is left.
export function inOrder(entries: readonly Entry[], order: Order): Entry[] {
  const start = (e: Entry) => placeOf(e)?.start ?? -1;
  const last = (e: Entry) => (e.id === "document" ? 1 : 0);
  const byPlace = (a: Entry, b: Entry) => last(a) - last(b) || start(a) - start(b) || widthOf(b) - widthOf(a);
  const byDoubt = (a: Entry, b: Entry) => last(a) - last(b) || doubtOf(b) - doubtOf(a) || byPlace(a, b);
  return [...entries].sort(order === "doubt" ? byDoubt : byPlace);
}

function widthOf(entry: Entry): number {
  const place = placeOf(entry);
  return place ? place.end - place.start : 0;
}

// What is least sure comes first; what could not be read is in most doubt, and what
// is decided in none.
function doubtOf(entry: Entry): number {
  if (entry.type !== "fact") return 1;
  return isLeft(entry) ? 1 - (entry.fact.confidence ?? 1) : -1;
}

// A list of which the order was made once: what is new in it stands where it
// belongs by place, and nothing else moves.
export function kept(order: readonly string[], entries: readonly Entry[]): Entry[] {
  const known = new Map(entries.map(e => [e.id, e]));
  const before = new Set(order);
  const list = order.flatMap(id => known.get(id) ?? []);
  for (const entry of inOrder(entries.filter(e => !before.has(e.id)), "place")) {
    const start = placeOf(entry)?.start ?? -1;
    const behind = list.findLastIndex(e => e.id !== "document" && (placeOf(e)?.start ?? -1) <= start);
    list.splice(behind + 1, 0, entry);
  }
  return list;
}

// The next entry that needs an act, round the end of the list; null where none does.
export function nextLeft(list: readonly Entry[], from: string | null, busy: ReadonlySet<string>): Entry | null {
  const at = list.findIndex(e => e.id === from);
  const round = [...list.slice(at + 1), ...list.slice(0, at + 1)];
  const left = round.filter(e => e.id !== from && isLeft(e) && !busy.has(e.id));
  return left.find(e => e.id !== "document") ?? left[0] ?? null;
}

// The one before or after, as the list stands.
export function neighbour(list: readonly Entry[], from: string | null, step: 1 | -1): Entry | null {
  const at = list.findIndex(e => e.id === from);
  if (at < 0) return (step === 1 ? list[0] : list.at(-1)) ?? null;
  return list[Math.max(0, Math.min(list.length - 1, at + step))] ?? null;
}

// What may be accepted at once: undecided facts that stood in view and are at least
// so sure. The document itself is never among them.
export function acceptable(list: readonly Entry[], seen: ReadonlySet<string>, least: number, busy: ReadonlySet<string>): { facts: Fact[]; unseen: number } {
  const sure = list.flatMap(e => (e.type === "fact" && e.id !== "document" && isLeft(e) && !busy.has(e.id) && (e.fact.confidence ?? 0) >= least ? [e.fact] : []));
  const facts = sure.filter(f => seen.has(f.id));
  return { facts, unseen: sure.length - facts.length };
}
