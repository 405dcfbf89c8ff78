import { useEffect, useMemo, useState } from "preact/hooks";
import { Dialog } from "../ui/Dialog";
import { formKeys } from "../ui/form";
import type { Fact, Named } from "./api";
import { get } from "./client";
import { Ticks, titleOf } from "./BulkDialogs";
import { useReviewWords, useStore, useTyped } from "./context";
import { corrections, meaning, occurrences, wordingsOf } from "./everywhere";
import { nameOf } from "./fields";
import type { State } from "./state";

// The same wording in all of a document: what is decided is not ticked, and the list
// comes first.
export function EverywhereDialog({ state, fact }: { state: State; fact: Fact }) {
  const words = useReviewWords();
  const store = useStore();
  const wordings = useMemo(() => wordingsOf(fact), [fact]);
  const [which, setWhich] = useState(Math.min(state.part, Math.max(wordings.length - 1, 0)));
  const wording = wordings[which];
  const [to, setTo] = useTyped(() => wording?.text ?? "");
  const { document: read } = state.opened!;
  const found = useMemo(() => (wording ? occurrences(read.facts, wording) : []), [read.facts, wording]);
  const keyOf = (o: (typeof found)[number]) => `${o.fact.id} ${o.path}`;
  const decided = (o: (typeof found)[number]) => o.fact.state !== "undecided" && o.fact.id !== fact.id;
  const [left, setLeft] = useState<ReadonlySet<string>>(() => new Set(found.filter(decided).map(keyOf)));
  const chosen = found.filter(o => !left.has(keyOf(o)));
  const named = wording?.field === "agency";
  // Which documents a name stands in, once one asks to decide about it in all of them.
  const [wide, setWide] = useState(false);
  const [where, setWhere] = useState<Named["documents"] | null>(null);
  useEffect(() => {
    if (wide && wording) void get<Named>(`names?name=${encodeURIComponent(wording.text)}`).then(answer => setWhere("data" in answer ? answer.data.documents : null));
  }, [wide, wording?.text]);
  const close = () => store.ask(null);
  const save = () => {
    const means = to.trim();
    if (named && wide) return means === "" || means === wording.text || !where ? undefined : store.do({ kind: "decide", document: read.slug, decision: { alias: wording.text, of: means } });
    if (named) return to.trim() === "" || to.trim() === wording.text ? undefined : store.do(meaning(read.slug, read.facts, wording.text, to.trim()));
    if (chosen.length === 0 || to.trim() === "" || to.trim() === wording?.text) return;
    store.do({ kind: "correct", document: read.slug, changes: corrections(chosen, to.trim()) });
  };
  const choose = (i: number) => {
    setWhich(i);
    setTo(wordings[i]!.text);
    setLeft(new Set(occurrences(read.facts, wordings[i]!).filter(decided).map(keyOf)));
  };
  return (
    <Dialog title={words.everywhere.title} close={close} closeName={words.edit.cancel}>
      <div onKeyDown={formKeys(save, close)}>
        <div class="inputs">
          <div class="field">
            <label for="everywhere-field">{words.everywhere.now}</label>
            <select id="everywhere-field" value={String(which)} onChange={e => choose(Number(e.currentTarget.value))}>
              {wordings.map((w, i) => <option key={i} value={String(i)}>{`${words.fields[w.field]}: ${w.text}`}</option>)}
            </select>
          </div>
          <div class="field">
            <label for="everywhere-to">{named ? words.everywhere.means : words.everywhere.to}</label>
            <input id="everywhere-to" type="text" autocomplete="off" autofocus value={to} onInput={e => setTo(e.currentTarget.value)} />
          </div>
        </div>
        {named && <p><label><input type="checkbox" checked={wide} onChange={e => setWide(e.currentTarget.checked)} /> {words.everywhere.wide}</label></p>}
        {named && wide && where && <ul>{where.map(d => <li key={d.slug}>{words.everywhere.in(d.title, d.places)}</li>)}</ul>}
        <p>{named && wide ? words.everywhere.wideScope : named ? words.everywhere.named(found.length, titleOf(state)) : words.everywhere.scope(Math.max(found.length - 1, 0), titleOf(state))}</p>
        {!named && <Ticks rows={found.map(o => ({ id: keyOf(o), text: `${words.kinds[o.fact.kind] ?? ""} ${nameOf(o.fact)}${decided(o) ? ` (${words.everywhere.decided})` : ""}` }))} left={left} change={setLeft} />}
        <p class="actions"><button type="button" disabled={!named && chosen.length === 0} onClick={save}>{named ? words.everywhere.saveName : words.everywhere.save(chosen.length)} <kbd>Enter</kbd></button></p>
      </div>
    </Dialog>
  );
}
