import type { ComponentChildren } from "preact";
import { useRows } from "../../api/pages";
import { AgencyList, AreaList, IndicatorList, PlanList, PlatformList } from "./lists.operations";
import type { AreaListQuery, IndicatorListQuery } from "../../api/generated";
import { addresses } from "../../url/addresses";
import { go, keepingLanguage } from "../../url/location";
import { useWords } from "../../ui/language";
import type { Shown } from "../../ui/DataTable";
import { NodeLink } from "../../ui/Link";
import { PageHead } from "../../ui/PageHead";
import { RowsTable } from "../../ui/RowsTable";
import { TextFilter } from "../../ui/TextFilter";
import { agencyColumns, planColumns, platformColumns } from "../../tables/nodes";

// The lists of one kind each: everything of it, narrowed down by a text.

type Listed = "plans" | "agencies" | "areas" | "platforms" | "indicators";

function Frame({ page, url, children }: { page: Listed; url: URL; children: ComponentChildren }) {
  const words = useWords();
  const state = addresses[page].read(url.searchParams);
  return (
    <>
      <PageHead title={words.pages[page]}><p class="lead">{words.lists[page]}</p></PageHead>
      <div class="filters" role="search" aria-label={words.filters.label}>
        <TextFilter label={words.filters.text} value={state.text} change={text => go(keepingLanguage(addresses[page].href({ ...state, text })), "replace")} />
      </div>
      {children}
    </>
  );
}

const textOf = (page: Listed, url: URL) => addresses[page].read(url.searchParams).text || null;

export function Plans({ url }: { url: URL }) {
  const words = useWords();
  const variables = { filter: { text: textOf("plans", url) } };
  const rows = useRows(PlanList, variables, data => data.plans);
  return <Frame page="plans" url={url}><RowsTable caption={words.pages.plans} rows={rows} columns={planColumns(words)} asked={{ operation: PlanList, variables }} keyOf={p => p.id} /></Frame>;
}

export function Agencies({ url }: { url: URL }) {
  const words = useWords();
  const { areas, functions } = addresses.agencies.read(url.searchParams);
  const variables = { filter: { text: textOf("agencies", url), areas: areas.length > 0 ? areas : null, functions: functions.length > 0 ? functions : null } };
  const rows = useRows(AgencyList, variables, data => data.agencies);
  return <Frame page="agencies" url={url}><RowsTable caption={words.pages.agencies} rows={rows} columns={agencyColumns(words)} asked={{ operation: AgencyList, variables }} keyOf={a => a.id} /></Frame>;
}

export function Platforms({ url }: { url: URL }) {
  const words = useWords();
  const { areas, kinds } = addresses.platforms.read(url.searchParams);
  const variables = { filter: { text: textOf("platforms", url), areas: areas.length > 0 ? areas : null, kinds: kinds.length > 0 ? kinds : null } };
  const rows = useRows(PlatformList, variables, data => data.platforms);
  return <Frame page="platforms" url={url}><RowsTable caption={words.pages.platforms} rows={rows} columns={platformColumns(words)} asked={{ operation: PlatformList, variables }} keyOf={p => p.id} /></Frame>;
}

type AreaRow = AreaListQuery["areas"]["nodes"][number];

export function Areas({ url }: { url: URL }) {
  const words = useWords();
  const variables = { filter: { text: textOf("areas", url) } };
  const rows = useRows(AreaList, variables, data => data.areas);
  const columns: Shown<AreaRow>[] = [
    { head: words.area.name, heads: true, value: a => a.name, show: a => <NodeLink type="Area" id={a.id}>{a.name}</NodeLink> },
    { head: words.area.level, whole: true, value: a => words.levels[a.level ?? ""] ?? a.level },
    { head: words.area.code, whole: true, value: a => a.code },
    { head: words.area.partOf, value: a => a.partOf?.name, show: a => a.partOf && <NodeLink type="Area" id={a.partOf.id}>{a.partOf.name}</NodeLink> },
    { head: words.area.plans, numeric: true, value: a => a.plans.totalCount },
    { head: words.area.agencies, numeric: true, value: a => a.agencies.totalCount },
    { head: words.area.platforms, numeric: true, value: a => a.platforms.totalCount },
  ];
  return <Frame page="areas" url={url}><RowsTable caption={words.pages.areas} rows={rows} columns={columns} asked={{ operation: AreaList, variables }} keyOf={a => a.id} /></Frame>;
}

type IndicatorRow = IndicatorListQuery["indicators"]["nodes"][number];

export function Indicators({ url }: { url: URL }) {
  const words = useWords();
  const variables = { filter: { text: textOf("indicators", url) } };
  const rows = useRows(IndicatorList, variables, data => data.indicators);
  const columns: Shown<IndicatorRow>[] = [
    { head: words.indicator.name, heads: true, value: i => i.name, show: i => <NodeLink type="Indicator" id={i.id}>{i.name}</NodeLink> },
    { head: words.indicator.unit, whole: true, value: i => i.unit },
    { head: words.area.targets, numeric: true, value: i => i.targets.totalCount },
    { head: words.area.observations, numeric: true, value: i => i.observations.totalCount },
  ];
  return <Frame page="indicators" url={url}><RowsTable caption={words.pages.indicators} rows={rows} columns={columns} asked={{ operation: IndicatorList, variables }} keyOf={i => i.id} /></Frame>;
}
