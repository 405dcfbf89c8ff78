import { useAnswer } from "../../api/answer";
import { IndicatorFigures, IndicatorHead } from "./indicator.operations";
import type { IndicatorFiguresQuery, IndicatorHeadQuery } from "../../api/generated";
import { addresses } from "../../url/addresses";
import { go, keepingLanguage } from "../../url/location";
import { useWords } from "../../ui/language";
import { DataTable, type Shown } from "../../ui/DataTable";
import { Facts } from "../../ui/Facts";
import { Link, NodeLink } from "../../ui/Link";
import { NodePage } from "../../ui/NodePage";
import { PageHead } from "../../ui/PageHead";
import { Toolbar } from "../../ui/Toolbar";
import { When } from "../../ui/states";
import { figureRows } from "../../tables/figure";
import { figureColumns } from "../../tables/figures";
import { Ranking } from "./Ranking";

type IndicatorNode = Extract<NonNullable<IndicatorHeadQuery["node"]>, { __typename: "Indicator" }>;

export function Indicator({ url }: { url: URL }) {
  const words = useWords();
  const { id, year } = addresses.indicator.read(url.searchParams);
  return (
    <NodePage id={id} operation={IndicatorHead} kind={words.pages.indicator} has={d => d.node?.__typename === "Indicator"}>
      {data => {
        const indicator = data.node as IndicatorNode;
        return (
          <>
            <PageHead kind={words.kinds.Indicator} title={indicator.name}><IndicatorFacts indicator={indicator} /></PageHead>
            <Figures indicator={indicator} year={year} />
            {indicator.family && <Family family={indicator.family} />}
          </>
        );
      }}
    </NodePage>
  );
}

function IndicatorFacts({ indicator }: { indicator: IndicatorNode }) {
  const words = useWords();
  return (
    <Facts
      facts={[
        [words.indicator.unit, indicator.unit],
        [words.indicator.concept, indicator.concept],
        [words.indicator.direction, indicator.betterDirection && words.indicator.better[indicator.betterDirection]],
        [words.target.kind, [indicator.flow ? words.indicator.flow : words.indicator.stock, indicator.cumulative ? words.indicator.cumulative : ""].filter(Boolean).join(" · ")],
        [words.indicator.aliases, indicator.aliases.join("、")],
      ]}
    />
  );
}

function Figures({ indicator, year }: { indicator: IndicatorNode; year: string }) {
  const words = useWords();
  const variables = { id: indicator.id };
  const answer = useAnswer(IndicatorFigures, variables);
  return (
    <When answer={answer}>
      {data => {
        const table = { caption: indicator.name, columns: figureColumns(words), rows: figureRows(data.targets.nodes, data.observations.nodes) };
        return (
          <>
            <p class="actions"><Link href={addresses.compare.href({ indicators: [indicator.id], areas: areasOf(data).slice(0, 8) })}>{words.indicator.compare}</Link></p>
            <Toolbar table={table} asked={{ operation: IndicatorFigures, variables }} />
            <DataTable {...table} keyOf={f => f.id} total={data.targets.totalCount + data.observations.totalCount} />
            <Ranked indicator={indicator} data={data} year={year} />
          </>
        );
      }}
    </When>
  );
}

// Ranked for the year that the address names, else for the last that a figure is for.
function Ranked({ indicator, data, year }: { indicator: IndicatorNode; data: IndicatorFiguresQuery; year: string }) {
  const years = [...new Set([...data.targets.nodes, ...data.observations.nodes].flatMap(f => (f.year === null ? [] : [f.year])))].sort((a, b) => b - a);
  const chosen = years.find(y => String(y) === year) ?? years[0];
  if (chosen === undefined) return null;
  return <Ranking indicator={indicator} years={years} year={chosen} choose={y => go(keepingLanguage(addresses.indicator.href({ id: indicator.id, year: y })))} />;
}

type FamilyOf = NonNullable<IndicatorNode["family"]>;
type Relative = FamilyOf["indicators"]["nodes"][number];

// Stock and new, count and area of one thing: side by side, never merged.
function Family({ family }: { family: FamilyOf }) {
  const words = useWords();
  const columns: Shown<Relative>[] = [
    { head: words.indicator.name, heads: true, value: i => i.name, show: i => <NodeLink type="Indicator" id={i.id}>{i.name}</NodeLink> },
    { head: words.indicator.unit, value: i => i.unit },
    { head: words.indicator.targets, numeric: true, value: i => i.targets.totalCount },
    { head: words.indicator.observations, numeric: true, value: i => i.observations.totalCount },
  ];
  return (
    <section aria-labelledby="family">
      <h2 id="family">{words.indicator.family}:{family.name}</h2>
      <p class="actions">
        <Link href={addresses.compare.href({ indicators: family.indicators.nodes.map(i => i.id) })}>{words.indicator.compareFamily}</Link>
      </p>
      <DataTable caption={family.name} columns={columns} rows={family.indicators.nodes} keyOf={i => i.id} total={family.indicators.totalCount} />
    </section>
  );
}

function areasOf(data: IndicatorFiguresQuery): string[] {
  const all = [...data.targets.nodes, ...data.observations.nodes].flatMap(f => (f.area ? [f.area.id] : []));
  return [...new Set(all)];
}
