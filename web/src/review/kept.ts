import type { Panel } from "./state";
import type { Open } from "./saving";

// What is not saved, and what is being typed, as the browser keeps it for this window:
// the page goes on with it when it is opened again here.
const names = { acts: "policygraph.review.open", draft: "policygraph.review.draft" };

export function keepOpen<Act>(open: readonly Open<Act>[]) {
  keep(names.acts, open.length > 0 ? open.map(({ id, act, sent }) => ({ id, act, sent })) : null);
}

export function keptOpen<Act>(): Open<Act>[] {
  return (read<Omit<Open<Act>, "state">[]>(names.acts) ?? []).map(kept => ({ ...kept, state: "waiting" }));
}

// What was typed into a form that is not sent: at which fact of which document.
export type Draft = { document: string; chosen: string | null; panel: Panel; typed: unknown };

export function keepDraft(draft: Draft | null) {
  keep(names.draft, draft);
}

export function keptDraft(): Draft | null {
  return read<Draft>(names.draft);
}

// A browser may allow no storage, or no more: then the page works without.
function keep(name: string, value: unknown) {
  try {
    if (value === null) sessionStorage.removeItem(name);
    else sessionStorage.setItem(name, JSON.stringify(value));
  } catch (refused) {
    console.warn("what is not saved cannot be kept by this browser", refused);
  }
}

function read<T>(name: string): T | null {
  try {
    return JSON.parse(sessionStorage.getItem(name) ?? "null") as T | null;
  } catch {
    return null;
  }
}
