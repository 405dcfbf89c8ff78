import { useEffect, useId, useState } from "preact/hooks";
import { composing } from "./composing";

// A text that narrows a list down, applied when the typing pauses.
export function TextFilter({ label, value, change }: { label: string; value: string; change(text: string): void }) {
  const id = useId();
  const [text, setText] = useState(value);
  const [busy, setBusy] = useState(false);
  useEffect(() => setText(value), [value]);
  useEffect(() => {
    if (busy || text.trim() === value) return;
    const timer = setTimeout(() => change(text.trim()), 250);
    return () => clearTimeout(timer);
  }, [text, busy]);
  return (
    <span class="field">
      <label for={id}>{label}</label>
      <input
        id={id} type="search" value={text} onInput={e => setText(e.currentTarget.value)}
        onCompositionStart={() => setBusy(true)} onCompositionEnd={e => { setBusy(false); setText(e.currentTarget.value); }}
        onKeyDown={e => { if (e.key === "Enter" && !composing(e)) change(text.trim()); }}
      />
    </span>
  );
}
