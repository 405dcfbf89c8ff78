import { AreaHead, AreaAgencies, AreaObservations, AreaPlatformCounts, AreaPlatforms, AreaTargets } from "./area.operations";
import type { AreaHeadQuery } from "../../api/generated";
import { useAnswer } from "../../api/answer";
import { useRows } from "../../api/pages";
import { addresses, type StateOfPage } from "../../url/addresses";
import { go, keepingLanguage } from "../../url/location";
import { useWords } from "../../ui/language";
import { DataTable } from "../../ui/DataTable";
import { Facts } from "../../ui/Facts";
import { Link, NodeLink } from "../../ui/Link";
import { NodePage } from "../../ui/NodePage";
import { PageHead } from "../../ui/PageHead";
import { RowsTable } from "../../ui/RowsTable";
import { Tabs } from "../../ui/Tabs";
import { Empty } from "../../ui/states";
import { figureRows } from "../../tables/figure";
import { figureColumns } from "../../tables/figures";
import { agencyColumns, planColumns, platformColumns } from "../../tables/nodes";
import { Growth, Progress, Workload } from "./AreaAnalyses";

export type AreaNode = Extract<NonNullable<AreaHeadQuery["node"]>, { __typename: "Area" }>;

const views = ["plans", "agencies", "platforms", "targets", "observations", "workload", "progress", "growth"] as const;

export function Area({ url }: { url: URL }) {
  const words = useWords();
  const state = addresses.area.read(url.searchParams);
  const change = (next: Partial<StateOfPage<"area">>) => go(keepingLanguage(addresses.area.href({ ...state, ...next })));
  return (
    <NodePage id={state.id} operation={AreaHead} kind={words.pages.area} has={d => d.node?.__typename === "Area"}>
      {data => {
        const area = data.node as AreaNode;
        return (
          <>
            <PageHead kind={words.kinds.Area} title={area.name}><AreaFacts area={area} /></PageHead>
            <Tabs label={area.name} tabs={views.map(v => [v, words.area[v]])} chosen={state.view} choose={view => change({ view })}>
              {state.view === "plans" && <Plans area={area} />}
              {state.view === "agencies" && <Agencies area={area} />}
              {state.view === "platforms" && <Platforms area={area} parts={state.parts === "with"} change={withParts => change({ parts: withParts ? "with" : "without" })} />}
              {state.view === "targets" && <Targets area={area} />}
              {state.view === "observations" && <Observations area={area} />}
              {state.view === "workload" && <Workload area={area} />}
              {state.view === "progress" && <Progress area={area} />}
              {state.view === "growth" && <Growth area={area} />}
            </Tabs>
          </>
        );
      }}
    </NodePage>
  );
}

function AreaFacts({ area }: { area: AreaNode }) {
  const words = useWords();
  return (
    <>
      <Facts
        facts={[
          [words.area.level, words.levels[area.level ?? ""] ?? area.level],
          [words.area.code, area.code],
          [words.area.partOf, area.partOf && <NodeLink type="Area" id={area.partOf.id}>{area.partOf.name}</NodeLink>],
          [words.area.parts, area.parts.nodes.map((p, i) => <>{i > 0 && "、"}<NodeLink type="Area" id={p.id}>{p.name}</NodeLink></>)],
          [words.area.aliases, area.aliases.join("、")],
        ]}
      />
      <p class="actions">
        <Link href={addresses.compare.href({ areas: [area.id] })}>{words.area.compareWith}</Link>
        <Link href={addresses.gaps.href({ area: area.id })}>{words.area.gapsWith}</Link>
        <Link href={addresses.matrix.href({ rows: "AGENCY", columns: "TASK_GROUP", areas: [area.id] })}>{words.pages.matrix}</Link>
        <Link href={addresses.timeline.href({ areas: [area.id] })}>{words.pages.timeline}</Link>
        <Link href={addresses.graph.href({ id: area.id })}>{words.pages.graph}</Link>
      </p>
    </>
  );
}

function Plans({ area }: { area: AreaNode }) {
  const words = useWords();
  if (area.plans.totalCount === 0) return <Empty>{words.area.noPlans}</Empty>;
  return <DataTable caption={words.area.plans} columns={planColumns(words)} rows={area.plans.nodes} keyOf={p => p.id} total={area.plans.totalCount} />;
}

function Agencies({ area }: { area: AreaNode }) {
  const words = useWords();
  const variables = { filter: { areas: [area.id] } };
  const rows = useRows(AreaAgencies, variables, d => d.agencies);
  return <RowsTable caption={`${area.name} · ${words.area.agencies}`} rows={rows} columns={agencyColumns(words, false)} asked={{ operation: AreaAgencies, variables }} keyOf={a => a.id} />;
}

function Platforms({ area, parts, change }: { area: AreaNode; parts: boolean; change(withParts: boolean): void }) {
  const words = useWords();
  const variables = { filter: { areas: [area.id], withParts: parts } };
  const rows = useRows(AreaPlatforms, variables, d => d.platforms);
  const counts = useAnswer(AreaPlatformCounts, { area: area.id });
  const inParts = counts.state === "ready" ? counts.data.whole.totalCount - counts.data.own.totalCount : 0;
  return (
    <>
      {counts.state === "ready" && (parts || inParts > 0) && (
        <p class="hint"><label><input type="checkbox" checked={parts} onChange={e => change(e.currentTarget.checked)} /> {words.area.platformsOfParts(inParts)}</label></p>
      )}
      <RowsTable caption={`${area.name} · ${words.area.platforms}`} rows={rows} columns={platformColumns(words)} asked={{ operation: AreaPlatforms, variables }} keyOf={p => p.id} />
    </>
  );
}

function Targets({ area }: { area: AreaNode }) {
  const words = useWords();
  const variables = { areas: [area.id] };
  const rows = useRows(AreaTargets, variables, d => d.targets);
  return <RowsTable caption={`${area.name} · ${words.area.targets}`} rows={{ ...rows, rows: figureRows(rows.rows, []) }} columns={figureColumns(words, ["area"])} asked={{ operation: AreaTargets, variables }} keyOf={f => f.id} />;
}

function Observations({ area }: { area: AreaNode }) {
  const words = useWords();
  const variables = { areas: [area.id] };
  const rows = useRows(AreaObservations, variables, d => d.observations);
  return <RowsTable caption={`${area.name} · ${words.area.observations}`} rows={{ ...rows, rows: figureRows([], rows.rows) }} columns={figureColumns(words, ["area"])} asked={{ operation: AreaObservations, variables }} keyOf={f => f.id} />;
}
