import { useEffect, useId, useState } from "preact/hooks";
import { useWords } from "./language";
import { composing } from "./composing";

export type Option = { id: string; name: string; detail: string; kind?: string };

type Props = {
  label: string;
  hint?: string;
  // Suggestions for a text; null while they are on their way.
  options: Option[] | null;
  type(text: string): void;
  choose(option: Option): void;
  // Enter without a chosen suggestion.
  submit?: ((text: string) => void) | undefined;
};

const pause = 150;

// A text field with suggestions (ARIA's combobox with a list). Nothing happens
// while an input method composes.
export function Combobox({ label, hint, options, type, choose, submit }: Props) {
  const words = useWords();
  const id = useId();
  const [text, setText] = useState("");
  const [open, setOpen] = useState(false);
  const [at, setAt] = useState(-1);
  const [busy, setBusy] = useState(false);

  useEffect(() => {
    if (busy) return;
    const timer = setTimeout(() => type(text.trim()), pause);
    return () => clearTimeout(timer);
  }, [text, busy]);
  // Other suggestions begin anew; the same ones, drawn again, keep what is chosen.
  useEffect(() => setAt(-1), [options?.map(o => o.id).join(" ")]);

  const shown = open && text.trim() !== "" ? options : [];
  const take = (option: Option) => {
    setText("");
    setOpen(false);
    choose(option);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (composing(event)) return;
    const count = shown?.length ?? 0;
    switch (event.key) {
      case "ArrowDown":
      case "ArrowUp":
        event.preventDefault();
        setOpen(true);
        if (count > 0) setAt((at + (event.key === "ArrowDown" ? 1 : at < 0 ? 0 : -1) + count) % count);
        return;
      case "Escape":
        if (open) event.stopPropagation();
        setOpen(false);
        return;
      case "Enter": {
        event.preventDefault();
        const option = shown?.[at];
        if (option) take(option);
        else if (submit && text.trim() !== "") {
          setOpen(false);
          submit(text.trim());
        }
      }
    }
  };
  return (
    <div class="combobox">
      <label for={`${id}-input`}>{label}</label>
      <input
        id={`${id}-input`} type="text" role="combobox" autocomplete="off" spellcheck={false} value={text} placeholder={hint ?? words.picker.hint}
        aria-expanded={(shown?.length ?? 0) > 0} aria-controls={`${id}-list`} aria-autocomplete="list" aria-activedescendant={at >= 0 ? `${id}-${at}` : undefined}
        onCompositionStart={() => setBusy(true)}
        onCompositionEnd={event => { setBusy(false); setText(event.currentTarget.value); }}
        onInput={event => { setText(event.currentTarget.value); setOpen(true); }}
        onKeyDown={onKeyDown} onBlur={() => setOpen(false)} onFocus={() => setOpen(true)}
      />
      <ul id={`${id}-list`} role="listbox" aria-label={label} hidden={(shown?.length ?? 0) === 0}>
        {shown?.map((option, i) => (
          <li
            key={option.id} id={`${id}-${i}`} role="option" aria-selected={i === at}
            onMouseDown={event => { event.preventDefault(); take(option); }}
          >
            <span>{option.name}</span> <small>{[option.kind, option.detail].filter(Boolean).join(" · ")}</small>
          </li>
        ))}
      </ul>
      <span role="status" class="for-readers">{open && text.trim() !== "" && shown ? (shown.length > 0 ? words.picker.results(shown.length) : words.picker.none) : ""}</span>
    </div>
  );
}
