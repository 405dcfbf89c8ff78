import type { Assignment, Fact, Field, Value } from "./api";
import { readNumber } from "./numbers";

// The values of a fact's fields as text, and text that was typed as a value.

// The fields that a form has an input for: a list of which only the program knows the
// form is shown and not typed.
export function typedFields(fields: readonly Field[]): Field[] {
  const types: readonly Field["type"][] = ["text", "number", "whole", "flag", "texts", "assignments", "schedule"];
  return fields.filter(f => types.includes(f.type));
}

export const separator = "、";

export function written(value: Value): string {
  if (value == null) return "";
  if (!Array.isArray(value)) return String(value);
  return value.map(v => (typeof v === "string" ? v : partOf(v))).join(separator);
}

// An entry of a list of objects, by what names it.
function partOf(value: unknown): string {
  const entry = value as { agency?: string; period?: string };
  return entry.agency ?? entry.period ?? JSON.stringify(value);
}

// What was typed, as the field's value. Undefined: it is none.
export function typed(field: Field, text: string): Value {
  const plain = text.trim();
  switch (field.type) {
    case "number": return plain === "" ? null : (readNumber(plain) ?? undefined);
    case "whole": {
      const whole = plain === "" ? null : readNumber(plain);
      return whole === null ? (plain === "" ? null : undefined) : Number.isInteger(whole) ? whole : undefined;
    }
    case "texts": return listOf(plain);
    case "schedule": return listOf(plain).map(period => ({ period }));
    case "flag": return plain === "true";
    default: return plain;
  }
}

export function listOf(text: string): string[] {
  return text.split(/[、;；\n]/).map(t => t.trim()).filter(Boolean);
}

export function assignmentsOf(fact: Fact): Assignment[] {
  return (fact.fields.assignments as Assignment[] | undefined) ?? [];
}

// What names a fact: its heading, its wording.
export function nameOf(fact: Fact): string {
  const { title, indicator, name, agency, of } = fact.fields;
  return written(title ?? indicator ?? name ?? agency ?? of);
}

const signs: Record<string, string> = { "=": "", ">=": "≥ ", "<=": "≤ ", "~": "≈ " };

// The rest of what it says, in short.
export function detailOf(fact: Fact): string {
  const f = fact.fields;
  switch (fact.kind) {
    case "target": case "observation": {
      const range = f.valueMax == null ? "" : `–${written(f.valueMax)}`;
      return [`${signs[written(f.comparator)] ?? ""}${written(f.value)}${range}${written(f.unit)}`, written(f.year), written(f.qualifier), written(f.scope)].filter(Boolean).join(" · ");
    }
    case "announcement": return `${written(f.count)}${written(f.unit)}`;
    case "organisation": return written(f.of);
    case "document": return [written(f.docNumber), written(f.issuedOn)].filter(Boolean).join(" · ");
    default: return written(f.docNumber ?? f.aliasOf ?? f.of);
  }
}
