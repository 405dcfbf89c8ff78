import { useLayoutEffect, useRef } from "preact/hooks";
import type { Places } from "../document/places";
import { useLanguage } from "../ui/language";
import { memo } from "../ui/memo";
import type { Fact, Item } from "./api";
import { useReviewWords, useStore } from "./context";
import { detailInWords } from "./describe";
import { nameOf } from "./fields";
import { FactBody } from "./FactBody";
import { ItemBody } from "./ItemBody";
import { inParts, type Entry } from "./items";
import { busyOf, type Panel, type State } from "./state";

// The facts, and what is unread, as a list: each a line, the chosen one open.
export function Cards({ state }: { state: State }) {
  const words = useReviewWords();
  const { opened, chosen, part, panel, open } = state;
  const list = useRef<HTMLDivElement>(null);
  const busy = busyOf(open);
  const { places, list: entries } = opened!;

  // The chosen one stands in view, and has the focus unless something else is at work.
  useLayoutEffect(() => {
    const card = list.current?.querySelector<HTMLElement>("[aria-expanded=true]");
    card?.closest(".review-card")!.scrollIntoView({ block: "nearest", behavior: "instant" });
    const at = document.activeElement;
    if (panel === null && (at === document.body || list.current?.contains(at))) card?.focus({ preventScroll: true });
  }, [chosen, panel, entries.length > 0]);

  // A long list is compared part by part, so that one act draws one part anew; and it is
  // laid out so: the browser watches what may come into view, and must not watch each card.
  const parts = useRef<ReturnType<typeof inParts>>([]);
  parts.current = inParts(parts.current, entries);
  const busyKey = [...busy].join(" ");
  return (
    <div class="review-cards" role="list" ref={list} aria-label={words.views.facts}>
      {parts.current.map((entriesOfPart, i) => {
        const here = entriesOfPart.some(e => e.id === chosen);
        return <Part key={i} entries={entriesOfPart} places={places} chosen={here ? chosen : null} panel={here ? panel : null} part={here ? part : 0} busy={entriesOfPart.some(e => busy.has(e.id)) ? busyKey : ""} />;
      })}
    </div>
  );
}

type PartProps = { entries: readonly Entry[]; places: Places; chosen: string | null; panel: Panel | null; part: number; busy: string };

const Part = memo(function Part({ entries, places, chosen, panel, part, busy }: PartProps) {
  const under = new Set(busy.split(" "));
  return (
    <div class="part">
      {entries.map(entry => {
        const here = entry.id === chosen;
        const common = { id: entry.id, chosen: here, busy: under.has(entry.id), panel: here ? panel : null, part: here ? part : 0 };
        return entry.type === "fact"
          ? <FactCard key={entry.id} {...common} fact={entry.fact} />
          : <ItemCard key={entry.id} {...common} item={entry.item} sort={entry.type} places={places} />;
      })}
    </div>
  );
});

type Common = { id: string; chosen: boolean; busy: boolean; panel: Panel | null; part: number };

const FactCard = memo(function FactCard({ fact, chosen, busy, panel, part }: Common & { fact: Fact }) {
  const words = useReviewWords();
  return (
    <div role="listitem" class={`review-card state-${fact.state}`}>
      <Line id={fact.id} chosen={chosen} kind={words.kinds[fact.kind] ?? fact.kind} name={nameOf(fact)} detail={detailInWords(words, fact)}>
        {busy ? words.saving : fact.state === "undecided" ? (fact.confidence === undefined ? "" : words.confidence(fact.confidence.toFixed(2))) : `✓ ${words.states[fact.state]}`}
      </Line>
      {chosen && <FactBody fact={fact} panel={panel} part={part} />}
    </div>
  );
});

const ItemCard = memo(function ItemCard({ item, sort, chosen, busy, panel, places }: Common & { item: Item; sort: "unread" | "warning"; places: Places }) {
  const words = useReviewWords();
  const language = useLanguage();
  const excerpt = places.excerpt(item);
  return (
    <div role="listitem" class={`review-card sort-${sort}`}>
      <Line id={item.id} chosen={chosen} kind={words.kinds[item.kind] ?? item.kind} name={(language === "zh" ? item.message : item.messageEn) ?? excerpt} detail="">{busy ? words.saving : ""}</Line>
      {chosen && <ItemBody item={item} excerpt={excerpt} panel={panel} />}
    </div>
  );
});

function Line({ id, chosen, kind, name, detail, children }: { id: string; chosen: boolean; kind: string; name: string; detail: string; children: string }) {
  const store = useStore();
  return (
    <button type="button" class="line" aria-expanded={chosen} data-entry={id} onClick={() => store.choose(id)}>
      <span class="kind">{kind}</span> <span class="name">{name}</span> <span class="detail">{detail}</span> <span class="mark-of-state">{children}</span>
    </button>
  );
}
