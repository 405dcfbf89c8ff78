import { useSyncExternalStore } from "./external";

// The browser's address as the pages' state. One place reads and writes it.

const heard = new Set<() => void>();
let current = new URL(window.location.href);

function changed() {
  current = new URL(window.location.href);
  for (const hear of heard) hear();
}
window.addEventListener("popstate", changed);

export function useAddress(): URL {
  return useSyncExternalStore(hear => {
    heard.add(hear);
    return () => heard.delete(hear);
  }, () => current);
}

// A step is one that the back button undoes; typing and zooming replace.
export type Move = "step" | "replace";

export function go(href: string, move: Move = "step") {
  const next = new URL(href, window.location.href);
  if (next.href === window.location.href) return;
  if (move === "step") window.history.pushState(null, "", next);
  else window.history.replaceState(null, "", next);
  changed();
}

// The address now with some of the common parameters changed; null removes one.
export function withCommon(url: URL, changes: Record<string, string | null>): string {
  const next = new URL(url);
  for (const [name, value] of Object.entries(changes)) {
    if (value === null) next.searchParams.delete(name);
    else next.searchParams.set(name, value);
  }
  return next.pathname + next.search.replaceAll("%3A", ":") + next.hash;
}

// A link inside keeps the language that the reader chose.
export function keepingLanguage(href: string): string {
  const lang = current.searchParams.get("lang");
  return lang ? `${href}${href.includes("?") ? "&" : "?"}lang=${lang}` : href;
}
