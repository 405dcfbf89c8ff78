import { useLayoutEffect, useMemo, useRef, useState } from "preact/hooks";
import { formKeys } from "../ui/form";
import { changesOf } from "./acts";
import type { Assignment, Fact, Field } from "./api";
import { standing } from "./bodies";
import { useReviewWords, useStore, useTyped } from "./context";
import { assignmentsOf, typedFields } from "./fields";
import { Inputs, asTyped } from "./Inputs";
import { valuesOf } from "./typed";

// All fields of a fact, open at one of them. Saving is one act, and moves on; what is
// as before is not corrected, and a fact in which nothing is, is accepted.
export function EditForm({ fact, fields: all, first }: { fact: Fact; fields: readonly Field[]; first: string }) {
  const fields = useMemo(() => typedFields(all), [all]);
  const words = useReviewWords();
  const store = useStore();
  // The fact as it was when the form was opened: what others change meanwhile is shown
  // when it is saved.
  const [before] = useState(fact);
  const [typed, type] = useTyped(() => asTyped(fields, fact.fields));
  const [wrong, setWrong] = useState<string | null>(null);
  const form = useRef<HTMLDivElement>(null);

  // At once: what is typed next belongs into it.
  useLayoutEffect(() => {
    const input = form.current!.querySelector<HTMLInputElement>(`[data-field="${first}"]`) ?? form.current!.querySelector<HTMLInputElement>("[data-field]");
    input?.focus();
    if (input instanceof HTMLInputElement) input.select();
  }, [first]);

  const save = () => {
    const read = valuesOf(fields, typed);
    if ("wrong" in read) {
      setWrong(read.wrong);
      form.current!.querySelector<HTMLElement>(`[data-field="${read.wrong}"]`)?.focus();
      return;
    }
    const { document: opened, places } = store.now().opened!;
    const bodies = read.values.assignments as Assignment[] | undefined;
    const changes = changesOf(before, fields, bodies ? { ...read.values, assignments: standing(bodies, assignmentsOf(before), places) } : read.values);
    if (changes.length === 0) return store.accept({ type: "fact", id: before.id, fact: before });
    store.do({ kind: "correct", document: opened.slug, changes });
    store.moveOn();
  };
  const cancel = () => store.ask(null);
  return (
    <div class="review-form" ref={form} role="group" aria-label={words.actions.edit} onKeyDown={formKeys(save, cancel)}>
      <Inputs fields={fields} typed={typed} change={type} wrong={wrong} />
      <p class="actions">
        <button type="button" onClick={save}>{words.edit.save} <kbd>Enter</kbd></button>
        <button type="button" onClick={cancel}>{words.edit.cancel} <kbd>Esc</kbd></button>
      </p>
    </div>
  );
}
