import { useAddress, withCommon, go } from "../url/location";
import { useWords } from "../ui/language";

// Opens the passages that state a fact, beside the view that one is in.
export function EvidenceLink({ id, of }: { id: string | null | undefined; of?: string }) {
  const words = useWords();
  const url = useAddress();
  if (!id) return null;
  const href = withCommon(url, { fact: id });
  return (
    <a
      class="evidence-link" href={href} aria-label={of ? `${words.evidence.open}:${of}` : undefined}
      onClick={event => {
        if (event.metaKey || event.ctrlKey || event.shiftKey || event.button !== 0) return;
        event.preventDefault();
        go(href);
      }}
    >
      {words.evidence.open}
    </a>
  );
}
