import { useEffect, useLayoutEffect, useMemo, useRef } from "preact/hooks";
import { Document } from "../document/Document";
import type { DrawnDocument } from "../document/drawn";
import { nextAt } from "../document/places";
import { useReviewWords, useStore } from "./context";
import { placeOf } from "./items";
import { markStates, marksOf, placesOf, standing } from "./marks";
import { entryOf, type State } from "./state";

const settled = 200;

// The document at the left: marks, clicks, what is selected and what stood in view.
export function Text({ state }: { state: State }) {
  const words = useReviewWords();
  const store = useStore();
  const { opened, chosen, part, selection } = state;
  const { document: read, list } = opened!;
  const drawn = useRef<DrawnDocument | null>(null);
  const marks = useMemo(() => marksOf(list), [list]);
  const clickable = useMemo(() => placesOf(list), [list]);
  const entry = entryOf(state, chosen);
  const blocks = read.blocks ?? none;

  // At once: what is chosen is marked in the frame that shows it.
  useLayoutEffect(() => drawn.current?.mark([...marks, ...standing(entry, part, selection)]), [blocks, marks, entry, part, selection]);
  useLayoutEffect(() => {
    const place = entry && placeOf(entry);
    if (place) drawn.current?.show(place);
  }, [blocks, chosen]);

  // What has stood in view for a moment has been seen.
  const look = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const lookSoon = () => {
    clearTimeout(look.current);
    look.current = setTimeout(() => {
      const { opened: now, seen } = store.now();
      const open = now?.list.filter(e => !seen.has(e.id) && placeOf(e)) ?? [];
      const inView = drawn.current?.standsInView(open.map(e => placeOf(e)!)) ?? [];
      store.see(open.filter((_, i) => inView[i]).map(e => e.id));
    }, settled);
  };
  useEffect(lookSoon, [blocks, chosen]);
  useEffect(() => {
    if (chosen) store.see([chosen]);
  }, [chosen]);

  useEffect(() => {
    const select = () => {
      const span = drawn.current?.selected() ?? null;
      const inText = drawn.current?.pane.contains(document.getSelection()?.anchorNode ?? null);
      if (span || (inText && store.now().selection)) store.set({ selection: span });
    };
    document.addEventListener("selectionchange", select);
    return () => document.removeEventListener("selectionchange", select);
  }, []);

  const click = (point: number) => {
    const now = store.now();
    const here = now.chosen === null ? null : clickable.find(p => p.entry === now.chosen && p.part === now.part && p.id !== now.chosen && contains(p, point)) ?? clickable.find(p => p.id === now.chosen);
    const next = nextAt(clickable, point, here?.id ?? null);
    if (next) store.choose(next.entry, next.part);
  };
  if (blocks.length === 0) return <p class="state">{words.noText}</p>;
  return (
    <div class="text-frame" onScrollCapture={lookSoon}>
      <Document label={words.text} blocks={blocks} places={opened!.places} pageName={words.page} states={markStates} drawn={d => { drawn.current = d; }} click={click} />
    </div>
  );
}

const none: never[] = [];

function contains(span: { start: number; end: number }, point: number): boolean {
  return span.start <= point && point < span.end;
}
