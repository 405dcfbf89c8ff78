import { useEffect, useId, useLayoutEffect, useMemo, useRef, useState } from "preact/hooks";
import type { Span } from "../document/blocks";
import { formKeys } from "../ui/form";
import { refOf } from "./acts";
import type { Assignment, Fact, FactKind, Field, Value } from "./api";
import { useReviewWords, useStore, useTyped } from "./context";
import { assignmentsOf, typedFields } from "./fields";
import { guessed, taskAround } from "./guess";
import { Inputs, asTyped, type Typed } from "./Inputs";
import { placeOf } from "./items";
import { splitAt } from "./split";
import { entryOf, type State } from "./state";
import { valuesOf } from "./typed";

type Given = { text: string; sort: FactKind; role: string; edited: Typed };

const addable: FactKind[] = ["target", "observation", "task", "platform", "organisation"];

// What is made of words of the text: a fact, a body of a task, or the second of two
// that one fact is split into. The words are those selected, or typed as printed.
export function AddForm({ state, kind }: { state: State; kind: "add" | "body" | "split" }) {
  const words = useReviewWords();
  const store = useStore();
  const id = useId();
  const [entry] = useState(() => entryOf(state, state.chosen));
  const fact = entry?.type === "fact" ? entry.fact : null;
  const { document: read, places } = state.opened!;
  const near = (entry && placeOf(entry)?.start) ?? 0;
  const [given, give] = useTyped<Given>(() => ({ text: places.textOf(state.selection ?? (kind === "add" && entry && entry.type !== "fact" ? entry.item : { start: 0, end: 0 })), sort: "target", role: "support", edited: {} }));
  const { text, sort, role, edited } = given;
  const set = (part: Partial<Given>) => give({ ...given, ...part });
  const [wrong, setWrong] = useState<string | null>(null);
  const form = useRef<HTMLDivElement>(null);

  const span = placed(state, text, near);
  const made: FactKind = kind === "split" ? fact!.kind : sort;
  const fields = useMemo(() => kindFields(read.fields[made] ?? []), [made]);
  const guess = useMemo(() => startOf(made, text, span, kind === "split" ? fact : null, read.facts), [made, text]);
  const typed = { ...asTyped(fields, guess), ...edited };

  // Another selection while the form is open is what is meant now.
  useEffect(() => {
    if (state.selection) set({ text: places.textOf(state.selection) });
  }, [state.selection]);
  useLayoutEffect(() => form.current!.querySelector<HTMLElement>(text === "" ? "[data-words]" : "[data-first], [data-field]")?.focus(), []);

  const within = kind === "add" || (span !== null && fact?.place != null && fact.place.start <= span.start && span.end <= fact.place.end);
  const problem = text === "" ? words.add.wordsHint : span === null ? words.add.notFound : kind === "split" && !within ? words.add.notWithin : null;
  const save = () => {
    const values = valuesOf(fields, typed);
    if ("wrong" in values) return setWrong(values.wrong);
    if (span === null || (kind === "split" && !within)) return form.current!.querySelector<HTMLElement>("[data-words]")!.focus();
    const slug = read.slug;
    if (kind === "body") {
      const body: Assignment = { agency: text.trim(), role, start: span.start, end: span.end };
      const all = [...assignmentsOf(fact!), body].sort((a, b) => a.start - b.start);
      store.do({ kind: "correct", document: slug, changes: [{ ...refOf(fact!), field: "assignments", value: all }] });
    } else if (kind === "split") {
      store.do({ kind: "split", document: slug, facts: [refOf(fact!)], into: splitAt(fact!, span, values.values) });
    } else {
      store.do({ kind: "add", document: slug, fact: { kind: made, ...span, fields: filled(values.values) } });
    }
  };
  const cancel = () => store.ask(null);
  return (
    <div class="review-form adding" ref={form} role="group" aria-labelledby={`${id}-title`} onKeyDown={formKeys(save, cancel)}>
      <h3 id={`${id}-title`}>{kind === "add" ? words.add.title : words.add[kind]}</h3>
      <div class="inputs">
        {kind === "add" && (
          <div class="field">
            <label for={`${id}-kind`}>{words.add.kind}</label>
            <select id={`${id}-kind`} data-first value={sort} onChange={e => set({ sort: e.currentTarget.value as FactKind })}>
              {addable.map(k => <option key={k} value={k}>{words.kinds[k]}</option>)}
            </select>
          </div>
        )}
        <div class="field wide">
          <label for={`${id}-words`}>{words.add.words}</label>
          <input id={`${id}-words`} data-words type="text" autocomplete="off" spellcheck={false} value={text} aria-describedby={`${id}-said`} onInput={e => { store.set({ selection: null }); set({ text: e.currentTarget.value }); }} />
          <small id={`${id}-said`} class={problem && text !== "" ? "wrong" : undefined}>{problem ?? places.excerpt(span!)}</small>
        </div>
        {kind === "body" && (
          <div class="field">
            <label for={`${id}-role`}>{words.add.role}</label>
            <select id={`${id}-role`} data-first value={role} onChange={e => set({ role: e.currentTarget.value })}>
              {["lead", "support", "responsible"].map(r => <option key={r} value={r}>{words.values.role![r]}</option>)}
            </select>
          </div>
        )}
      </div>
      {kind !== "body" && <Inputs fields={fields} typed={typed} change={edited => set({ edited })} wrong={wrong} />}
      <p class="actions">
        <button type="button" onClick={save}>{kind === "split" ? words.add.saveSplit : words.add.save} <kbd>Enter</kbd></button>
        <button type="button" onClick={cancel}>{words.edit.cancel} <kbd>Esc</kbd></button>
      </p>
    </div>
  );
}

// Where the words stand: where they were selected, or the nearest place that has them.
function placed({ selection, opened }: State, text: string, near: number): Span | null {
  const { places } = opened!;
  if (selection && places.textOf(selection) === text) return selection;
  return places.find(text.trim(), near)[0] ?? null;
}

// What a person gives a new fact; its key, and what only a reader notes, are made.
function kindFields(fields: readonly Field[]): Field[] {
  return typedFields(fields).filter(f => !["key", "inferred", "schedule", "sameAs", "table"].includes(f.name) && f.type !== "assignments");
}

function startOf(kind: FactKind, text: string, span: Span | null, from: Fact | null, facts: readonly Fact[]): Record<string, Value> {
  const guess = guessed(kind, text, span && taskAround(facts, span));
  return from ? { ...from.fields, ...guess } : guess;
}

function filled(values: Record<string, Value>): Record<string, Value> {
  return Object.fromEntries(Object.entries(values).filter(([, v]) => v !== null && v !== "" && v !== false && !(Array.isArray(v) && v.length === 0)));
}
