import { useAnswer } from "../../api/answer";
import type { AreaGrowthQuery, AreaProgressQuery, AreaWorkloadQuery, ObservationRowFragment, TargetRowFragment } from "../../api/generated";
import { named } from "../../api/names";
import { useRows } from "../../api/pages";
import { figure, period, quotient, year } from "../../words/number";
import { caveatSaid } from "../../words/said";
import type { Words } from "../../words/words";
import { besides } from "../../tables/figure";
import { Caveats } from "../../ui/Caveats";
import { DataTable, type Shown } from "../../ui/DataTable";
import { useLanguage, useWords } from "../../ui/language";
import { NodeLink } from "../../ui/Link";
import { RowsTable } from "../../ui/RowsTable";
import { When } from "../../ui/states";
import { Toolbar } from "../../ui/Toolbar";
import { EvidenceLink } from "../../document/EvidenceLink";
import { AreaGrowth, AreaProgress, AreaWorkload } from "./area.operations";
import type { AreaNode } from "./Area";

type WorkloadRow = AreaWorkloadQuery["workload"]["nodes"][number];

// Who has how many tasks, in which roles. What one body alone answers for and what it
// is presumed to lead have columns of their own: neither is a lead.
export function Workload({ area }: { area: AreaNode }) {
  const words = useWords();
  const variables = { area: area.id };
  const rows = useRows(AreaWorkload, variables, d => d.workload);
  const count = (head: string, value: (r: WorkloadRow) => number): Shown<WorkloadRow> => ({ head, numeric: true, value });
  const columns: Shown<WorkloadRow>[] = [
    { head: words.agency.name, heads: true, value: r => r.agency.name, show: r => <NodeLink type="Agency" id={r.agency.id}>{r.agency.name}</NodeLink> },
    count(words.workload.tasks, r => r.tasks),
    count(words.workload.lines, r => r.lines),
    count(words.roles.LEAD, r => r.leads),
    count(words.workload.jointLeads, r => r.jointLeads),
    count(words.roles.SUPPORT, r => r.supports),
    count(words.roles.RESPONSIBLE, r => r.responsible),
    count(words.workload.sole, r => r.sole),
    count(words.workload.presumedLeads, r => r.presumedLeads),
    { head: words.workload.due, value: r => r.byDue.map(d => `${year(d.year) || words.compare.noYear}:${d.count}`).join(";") },
  ];
  return (
    <>
      {rows.first && <Caveats caveats={rows.first.workload.caveats} />}
      <RowsTable caption={`${area.name} · ${words.area.workload}`} rows={rows} columns={columns} asked={{ operation: AreaWorkload, variables }} keyOf={r => r.agency.id} />
    </>
  );
}

type ProgressRow = AreaProgressQuery["progress"]["rows"][number];

// What is promised beside what is reported: never a verdict.
export function Progress({ area }: { area: AreaNode }) {
  const words = useWords();
  const language = useLanguage();
  const variables = { area: area.id };
  const answer = useAnswer(AreaProgress, variables);
  const columns: Shown<ProgressRow>[] = [
    { head: words.compare.indicator, heads: true, value: r => r.indicator.name, show: r => <NodeLink type="Indicator" id={r.indicator.id}>{r.indicator.name}</NodeLink> },
    { head: words.target.promised, value: r => r.targets.map(f => inWords(f, words)).join(";"), show: r => <FigureList figures={r.targets} /> },
    { head: words.target.reported, value: r => r.observations.map(f => inWords(f, words)).join(";"), show: r => <FigureList figures={r.observations} /> },
    { head: words.progress.comparable, whole: true, value: r => (r.comparable ? words.progress.yes : words.progress.no) },
    { head: words.compare.caveats, value: r => r.reasons.map(c => caveatSaid(c, language)).join(";") },
    { head: words.progress.near, optional: true, value: r => nearFigures(r.near).map(nearName).join(";"), show: r => <NearFigures near={r.near} /> },
  ];
  return (
    <When answer={answer}>
      {({ progress }) => {
        const table = { caption: `${area.name} · ${words.area.progress}`, columns, rows: progress.rows };
        return (
          <>
            <Caveats caveats={progress.caveats} />
            <Toolbar table={table} asked={{ operation: AreaProgress, variables }} />
            <DataTable {...table} keyOf={r => r.indicator.id} />
          </>
        );
      }}
    </When>
  );
}

