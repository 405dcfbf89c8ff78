import type { ComponentChildren } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { useWords } from "./language";

type Props = { kind?: string; title: string; children?: ComponentChildren };

// The head of a view. A new view takes the focus, so that a screen reader begins
// there; the first one of a visit leaves it where the browser put it.
let visited = false;

export function PageHead({ kind, title, children }: Props) {
  const words = useWords();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = `${title} · ${words.name}`;
    if (visited) heading.current?.focus();
    visited = true;
  }, [title]);
  return (
    <header class="page-head">
      {kind && <p class="kind">{kind}</p>}
      <h1 ref={heading} tabIndex={-1}>{title}</h1>
      {children}
    </header>
  );
}
