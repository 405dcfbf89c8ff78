import type { ComponentChildren } from "preact";
import { useId, useRef } from "preact/hooks";

type Props<T extends string> = { label: string; tabs: [T, string][]; chosen: T; choose(tab: T): void; children: ComponentChildren };

export function Tabs<T extends string>({ label, tabs, chosen, choose, children }: Props<T>) {
  const id = useId();
  const row = useRef<HTMLDivElement>(null);
  const move = (event: KeyboardEvent) => {
    const at = tabs.findIndex(([tab]) => tab === chosen);
    const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: tabs.length - 1 }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    const next = (to + tabs.length) % tabs.length;
    choose(tabs[next]![0]);
    row.current?.querySelectorAll<HTMLElement>("[role=tab]")[next]?.focus();
  };
  return (
    <>
      <div class="tabs" role="tablist" aria-label={label} ref={row} onKeyDown={move}>
        {tabs.map(([tab, name]) => (
          <button
            type="button" role="tab" id={`${id}-${tab}`} aria-controls={`${id}-panel`} aria-selected={tab === chosen}
            tabIndex={tab === chosen ? 0 : -1} onClick={() => choose(tab)}
          >
            {name}
          </button>
        ))}
      </div>
      <div role="tabpanel" id={`${id}-panel`} aria-labelledby={`${id}-${chosen}`}>{children}</div>
    </>
  );
}
