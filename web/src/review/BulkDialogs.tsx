import { useMemo, useState } from "preact/hooks";
import { Dialog } from "../ui/Dialog";
import { formKeys } from "../ui/form";
import { useLanguage } from "../ui/language";
import { refOf } from "./acts";
import { useReviewWords, useStore } from "./context";
import { detailInWords, inLanguage, inWords } from "./describe";
import { nameOf } from "./fields";
import { acceptable } from "./items";
import { ClassChoice } from "./ItemBody";
import { asksNow, busyOf, newEntries, ownOf, type State } from "./state";

const levels = [0.95, 0.9, 0.8, 0];

// Accepting several at once: only what stood in view, and the list comes first.
export function BulkDialog({ state }: { state: State }) {
  const words = useReviewWords();
  const store = useStore();
  const [least, setLeast] = useState(0.95);
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const { document: read, list } = state.opened!;
  const { facts, unseen } = useMemo(() => acceptable(list, state.seen, least, busyOf(state.open)), [list, least]);
  const chosen = facts.filter(f => !left.has(f.id));
  const close = () => store.ask(null);
  const save = () => {
    if (chosen.length === 0) return close();
    store.do({ kind: "accept", document: read.slug, facts: chosen.map(refOf), bulk: true });
    store.moveOn();
  };
  return (
    <Dialog title={words.bulk.title} close={close} closeName={words.edit.cancel}>
      <div onKeyDown={formKeys(save, close)}>
        <p>{words.bulk.scope(titleOf(state))}</p>
        <label>{words.bulk.least} <select value={String(least)} onChange={e => setLeast(Number(e.currentTarget.value))}>{levels.map(l => <option key={l} value={String(l)}>{l.toFixed(2)}</option>)}</select></label>
        <p>{facts.length === 0 ? words.bulk.none : words.bulk.list(facts.length)} {unseen > 0 ? words.bulk.unseen(unseen) : ""}</p>
        <Ticks rows={facts.map(f => ({ id: f.id, text: `${words.kinds[f.kind] ?? f.kind} ${nameOf(f)} ${detailInWords(words, f)}` }))} left={left} change={setLeft} />
        <p class="actions"><button type="button" autofocus disabled={chosen.length === 0} onClick={save}>{words.bulk.save(chosen.length)} <kbd>Enter</kbd></button></p>
      </div>
    </Dialog>
  );
}

// The same for what is unread: several places that are no facts.
export function BulkDismissDialog({ state }: { state: State }) {
  const words = useReviewWords();
  const store = useStore();
  const [kind, setKind] = useState("");
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const { document: read, list, places } = state.opened!;
  const items = useMemo(() => list.flatMap(e => (e.type === "unread" && state.seen.has(e.id) && !busyOf(state.open).has(e.id) ? [e.item] : [])), [list]);
  const chosen = items.filter(i => !left.has(i.id));
  const close = () => store.ask(null);
  const save = () => {
    if (chosen.length === 0) return close();
    store.do({ kind: "dismiss", document: read.slug, items: chosen.map(i => ({ id: i.id, ...(kind && i.kind === "number" ? { class: kind } : {}) })) });
    store.moveOn();
  };
  return (
    <Dialog title={words.bulkDismiss.title} close={close} closeName={words.edit.cancel}>
      <div onKeyDown={formKeys(save, close)}>
        <p>{items.length === 0 ? words.bulkDismiss.none : words.bulkDismiss.list(items.length)}</p>
        <ClassChoice id="bulk-class" value={kind} change={setKind} />
        <Ticks rows={items.map(i => ({ id: i.id, text: `${words.kinds[i.kind] ?? i.kind} ${places.excerpt(i)}` }))} left={left} change={setLeft} />
        <p class="actions"><button type="button" autofocus disabled={chosen.length === 0} onClick={save}>{words.bulkDismiss.save(chosen.length)} <kbd>Enter</kbd></button></p>
      </div>
    </Dialog>
  );
}

// The same for new entries of the vocabularies: those that nothing else could be.
export function BulkNewDialog({ state }: { state: State }) {
  const words = useReviewWords();
  const store = useStore();
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const entries = useMemo(() => newEntries(asksNow(state.proposals, state.open)), []);
  const chosen = entries.filter(p => !left.has(p.id));
  const close = () => store.ask(null);
  const save = () => (chosen.length === 0 ? close() : store.do({ kind: "decide", proposals: chosen.map(p => p.id), answer: "new" }));
  const rows = entries.map(({ id, kind, thing }) => {
    const at = thing.places?.[0];
    const more = (thing.detail ?? []).filter(d => d.name !== "name" && d.value).map(d => inWords(words, d.name, d.value));
    return { id, text: [words.questions.kinds[kind] ?? kind, thing.name, ...more, words.questions.touches(thing.facts), at ? `“${(at.before ?? "").slice(-8)}${at.quote ?? at.named}”` : ""].filter(Boolean).join(" · ") };
  });
  return (
    <Dialog title={words.bulkNew.title} close={close} closeName={words.edit.cancel}>
      <div onKeyDown={formKeys(save, close)}>
        <p>{words.bulkNew.list(entries.length)}</p>
        <Ticks rows={rows} left={left} change={setLeft} />
        <p class="actions"><button type="button" autofocus disabled={chosen.length === 0} onClick={save}>{words.bulkNew.save(chosen.length)} <kbd>Enter</kbd></button></p>
      </div>
    </Dialog>
  );
}

// The same for what check points out in the document and the document says itself.
export function BulkOwnDialog({ state }: { state: State }) {
  const words = useReviewWords();
  const store = useStore();
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const { document: read } = state.opened!;
  const language = useLanguage();
  const own = useMemo(() => ownOf(state.problems, read.slug, state.open), []);
  const chosen = own.filter(p => !left.has(p.item!));
  const close = () => store.ask(null);
  const save = () => (chosen.length === 0 ? close() : store.do({ kind: "dismiss", document: read.slug, items: chosen.map(p => ({ id: p.item! })) }));
  return (
    <Dialog title={words.bulkOwn.title} close={close} closeName={words.edit.cancel}>
      <div onKeyDown={formKeys(save, close)}>
        <p>{words.bulkOwn.list(own.length)}</p>
        <Ticks rows={own.map(p => ({ id: p.item!, text: inLanguage(language, p.message, p.messageEn) }))} left={left} change={setLeft} />
        <p class="actions"><button type="button" autofocus disabled={chosen.length === 0} onClick={save}>{words.bulkOwn.save(chosen.length)} <kbd>Enter</kbd></button></p>
      </div>
    </Dialog>
  );
}

// A list of which each line can be left out.
export function Ticks({ rows, left, change }: { rows: { id: string; text: string }[]; left: ReadonlySet<string>; change(left: ReadonlySet<string>): void }) {
  const toggle = (id: string) => {
    const next = new Set(left);
    if (!next.delete(id)) next.add(id);
    change(next);
  };
  return <ul class="ticks">{rows.map(r => <li key={r.id}><label><input type="checkbox" checked={!left.has(r.id)} onChange={() => toggle(r.id)} /> {r.text}</label></li>)}</ul>;
}

export function titleOf({ queue, opened }: State): string {
  return queue?.documents.find(d => d.slug === opened?.document.slug)?.title ?? opened?.document.slug ?? "";
}
