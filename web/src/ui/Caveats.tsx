import type { CaveatLineFragment } from "../api/generated";
import { caveatSaid } from "../words/said";
import { useLanguage, useWords } from "./language";

// What to read before the figures of a whole view.
export function Caveats({ caveats }: { caveats: CaveatLineFragment[] }) {
  const words = useWords();
  const language = useLanguage();
  if (caveats.length === 0) return null;
  return <ul class="caveats" aria-label={words.caveats.label}>{caveats.map(c => <li key={`${c.kind}${c.message}`}>{caveatSaid(c, language)}</li>)}</ul>;
}
