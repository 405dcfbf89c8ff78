import { refOf } from "./acts";
import { wordingsOf } from "./everywhere";
import { assignmentsOf } from "./fields";
import { fieldsOfCommand, type Command, type FieldCommand } from "./keys";
import type { Store } from "./store";
import { entryOf } from "./state";

// What each command does, by key or by button.
export function run(store: Store, command: Command) {
  const state = store.now();
  const entry = entryOf(state, state.chosen);
  const fact = entry?.type === "fact" ? entry.fact : null;
  switch (command) {
    case "accept": return store.accept(entry);
    case "next": return store.step(1);
    case "previous": return store.step(-1);
    case "edit": return editAt(store, ["title", "indicator", "name", "agency", "count"]);
    case "acceptSeen": return store.ask({ kind: "bulk" });
    case "dismissSeen": return store.ask({ kind: "bulkDismiss" });
    case "everywhere": return fact && wordingsOf(fact).length > 0 ? store.ask({ kind: command }) : undefined;
    case "delete": case "merge": case "split": return fact && fact.id !== "document" ? store.ask({ kind: command }) : undefined;
    case "dismiss": return entry && entry.type !== "fact" ? store.ask({ kind: "dismiss" }) : undefined;
    case "add": return store.ask({ kind: "add" });
    case "body": return fact?.kind === "task" ? store.ask({ kind: "body" }) : undefined;
    case "place": return placeHere(store);
    case "lead": case "support": case "responsible": return giveRole(store, command);
    case "nextPart": return toPart(store, 1);
    case "previousPart": return toPart(store, -1);
    case "undo": return void store.undo();
    case "redo": return store.redo();
    case "order": return store.orderBy(state.order === "place" ? "doubt" : "place");
    case "facts": case "questions": case "log": case "problems": return store.show(command);
    case "nextDocument": return nextDocument(store);
    case "news": return state.news.length > 0 ? void store.reload() : undefined;
    case "help": return store.ask({ kind: "help" });
    case "close": return close(store);
    default: return editAt(store, fieldsOfCommand[command satisfies FieldCommand]);
  }
}

// Opens the chosen fact at the first of some fields that its kind has.
function editAt(store: Store, wanted: readonly string[]) {
  const state = store.now();
  const entry = entryOf(state, state.chosen);
  if (entry?.type !== "fact") return;
  const fields = state.opened!.document.fields[entry.fact.kind] ?? [];
  const field = wanted.find(name => fields.some(f => f.name === name)) ?? fields[0]?.name;
  if (field) store.ask({ kind: "edit", field });
}

function placeHere(store: Store) {
  const state = store.now();
  const { selection } = state;
  const entry = entryOf(state, state.chosen);
  if (!selection || entry?.type !== "fact") return;
  store.do({ kind: "correct", document: state.opened!.document.slug, changes: [{ ...refOf(entry.fact), field: "place", value: [selection.start, selection.end] }] });
}

function giveRole(store: Store, role: string) {
  const state = store.now();
  const entry = entryOf(state, state.chosen);
  if (entry?.type !== "fact" || !assignmentsOf(entry.fact)[state.part]) return;
  store.do({ kind: "correct", document: state.opened!.document.slug, changes: [{ ...refOf(entry.fact), field: `assignments.${state.part}.role`, value: role }] });
}

function toPart(store: Store, by: 1 | -1) {
  const state = store.now();
  const entry = entryOf(state, state.chosen);
  const count = entry?.type === "fact" ? assignmentsOf(entry.fact).length : 0;
  if (count > 0) store.set({ part: (state.part + by + count) % count });
}

function nextDocument(store: Store) {
  const { queue, opened } = store.now();
  const documents = queue?.documents ?? [];
  const at = documents.findIndex(d => d.slug === opened?.document.slug);
  const next = [...documents.slice(at + 1), ...documents.slice(0, at)].find(d => !d.done && !d.fault);
  if (next) void store.open(next.slug);
}

function close(store: Store) {
  const { panel, selection, view } = store.now();
  if (panel) store.ask(null);
  else if (selection) {
    document.getSelection()?.removeAllRanges();
    store.set({ selection: null });
  } else if (view !== "facts") store.show("facts");
}
