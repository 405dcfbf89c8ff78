import { keyOf, type Keys } from "../ui/keys";

// The keys of the page: what handles them, the buttons and the help read this table.
export type Command =
  | "accept" | "acceptSeen" | "next" | "previous" | "edit" | "delete" | "add" | "body" | "split" | "merge" | "everywhere" | "dismiss" | "dismissSeen" | "place"
  | "lead" | "support" | "responsible" | "nextPart" | "previousPart" | "undo" | "redo" | "order" | "facts" | "questions" | "log" | "problems" | "nextDocument" | "news" | "help" | "close" | FieldCommand;

// Commands that open a fact at one of its fields: the first of these that it has.
export type FieldCommand = "title" | "key" | "role" | "value" | "unit" | "comparator" | "year" | "scope";

export const fieldsOfCommand: Record<FieldCommand, readonly string[]> = {
  title: ["title", "indicator", "name", "agency"],
  key: ["key", "of"],
  role: ["assignments", "role", "kind"],
  value: ["value", "count"],
  unit: ["unit"],
  comparator: ["comparator"],
  year: ["year", "schedule", "periodStart"],
  scope: ["scope", "area"],
};

export const keys: Keys<Command> = [
  ["accept", "a"], ["acceptSeen", "⇧a"], ["next", "j"], ["next", "ArrowDown"], ["previous", "k"], ["previous", "ArrowUp"],
  ["edit", "e"], ["title", "t"], ["value", "v"], ["unit", "u"], ["comparator", "c"], ["year", "y"], ["scope", "s"], ["role", "r"], ["key", "i"], ["place", "w"],
  ["lead", "1"], ["support", "2"], ["responsible", "3"], ["nextPart", "ArrowRight"], ["previousPart", "ArrowLeft"],
  ["add", "n"], ["body", "b"], ["delete", "x"], ["split", "p"], ["merge", "m"], ["everywhere", "⇧e"], ["dismiss", "d"], ["dismissSeen", "⇧d"],
  ["undo", "z"], ["redo", "⇧z"], ["order", "o"], ["nextDocument", "g"], ["news", "l"],
  ["facts", "f"], ["questions", "q"], ["log", "h"], ["problems", "⇧h"], ["help", "?"], ["close", "Escape"],
];

// Commands that speak of the chosen fact are none where another view is shown.
const everywhereMeant: readonly Command[] = ["undo", "redo", "nextDocument", "news", "facts", "questions", "log", "problems", "help", "close"];

export function meantIn(view: string, command: Command): boolean {
  return view === "facts" || everywhereMeant.includes(command);
}

// Those of the questions about names.
export type QuestionCommand = "same" | "different" | "new" | "allNew" | "drop" | "unknown" | "next" | "previous" | "nextCandidate" | "previousCandidate";

export const questionKeys: Keys<QuestionCommand> = [
  ["same", "s"], ["different", "d"], ["new", "n"], ["allNew", "⇧n"], ["drop", "x"], ["unknown", "u"], ["next", "j"], ["next", "ArrowDown"], ["previous", "k"], ["previous", "ArrowUp"],
  ["nextCandidate", "ArrowRight"], ["previousCandidate", "ArrowLeft"],
];

const shown: Record<string, string> = { ArrowDown: "↓", ArrowUp: "↑", ArrowRight: "→", ArrowLeft: "←", Escape: "Esc" };

export function shownKey(key: string): string {
  return shown[key] ?? key.toUpperCase();
}

export function keyFor(command: Command): string {
  return shownKey(keyOf(keys, command));
}

export function keyForQuestion(command: QuestionCommand): string {
  return shownKey(keyOf(questionKeys, command));
}