type AnyFigure = TargetRowFragment | ObservationRowFragment;

// A higher value to strive for is another promise than the one that is otherwise worded alike.
function inWords(f: AnyFigure, words: Words): string {
  return [year(f.year), figure(f), besides(f), "stretch" in f && f.stretch ? words.target.stretch : ""].filter(Boolean).join(" ");
}

function FigureList({ figures }: { figures: AnyFigure[] }) {
  const words = useWords();
  return <ul class="bodies">{figures.map(f => <li key={f.id}>{inWords(f, words)} <EvidenceLink id={f.id} of={`${f.statedIndicator} ${figure(f)}`} /></li>)}</ul>;
}

type NearFigure = Extract<ProgressRow["near"][number], { __typename: "Target" | "Observation" }>;

function nearFigures(near: ProgressRow["near"]): NearFigure[] {
  return near.filter((f): f is NearFigure => f.__typename === "Target" || f.__typename === "Observation");
}

function nearName(f: NearFigure): string {
  const { name, detail } = named(f);
  return [name, detail].filter(Boolean).join(" ");
}

function NearFigures({ near }: { near: ProgressRow["near"] }) {
  return <ul class="bodies">{nearFigures(near).map(f => <li key={f.id}>{nearName(f)} <EvidenceLink id={f.id} of={nearName(f)} /></li>)}</ul>;
}

type GrowthRow = AreaGrowthQuery["growth"]["nodes"][number];

// How promises grow from the first year that a plan names to the last.
export function Growth({ area }: { area: AreaNode }) {
  const words = useWords();
  const language = useLanguage();
  const variables = { area: area.id };
  const answer = useAnswer(AreaGrowth, variables);
  const columns: Shown<GrowthRow>[] = [
    { head: words.compare.indicator, heads: true, value: r => r.indicator.name, show: r => <NodeLink type="Indicator" id={r.indicator.id}>{r.indicator.name}</NodeLink> },
    { head: words.target.scope, optional: true, value: r => [r.scope, r.qualifier].filter(Boolean).join(" · ") },
    { head: words.target.year, whole: true, value: r => period(year(r.fromYear), year(r.toYear)) },
    { head: words.target.unit, whole: true, value: r => r.indicator.unit },
    { head: words.growth.from, numeric: true, value: r => r.from },
    { head: words.growth.to, numeric: true, value: r => r.to },
    { head: words.growth.change, numeric: true, value: r => r.change },
    { head: words.growth.ratio, numeric: true, value: r => r.ratio, show: r => quotient(r.ratio) },
    { head: words.compare.caveats, value: r => r.caveats.map(c => caveatSaid(c, language)).join(";") },
    { head: words.evidence.title, whole: true, value: r => r.targets.map(t => t.id).join(";"), show: r => <EvidenceLink id={r.targets.at(-1)?.id} of={r.indicator.name} /> },
  ];
  return (
    <When answer={answer}>
      {({ growth }) => {
        const table = { caption: `${area.name} · ${words.area.growth}`, columns, rows: growth.nodes };
        return (
          <>
            <Caveats caveats={growth.caveats} />
            {growth.single + growth.undated > 0 && <p class="hint">{words.growth.left(growth.single, growth.undated)}</p>}
            <Toolbar table={table} asked={{ operation: AreaGrowth, variables }} />
            <DataTable {...table} keyOf={r => r.targets.map(t => t.id).join(" ")} total={growth.totalCount} />
          </>
        );
      }}
    </When>
  );
}
