import { useLayoutEffect, useId, useRef } from "preact/hooks";
import { formKeys } from "../ui/form";
import { refOf } from "./acts";
import type { Fact } from "./api";
import { useReviewWords, useStore, useTyped } from "./context";

// A fact is deleted with a reason: one of the usual ones, or another.
export function DeleteForm({ fact }: { fact: Fact }) {
  const words = useReviewWords();
  const store = useStore();
  const [reason, setReason] = useTyped<string>(() => words.delete.reasons[0]!);
  const group = useRef<HTMLFieldSetElement>(null);
  const id = useId();
  useLayoutEffect(() => group.current!.querySelector("input")!.focus(), []);
  const other = !(words.delete.reasons as readonly string[]).includes(reason);
  const save = () => {
    if (reason.trim() === "") return;
    store.do({ kind: "delete", document: store.now().opened!.document.slug, facts: [refOf(fact)], reason: reason.trim() });
    store.moveOn();
  };
  const cancel = () => store.ask(null);
  return (
    <div class="review-form" onKeyDown={formKeys(save, cancel)}>
      <fieldset ref={group} class="reasons">
        <legend>{words.delete.why}</legend>
        {words.delete.reasons.map(r => <label key={r}><input type="radio" name={id} checked={reason === r} onChange={() => setReason(r)} /> {r}</label>)}
        <label>{words.delete.other} <input type="text" value={other ? reason : ""} onInput={e => setReason(e.currentTarget.value)} /></label>
      </fieldset>
      <p class="actions">
        <button type="button" onClick={save}>{words.delete.save} <kbd>Enter</kbd></button>
        <button type="button" onClick={cancel}>{words.edit.cancel} <kbd>Esc</kbd></button>
      </p>
    </div>
  );
}
