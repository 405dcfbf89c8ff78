import type { ComponentChildren } from "preact";
import { useLayoutEffect, useId, useRef } from "preact/hooks";

// What must be answered or closed before anything else. Escape closes it, and the
// focus goes back to where it was.
export function Dialog({ title, close, closeName, children }: { title: string; close(): void; closeName: string; children: ComponentChildren }) {
  const dialog = useRef<HTMLDialogElement>(null);
  const id = useId();
  useLayoutEffect(() => {
    const before = document.activeElement;
    dialog.current!.showModal();
    return () => before instanceof HTMLElement && before.focus();
  }, []);
  return (
    <dialog ref={dialog} class="dialog" aria-labelledby={id} onCancel={event => { event.preventDefault(); close(); }}>
      <header>
        <h2 id={id}>{title}</h2>
        <button type="button" onClick={close}>{closeName}</button>
      </header>
      {children}
    </dialog>
  );
}
