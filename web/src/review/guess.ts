import type { Span } from "../document/blocks";
import type { Fact, FactKind, Value } from "./api";

// What a new fact probably says, from the words that were chosen for it: a start to
// correct, no reading.
export function guessed(kind: FactKind, words: string, task: string | null): Record<string, Value> {
  const line = words.replace(/\s+/g, " ").trim();
  switch (kind) {
    case "target": case "observation": return { ...figureOf(line), ...(task ? { task } : {}) };
    case "task": return { title: line.length > 30 ? `${[...line].slice(0, 30).join("")}…` : line.replace(/[。;；]$/, ""), ...(task ? { parent: task } : {}) };
    case "platform": return { name: line, ...(task ? { task } : {}) };
    case "organisation": case "agency": return { agency: line, name: line };
    default: return { title: line };
  }
}

// 到2026年,建成孵化器6家以上: the last number is the value, what stands before it the wording.
function figureOf(line: string): Record<string, Value> {
  const year = /(20\d\d)年/.exec(line)?.[1];
  const plain = line.replace(/(?:到|至|力争)?20\d\d年(?:底|末)?[,，]?/g, "");
  const numbers = [...plain.matchAll(/\d+(?:[,，]\d{3})*(?:\.\d+)?/g)];
  const last = numbers.at(-1);
  if (!last) return { indicator: plain, comparator: "=" };
  const before = plain.slice(0, last.index).replace(/[,，、:：]$/, "");
  const behind = plain.slice(last.index + last[0].length);
  const unit = /^(?:个百分点|[万亿]?[^\s,，。;；、以左]{0,4})/.exec(behind)?.[0] ?? "";
  return {
    indicator: before.replace(/(?:达到?|超过?|突破|不低于|不少于|不高于|至)$/, ""),
    comparator: /以上|超过|突破|不低于|不少于|≥/.test(plain) ? ">=" : /以下|以内|不高于|不超过|≤/.test(plain) ? "<=" : /左右|约/.test(plain) ? "~" : "=",
    value: Number(last[0].replace(/[,，]/g, "")),
    unit,
    ...(year ? { year: Number(year) } : {}),
  };
}

// The task that a place stands in: the narrowest around it.
export function taskAround(facts: readonly Fact[], { start, end }: Span): string | null {
  const around = facts.filter(f => f.kind === "task" && f.place && f.place.start <= start && end <= f.place.end);
  const narrowest = around.sort((a, b) => a.place!.end - a.place!.start - (b.place!.end - b.place!.start))[0];
  return (narrowest?.fields.key as string | undefined) ?? null;
}
