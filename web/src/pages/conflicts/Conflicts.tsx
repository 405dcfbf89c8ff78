import { useRows } from "../../api/pages";
import { ConflictList } from "./conflicts.operations";
import type { ConflictKind, ConflictListQuery } from "../../api/generated";
import { addresses } from "../../url/addresses";
import { go, keepingLanguage } from "../../url/location";
import { year } from "../../words/number";
import { said } from "../../words/said";
import type { Language, Words } from "../../words/words";
import { useLanguage, useWords } from "../../ui/language";
import { Chips } from "../../ui/Chips";
import { NodePicker } from "../../ui/NodePicker";
import { PageHead } from "../../ui/PageHead";
import { Select } from "../../ui/Select";
import { Empty, Failed, Loading } from "../../ui/states";
import type { Table } from "../../ui/table";
import { Toolbar } from "../../ui/Toolbar";
import { OneConflict } from "./OneConflict";

export type Conflict = ConflictListQuery["conflicts"]["conflicts"][number];

export function Conflicts({ url }: { url: URL }) {
  const words = useWords();
  const language = useLanguage();
  const state = addresses.conflicts.read(url.searchParams);
  const change = (next: Partial<typeof state>) => go(keepingLanguage(addresses.conflicts.href({ ...state, ...next })));
  const given = <T,>(list: T[]) => (list.length > 0 ? list : null);
  const variables = { filter: { plans: given(state.plans), areas: given(state.areas), kinds: given(state.kinds as ConflictKind[]) } };
  const found = useRows(ConflictList, variables, d => ({ ...d.conflicts, nodes: d.conflicts.conflicts }));
  return (
    <>
      <PageHead title={words.pages.conflicts}><p class="lead">{words.home.ask.conflicts}</p></PageHead>
      <div class="filters" role="search" aria-label={words.filters.label}>
        <Select label={words.filters.kind} value={state.kinds[0] ?? ""} all={words.filters.all} choices={Object.entries(words.conflictKinds).map(([value, name]) => ({ value, name }))} change={v => change({ kinds: v ? [v] : [] })} />
        <NodePicker label={words.filters.plan} kinds={["PLAN"]} choose={n => change({ plans: [...state.plans, n.id] })} />
        <NodePicker label={words.filters.area} kinds={["AREA"]} choose={n => change({ areas: [...state.areas, n.id] })} />
        <Chips ids={[...state.plans, ...state.areas]} remove={id => change({ plans: state.plans.filter(p => p !== id), areas: state.areas.filter(a => a !== id) })} />
      </div>
      {found.state === "loading" && <Loading />}
      {found.failure && <Failed failure={found.failure} again={found.again} />}
      {found.state === "ready" && found.total === 0 && <Empty>{words.conflicts.none}</Empty>}
      {found.rows.length > 0 && (
        <>
          <p>{words.table.shown(found.rows.length, found.total)}</p>
          <Toolbar table={conflictTable(words, language, found.rows)} asked={{ operation: ConflictList, variables }} />
          <ol class="conflicts">{found.rows.map((c, i) => <OneConflict key={i} conflict={c} />)}</ol>
          {found.hasMore && <button type="button" onClick={found.more}>{words.table.more(found.total - found.rows.length)}</button>}
        </>
      )}
    </>
  );
}

function conflictTable(words: Words, language: Language, rows: Conflict[]): Table<Conflict> {
  return {
    caption: words.pages.conflicts,
    rows,
    columns: [
      { head: words.conflicts.kind, value: c => words.conflictKinds[c.kind] },
      { head: words.conflicts.where, value: c => words.conflictPlaces[c.place] },
      { head: words.conflicts.indicator, value: c => c.indicator?.name },
      { head: words.conflicts.area, value: c => c.area?.name },
      { head: words.conflicts.year, value: c => year(c.year) },
      { head: words.conflicts.sideA, value: c => c.sides[0]?.says },
      { head: words.conflicts.sideB, value: c => c.sides[1]?.says },
      { head: words.conflicts.explanations, value: c => c.explanations.map(e => said(e, language)).join(";") },
    ],
  };
}
