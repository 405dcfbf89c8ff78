import type { Left, Queue as Documents, QueueEntry } from "./api";
import { useReviewWords, useStore } from "./context";

// The documents in order of doubt, with what is left of each by kind.
export function Queue({ queue, open }: { queue: Documents; open: string | null }) {
  const words = useReviewWords();
  return (
    <nav class="queue" aria-label={words.queue}>
      <h2>{words.queue} <small>{queue.documents.filter(d => d.done).length}/{queue.documents.length}</small></h2>
      <LeftOf left={queue.left} />
      <ul>{queue.documents.map(d => <Waiting key={d.slug} entry={d} open={d.slug === open} />)}</ul>
    </nav>
  );
}

function Waiting({ entry, open }: { entry: QueueEntry; open: boolean }) {
  const words = useReviewWords();
  const store = useStore();
  return (
    <li>
      <button type="button" aria-current={open ? "true" : undefined} onClick={() => void store.open(entry.slug)}>
        <span class="queue-title">{entry.title}</span>
        {entry.fault ? <small>{words.fault} {entry.fault}</small> : entry.done ? <small>✓ {words.done}{entry.reviewed ? ` · ${words.reviewedBy(entry.reviewed.by, entry.reviewed.on)}` : ""}</small> : <LeftOf left={entry.left} />}
      </button>
    </li>
  );
}

// What is left, by kind; kinds of which nothing is left are left out.
export function LeftOf({ left }: { left: Left }) {
  const words = useReviewWords();
  const kinds = (Object.keys(words.left) as (keyof Left)[]).filter(k => left[k] > 0 && k !== "document");
  if (kinds.length === 0) return <small>{left.document > 0 ? words.left.document : words.nothingLeft}</small>;
  return <small class="left">{kinds.map(k => <span key={k} class={`left-${k}`}>{words.leftOf(words.left[k], left[k])}</span>)}</small>;
}
