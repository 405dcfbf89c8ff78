import { useAnswer } from "../../api/answer";
import { GapsOf } from "./gaps.operations";
import type { GapsOfQuery, Status } from "../../api/generated";
import { addresses } from "../../url/addresses";
import { go, keepingLanguage } from "../../url/location";
import { useWords } from "../../ui/language";
import { Caveats } from "../../ui/Caveats";
import { Chips } from "../../ui/Chips";
import { DataTable, type Shown } from "../../ui/DataTable";
import { Link, NodeLink } from "../../ui/Link";
import { NodePicker } from "../../ui/NodePicker";
import { PageHead } from "../../ui/PageHead";
import { When } from "../../ui/states";
import { Toolbar } from "../../ui/Toolbar";

type Row = { sort: string; name: string; id: string | null; area: Status; comparedTo: Status; areaCount: number; comparedToCount: number; elsewhere: number };

export function Gaps({ url }: { url: URL }) {
  const words = useWords();
  const state = addresses.gaps.read(url.searchParams);
  const change = (next: Partial<typeof state>) => go(keepingLanguage(addresses.gaps.href({ ...state, ...next })));
  const variables = state.area && state.comparedTo ? { area: state.area, comparedTo: state.comparedTo } : null;
  const answer = useAnswer(GapsOf, variables);
  return (
    <>
      <PageHead title={words.pages.gaps}><p class="lead">{words.home.ask.gaps}</p></PageHead>
      <div class="choosing">
        <div>
          <NodePicker label={words.gaps.area} kinds={["AREA"]} choose={n => change({ area: n.id })} />
          {state.area && <Chips ids={[state.area]} remove={() => change({ area: "" })} />}
        </div>
        <div>
          <NodePicker label={words.gaps.comparedTo} kinds={["AREA"]} choose={n => change({ comparedTo: n.id })} />
          {state.comparedTo && <Chips ids={[state.comparedTo]} remove={() => change({ comparedTo: "" })} />}
        </div>
      </div>
      {variables === null && <p class="state">{words.gaps.choose}</p>}
      <When answer={answer}>{({ gaps }) => <GapTables gaps={gaps} variables={variables} />}</When>
    </>
  );
}

function GapTables({ gaps, variables }: { gaps: GapsOfQuery["gaps"]; variables: unknown }) {
  const words = useWords();
  const groups: [string, Row[]][] = [
    [words.gaps.indicators, gaps.indicators.map(g => ({ ...g, sort: words.gaps.indicators, name: g.indicator.name, id: g.indicator.id }))],
    [words.gaps.functions, gaps.functions.map(g => ({ ...g, sort: words.gaps.functions, id: null }))],
    [words.gaps.platformKinds, gaps.platformKinds.map(g => ({ ...g, sort: words.gaps.platformKinds, id: null }))],
  ];
  const sides = [gaps.area, gaps.comparedTo];
  const columns: Shown<Row>[] = [
    { head: words.gaps.name, heads: true, value: r => r.name, show: r => nameOf(r, words.gaps.functions) },
    { head: gaps.area.area.name, whole: true, value: r => words.statuses[r.area] },
    { head: `${gaps.area.area.name} · ${words.gaps.count}`, numeric: true, value: r => r.areaCount },
    { head: gaps.comparedTo.area.name, whole: true, value: r => words.statuses[r.comparedTo] },
    { head: `${gaps.comparedTo.area.name} · ${words.gaps.count}`, numeric: true, value: r => r.comparedToCount },
    { head: words.gaps.elsewhere, numeric: true, value: r => r.elsewhere },
  ];
  const caption = `${gaps.area.area.name} × ${gaps.comparedTo.area.name}`;
  const all = { caption, columns: [{ head: words.filters.kind, value: (r: Row) => r.sort }, ...columns], rows: groups.flatMap(([, rows]) => rows) };
  return (
    <>
      <div class="notes">{sides.filter(s => s.plans.length === 0).map(s => <p key={s.area.id}>{words.gaps.notLoaded(s.area.name)}</p>)}</div>
      <Caveats caveats={gaps.caveats} />
      <p>{words.gaps.plans}:{sides.flatMap(s => s.plans).map((p, i) => <>{i > 0 && "、"}<NodeLink type="Plan" id={p.id}>{p.title}</NodeLink></>)}</p>
      <Toolbar table={all} asked={{ operation: GapsOf, variables }} />
      {groups.map(([title, rows]) => (
        <section key={title} aria-label={title}>
          <h2>{title}</h2>
          {rows.length === 0 ? <p class="state">{words.gaps.none}</p> : <DataTable caption={`${title} · ${caption}`} columns={columns} rows={rows} keyOf={r => r.name} />}
        </section>
      ))}
    </>
  );
}

function nameOf(row: Row, functions: string) {
  if (row.id) return <NodeLink type="Indicator" id={row.id}>{row.name}</NodeLink>;
  const href = row.sort === functions ? addresses.agencies.href({ functions: [row.name] }) : addresses.platforms.href({ kinds: [row.name] });
  return <Link href={href}>{row.name}</Link>;
}
