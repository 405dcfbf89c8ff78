import type { ReviewWords } from "../words/review";
import type { Act } from "./acts";
import type { Fact, Value } from "./api";
import { assignmentsOf, detailOf, separator, written } from "./fields";

// A field's value in words: codes have names, the rest is as the dataset has it.
export function inWords(words: ReviewWords, field: string, value: Value): string {
  if (typeof value === "boolean") return words.values.flag![String(value)]!;
  if (Array.isArray(value) && value.some(v => typeof v === "object" && v !== null && "role" in v)) {
    return (value as { agency?: string; role?: string }[]).map(v => `${v.agency ?? ""}(${inWords(words, "role", v.role)})`).join("、");
  }
  const plain = written(value);
  return words.values[field]?.[plain] ?? plain;
}

// What a fact says beside its name: of a task its bodies by their roles.
export function detailInWords(words: ReviewWords, fact: Fact): string {
  if (fact.kind === "platform") return [written(fact.fields.kind), inWords(words, "area", fact.fields.area)].filter(Boolean).join(" · ");
  if (fact.kind !== "task") return detailOf(fact);
  const bodies = assignmentsOf(fact);
  const roles = [...new Set(bodies.map(a => a.role))];
  return roles.map(role => `${inWords(words, "role", role)} ${bodies.filter(a => a.role === role).map(a => a.agency).join(separator)}`).join(" · ");
}

// What the service says in both languages; what it has in one only is said in that.
export function inLanguage(language: "zh" | "en", chinese: string, english: string | undefined): string {
  return language === "zh" ? chinese : (english ?? chinese);
}

// What an act does, as it is named while it is not saved.
export function sentenceOf(words: ReviewWords, act: Act): string {
  switch (act.kind) {
    case "accept": return words.acts.accept(act.facts.length);
    case "correct": return words.acts.correct(act.changes.length);
    case "add": return words.acts.add(words.kinds[act.fact.kind] ?? act.fact.kind);
    case "dismiss": return words.acts.dismiss(act.items.length);
    default: return words.acts[act.kind];
  }
}
