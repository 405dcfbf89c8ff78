import { useAnswer } from "../../api/answer";
import type { IndicatorRankingQuery } from "../../api/generated";
import { figure } from "../../words/number";
import { caveatSaid, said } from "../../words/said";
import { besides, figureRows, kindOf, type FigureRow } from "../../tables/figure";
import { Caveats } from "../../ui/Caveats";
import { DataTable, type Shown } from "../../ui/DataTable";
import { useLanguage, useWords } from "../../ui/language";
import { NodeLink } from "../../ui/Link";
import { Select } from "../../ui/Select";
import { When } from "../../ui/states";
import { Toolbar } from "../../ui/Toolbar";
import { EvidenceLink } from "../../document/EvidenceLink";
import { IndicatorRanking } from "./indicator.operations";

type RankingRow = IndicatorRankingQuery["ranking"]["nodes"][number];
type Props = { indicator: { id: string; name: string; unit: string | null }; years: number[]; year: number; choose(year: string): void };

// Areas by one year's figure. What has no rank says why, and no rank stands without
// its caveats.
export function Ranking({ indicator, years, year, choose }: Props) {
  const words = useWords();
  const language = useLanguage();
  const variables = { indicator: indicator.id, year };
  const answer = useAnswer(IndicatorRanking, variables);
  const columns: Shown<RankingRow>[] = [
    { head: words.ranking.rank, numeric: true, value: r => r.rank },
    { head: words.compare.area, heads: true, value: r => r.area.name, show: r => <NodeLink type="Area" id={r.area.id}>{r.area.name}</NodeLink> },
    { head: indicator.unit ? `${words.target.value}(${indicator.unit})` : words.target.value, numeric: true, value: r => r.value },
    { head: words.ranking.stated, value: r => figuresOf(r).map(f => textOf(f, kindOf(f, words))).join(";"), show: r => <Stated row={r} /> },
    { head: words.ranking.status, value: r => said(r, language), show: r => <span title={said(r, language)}>{words.statuses[r.status]}</span> },
    { head: words.compare.caveats, value: r => r.caveats.map(c => caveatSaid(c, language)).join(";") },
  ];
  return (
    <section aria-labelledby="ranking">
      <h2 id="ranking">{words.ranking.title}</h2>
      <div class="filters"><Select label={words.filters.year} value={String(year)} choices={years.map(y => ({ value: String(y), name: String(y) }))} change={choose} /></div>
      <When answer={answer}>
        {({ ranking }) => {
          const table = { caption: `${indicator.name} · ${year} · ${words.ranking.by[ranking.by]}`, columns, rows: ranking.nodes };
          return (
            <>
              <Caveats caveats={ranking.caveats} />
              <Toolbar table={table} asked={{ operation: IndicatorRanking, variables }} />
              <DataTable {...table} keyOf={r => r.area.id} total={ranking.totalCount} />
            </>
          );
        }}
      </When>
    </section>
  );
}

function figuresOf(row: RankingRow): FigureRow[] {
  return figureRows(row.targets, row.observations);
}

function textOf(f: FigureRow, kind: string): string {
  return [figure(f), kind, besides(f)].filter(Boolean).join(" · ");
}

function Stated({ row }: { row: RankingRow }) {
  const words = useWords();
  return <ul class="bodies">{figuresOf(row).map(f => <li key={f.id}>{textOf(f, kindOf(f, words))} <EvidenceLink id={f.id} of={`${f.statedIndicator} ${figure(f)}`} /></li>)}</ul>;
}
