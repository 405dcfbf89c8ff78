import { year } from "../../words/number";
import { said } from "../../words/said";
import { useLanguage, useWords } from "../../ui/language";
import { NodeLink } from "../../ui/Link";
import { EvidenceLink } from "../../document/EvidenceLink";
import type { Conflict } from "./Conflicts";

type Side = Conflict["sides"][number];

// Both sides say the same things in the same order, so that the eye finds what
// differs; nothing is decided.
export function OneConflict({ conflict: c }: { conflict: Conflict }) {
  const words = useWords();
  const language = useLanguage();
  return (
    <li class="conflict">
      <h2>
        {c.indicator ? <NodeLink type="Indicator" id={c.indicator.id}>{c.indicator.name}</NodeLink> : words.conflictKinds[c.kind]}
        <small>{[c.indicator && words.conflictKinds[c.kind], words.conflictPlaces[c.place], c.area?.name, year(c.year)].filter(Boolean).join(" · ")}</small>
      </h2>
      <div class="sides">{c.sides.map((side, i) => <OneSide key={i} side={side} title={words.conflicts.side(i)} />)}</div>
      {c.explanations.length > 0 && (
        <details>
          <summary>{words.conflicts.explanations}</summary>
          <ul>{c.explanations.map(e => <li key={e.message}>{said(e, language)}</li>)}</ul>
        </details>
      )}
    </li>
  );
}

function OneSide({ side, title }: { side: Side; title: string }) {
  const words = useWords();
  const places = side.passage ? [side.passage] : (side.fact?.passages.nodes ?? []);
  return (
    <section aria-label={title}>
      <h3>{title}</h3>
      <p class="says">{side.says}</p>
      {places.map(p => (
        <div key={p.id} class="where">
          {p.document && <NodeLink type="Document" id={p.document.id}>{p.document.title}</NodeLink>}
          {p.section && <> · {p.section}</>}
          {p.quote != null && <blockquote>{p.quote}</blockquote>}
        </div>
      ))}
      <EvidenceLink id={side.passage?.id ?? side.fact?.id} of={side.says} />
      {side.tasks && side.tasks.nodes.length > 0 && (
        <details>
          <summary>{words.conflicts.rows} ({side.tasks.totalCount})</summary>
          <ul>
            {side.tasks.nodes.map(t => <li key={t.id}><NodeLink type="Task" id={t.id}>{t.key} {t.title}</NodeLink></li>)}
            {side.tasks.totalCount > side.tasks.nodes.length && <li>{words.table.more(side.tasks.totalCount - side.tasks.nodes.length)}</li>}
          </ul>
        </details>
      )}
    </section>
  );
}
