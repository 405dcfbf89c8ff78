import { useLayoutEffect, useId, useRef } from "preact/hooks";
import { formKeys } from "../ui/form";
import type { Item } from "./api";
import { useReviewWords, useStore, useTyped } from "./context";
import { Do } from "./Do";
import type { Panel } from "./state";

// What could not be read: it is made a fact, or said to be none, with what it is
// instead.
export function ItemBody({ item, excerpt, panel }: { item: Item; excerpt: string; panel: Panel | null }) {
  const words = useReviewWords();
  if (panel?.kind === "dismiss") return <DismissForm item={item} />;
  return (
    <div class="body-of-card">
      <p class="excerpt">{item.message ? excerpt : ""}</p>
      <p class="actions" aria-label={words.kinds[item.kind]}>
        <Do command="dismiss" />
        <Do command="add" />
      </p>
    </div>
  );
}

function DismissForm({ item }: { item: Item }) {
  const words = useReviewWords();
  const store = useStore();
  const [{ kind, reason }, set] = useTyped(() => ({ kind: "", reason: "" }));
  const form = useRef<HTMLDivElement>(null);
  const id = useId();
  useLayoutEffect(() => form.current!.querySelector<HTMLElement>("select, input")!.focus(), []);
  const save = () => {
    store.do({ kind: "dismiss", document: store.now().opened!.document.slug, items: [{ id: item.id, ...(kind ? { class: kind } : {}) }], ...(reason.trim() ? { reason: reason.trim() } : {}) });
    store.moveOn();
  };
  const cancel = () => store.ask(null);
  return (
    <div class="review-form" ref={form} role="group" aria-label={words.dismiss.title} onKeyDown={formKeys(save, cancel)}>
      <div class="inputs">
        {item.kind === "number" && <ClassChoice id={`${id}-class`} value={kind} change={next => set({ kind: next, reason })} />}
        <div class="field">
          <label for={`${id}-why`}>{words.dismiss.why}</label>
          <input id={`${id}-why`} type="text" value={reason} onInput={e => set({ kind, reason: e.currentTarget.value })} />
        </div>
      </div>
      <p class="actions">
        <button type="button" onClick={save}>{words.dismiss.save} <kbd>Enter</kbd></button>
        <button type="button" onClick={cancel}>{words.edit.cancel} <kbd>Esc</kbd></button>
      </p>
    </div>
  );
}

export function ClassChoice({ id, value, change }: { id: string; value: string; change(value: string): void }) {
  const words = useReviewWords();
  return (
    <div class="field">
      <label for={id}>{words.dismiss.class}</label>
      <select id={id} value={value} onChange={e => change(e.currentTarget.value)}>
        {Object.entries(words.classes).map(([name, said]) => <option key={name} value={name}>{said}</option>)}
      </select>
    </div>
  );
}
