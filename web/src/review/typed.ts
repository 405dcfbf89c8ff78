import type { Assignment, Field, Value } from "./api";
import { typed as valueOf } from "./fields";

// What was typed into the fields of a form, as values; or the first field of which it
// is none.
export function valuesOf(fields: readonly Field[], typed: Record<string, string | Assignment[]>): { values: Record<string, Value> } | { wrong: string } {
  const values: Record<string, Value> = {};
  for (const field of fields) {
    const text = typed[field.name];
    if (text === undefined) continue;
    const value = Array.isArray(text) ? text : valueOf(field, text);
    if (value === undefined) return { wrong: field.name };
    values[field.name] = value;
  }
  return { values };
}
