import { useMemo, useState } from "preact/hooks";
import { Dialog } from "../ui/Dialog";
import { formKeys } from "../ui/form";
import { refOf } from "./acts";
import type { Fact } from "./api";
import { Compared } from "./Compared";
import { useReviewWords, useStore } from "./context";
import { detailInWords, inWords } from "./describe";
import { nameOf } from "./fields";
import type { State } from "./state";

// Two facts that are one: both with the same fields and their words, before they are
// merged. The chosen one stays.
export function MergeDialog({ state, fact }: { state: State; fact: Fact }) {
  const words = useReviewWords();
  const store = useStore();
  const { document: read, places } = state.opened!;
  const others = useMemo(() => mergeable(read.facts, fact), [read.facts, fact]);
  const [at, setAt] = useState(0);
  const other = others[at];
  const close = () => store.ask(null);
  const save = () => other && store.do({ kind: "merge", document: read.slug, facts: [refOf(fact), refOf(other)], into: [] });
  const fields = (read.fields[fact.kind] ?? []).filter(f => f.type !== "place" && f.name !== "key");
  const side = (head: string, f: Fact) => ({ head, values: [...fields.map(d => inWords(words, d.name, f.fields[d.name])), f.place ? places.textOf(f.place).slice(0, 200) : words.notPlaced, f.section ?? ""] });
  return (
    <Dialog title={words.merge.title} close={close} closeName={words.edit.cancel}>
      {!other ? <p>{words.merge.none}</p> : (
        <div onKeyDown={formKeys(save, close)}>
          <div class="field">
            <label for="merge-with">{words.merge.other}</label>
            <select id="merge-with" autofocus value={String(at)} onChange={e => setAt(Number(e.currentTarget.value))}>
              {others.map((o, i) => <option key={o.id} value={String(i)}>{`${nameOf(o)} ${detailInWords(words, o)}`}</option>)}
            </select>
          </div>
          <Compared fields={[...fields.map(f => words.fields[f.name] ?? f.name), words.add.words, words.section]} sides={[side(words.merge.stays, fact), side(words.merge.goes, other)]} />
          <p class="actions"><button type="button" onClick={save}>{words.merge.save} <kbd>Enter</kbd></button></p>
        </div>
      )}
    </Dialog>
  );
}

// Those of the same kind, the ones that are worded alike first, then the nearest.
export function mergeable(facts: readonly Fact[], fact: Fact): Fact[] {
  const far = (f: Fact) => Math.abs((f.place?.start ?? 0) - (fact.place?.start ?? 0));
  const alike = (f: Fact) => (nameOf(f) === nameOf(fact) ? 0 : 1);
  return facts.filter(f => f.kind === fact.kind && f.id !== fact.id).sort((a, b) => alike(a) - alike(b) || far(a) - far(b));
}
