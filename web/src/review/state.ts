import { runsOf, type Span } from "../document/blocks";
import { Places } from "../document/places";
import type { Act } from "./acts";
import { factsOf, itemsOf, proposalsOf } from "./acts";
import type { ActDone, Change, Document, Left, Problem, Problems, Proposal, Queue, ServiceError } from "./api";
import { entriesOf, inOrder, kept, reusing, type Entry, type Order } from "./items";
import type { Open } from "./saving";

// What the page knows. What the service has said stands here once; what is not saved
// yet is in open alone, and marks nothing.
export type State = {
  queue: Queue | null;
  opened: Opened | null;
  // Why what was asked for last did not come; error null is no answer at all.
  failure: { error: ServiceError | null } | null;
  order: Order;
  chosen: string | null;
  // Which body of the chosen task.
  part: number;
  // What stood in view.
  seen: ReadonlySet<string>;
  selection: Span | null;
  open: readonly Open<Act>[];
  // What others did to this document, not taken over yet.
  news: readonly Change[];
  log: readonly ActDone[];
  moreLog: boolean;
  // The last act that was saved.
  said: ActDone | null;
  proposals: readonly Proposal[];
  problems: Problems | null;
  view: View;
  panel: Panel | null;
  // What was typed into that form before the page was opened again.
  draft: unknown;
  connection: "open" | "lost" | "locked";
};

export type View = "facts" | "questions" | "log" | "problems";

// What is asked before an act, or shown over the list.
export type Panel =
  | { kind: "edit"; field: string }
  | { kind: "add" | "body" | "split" | "delete" | "merge" | "bulk" | "bulkDismiss" | "bulkNew" | "bulkOwn" | "dismiss" | "everywhere" | "help" };

// The text's places are made once, when the document is opened.
export type Opened = { document: Document; places: Places; list: readonly Entry[] };

export const start: State = {
  queue: null, opened: null, failure: null, order: "place", chosen: null, part: 0, seen: new Set(), selection: null, open: [], news: [],
  log: [], moreLog: false, said: null, proposals: [], problems: null, view: "facts", panel: null, draft: null, connection: "open",
};

export function openedWith(document: Document, order: Order): Opened {
  return { document, places: new Places(runsOf(document.blocks ?? [])), list: inOrder(entriesOf(document), order) };
}

export function reordered(opened: Opened, order: Order): Opened {
  return { ...opened, list: inOrder(opened.list, order) };
}

// A document after a change; the list keeps its order.
export function changed({ document, places, list }: Opened, change: Change): Opened {
  const fresh = new Map((change.facts ?? []).map(f => [f.id, f]));
  const gone = new Set(change.removed ?? []);
  const known = new Set(document.facts.map(f => f.id));
  const facts = [
    ...document.facts.filter(f => !gone.has(f.id) || fresh.has(f.id)).map(f => fresh.get(f.id) ?? f),
    ...(change.facts ?? []).filter(f => !known.has(f.id)),
  ];
  const next: Document = {
    ...document, facts, sha256: change.sha256 ?? document.sha256, left: change.left ?? document.left,
    unread: change.unread ?? document.unread, dismissed: change.dismissed ?? document.dismissed, warnings: change.warnings ?? document.warnings,
  };
  return { document: next, places, list: kept(list.map(e => e.id), reusing(list, entriesOf(next))) };
}

// The queue after a change of one document: what is left of all goes along.
export function recounted(queue: Queue, slug: string, left: Left): Queue {
  const documents = queue.documents.map(d => (d.slug === slug ? { ...d, left, done: isDone(left) } : d));
  return { ...queue, documents, left: documents.map(d => d.left).reduce(sum, none) };
}

export const none: Left = { document: 0, facts: 0, numbers: 0, rows: 0, brackets: 0, proposals: 0, contradictions: 0, warnings: 0 };

export function isDone(left: Left): boolean {
  return left.document + left.facts + left.numbers + left.rows + left.brackets === 0;
}

function sum(a: Left, b: Left): Left {
  return Object.fromEntries(Object.keys(none).map(k => [k, a[k as keyof Left] + b[k as keyof Left]])) as Left;
}

// The ids that an act is under way for.
export function busyOf(open: readonly Open<Act>[]): ReadonlySet<string> {
  return new Set(open.flatMap(o => [...factsOf(o.act), ...itemsOf(o.act)]));
}

export function entryOf(state: State, id: string | null): Entry | null {
  return state.opened?.list.find(e => e.id === id) ?? null;
}

// What to choose once an act is saved: what it made, what an undo brought back, or
// the same fact under another id. Null leaves what is chosen.
export function chosenAfter(act: Act, change: Change, before: Opened, chosen: string | null): string | null {
  const touched = change.act?.facts ?? [];
  const ids = (change.facts ?? []).map(f => f.id);
  const made = ids.filter(id => !before.document.facts.some(f => f.id === id));
  switch (act.kind) {
    case "add": case "split": return made[0] ?? null;
    case "merge": return act.facts[0]?.id ?? null;
    case "undo": return touched.find(id => ids.includes(id)) ?? ids[0] ?? null;
    case "correct": return chosen !== null && change.removed?.includes(chosen) ? (made[0] ?? null) : null;
    default: return null;
  }
}

// The questions about new entries that are right or wrong as they stand, and are used.
export function newEntries(proposals: readonly Proposal[]): Proposal[] {
  return proposals.filter(p => p.entry && !p.candidates?.length && p.answers.includes("new") && !p.answers.includes("drop"));
}

// What check points out in a document and the document may say itself, less what is on
// its way there.
export function ownOf(problems: Problems | null, document: string, open: readonly Open<Act>[]): Problem[] {
  const busy = busyOf(open);
  return (problems?.problems ?? []).filter(p => p.item && p.document === document && !busy.has(p.item));
}

// The questions that have no answer on its way.
export function asksNow(proposals: readonly Proposal[], open: readonly Open<Act>[]): Proposal[] {
  const answered = new Set(open.flatMap(o => proposalsOf(o.act)));
  return proposals.filter(p => !answered.has(p.id));
}
