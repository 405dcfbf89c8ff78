import type { Act, FieldChange } from "./acts";
import { refOf } from "./acts";
import type { Fact } from "./api";
import { assignmentsOf, written } from "./fields";

// Where else a document has the same wording in the same field.
export type Wording = { field: "agency" | "indicator" | "name" | "unit" | "scope" | "area"; text: string };
export type Occurrence = { fact: Fact; path: string };

const fields: readonly Wording["field"][] = ["indicator", "name", "agency", "unit", "scope", "area"];

// The wordings of a fact that others may share: of a task those of its bodies.
export function wordingsOf(fact: Fact): Wording[] {
  const own = fields.flatMap(field => (written(fact.fields[field]) !== "" ? [{ field, text: written(fact.fields[field]) }] : []));
  return [...assignmentsOf(fact).map(a => ({ field: "agency" as const, text: a.agency })), ...own];
}

export function occurrences(facts: readonly Fact[], { field, text }: Wording): Occurrence[] {
  return facts.flatMap(fact => {
    const bodies = field === "agency" ? assignmentsOf(fact).flatMap((a, i) => (a.agency === text ? [{ fact, path: `assignments.${i}.agency` }] : [])) : [];
    return fact.fields[field] === text ? [...bodies, { fact, path: field }] : bodies;
  });
}

export function corrections(where: readonly Occurrence[], to: string): FieldChange[] {
  return where.map(({ fact, path }) => ({ ...refOf(fact), field: path, value: to }));
}

// What a body's name means in all of a document: the name stays as it is written,
// and the document says once which body it is.
export function meaning(document: string, facts: readonly Fact[], name: string, of: string): Act {
  const known = facts.find(f => f.kind === "agency" && f.fields.name === name);
  return known
    ? { kind: "correct", document, changes: [{ ...refOf(known), field: "aliasOf", value: of }] }
    : { kind: "add", document, fact: { kind: "agency", start: 0, end: 0, fields: { name, aliasOf: of } } };
}
