import { useRows } from "../../api/pages";
import { PlanOrganisation, PlanPlatforms, PlanTargets, PlanTasks } from "./plan.operations";
import type { PlanOrganisationQuery } from "../../api/generated";
import { useWords } from "../../ui/language";
import type { Shown } from "../../ui/DataTable";
import { NodeLink } from "../../ui/Link";
import { RowsTable } from "../../ui/RowsTable";
import { EvidenceLink } from "../../document/EvidenceLink";
import { partColumns } from "../../tables/organisation";
import { figureRows } from "../../tables/figure";
import { figureColumns } from "../../tables/figures";
import { platformColumns } from "../../tables/nodes";
import { outline } from "../../tables/outline";
import { outlineColumns } from "../../tables/tasks";
import { targetFilter, taskFilter } from "./filters";
import type { PlanNode, PlanState } from "./Plan";

export function TasksTab({ plan, state }: { plan: PlanNode; state: PlanState }) {
  const words = useWords();
  const variables = { plan: plan.id, filter: taskFilter(state) };
  const read = useRows(PlanTasks, variables, d => (d.node && "tasks" in d.node ? d.node.tasks : null));
  const rows = { ...read, rows: outline(read.rows) };
  return <RowsTable caption={`${plan.title} · ${words.plan.tabs.tasks}`} rows={rows} columns={outlineColumns(words, plan.rolesUsed)} asked={{ operation: PlanTasks, variables }} keyOf={t => t.id} />;
}

export function TargetsTab({ plan, state }: { plan: PlanNode; state: PlanState }) {
  const words = useWords();
  const variables = { plan: plan.id, filter: targetFilter(state) };
  const read = useRows(PlanTargets, variables, d => (d.node && "targets" in d.node ? d.node.targets : null));
  const rows = { ...read, rows: figureRows(read.rows, []) };
  return <RowsTable caption={`${plan.title} · ${words.plan.tabs.targets}`} rows={rows} columns={figureColumns(words)} asked={{ operation: PlanTargets, variables }} keyOf={t => t.id} />;
}

export function PlatformsTab({ plan }: { plan: PlanNode }) {
  const words = useWords();
  const variables = { plan: plan.id };
  const rows = useRows(PlanPlatforms, variables, d => d.platforms);
  return <RowsTable caption={`${plan.title} · ${words.plan.tabs.platforms}`} rows={rows} columns={platformColumns(words)} asked={{ operation: PlanPlatforms, variables }} keyOf={p => p.id} />;
}

type PartIn = Extract<NonNullable<PlanOrganisationQuery["node"]>, { organisation: unknown }>["organisation"]["edges"][number];

export function OrganisationTab({ plan }: { plan: PlanNode }) {
  const words = useWords();
  const variables = { plan: plan.id };
  const rows = useRows(PlanOrganisation, variables, d => (d.node && "organisation" in d.node ? { ...d.node.organisation, nodes: d.node.organisation.edges } : null));
  const [role, ...rest] = partColumns<PartIn>(words);
  const columns: Shown<PartIn>[] = [
    role!,
    { head: words.task.agency, heads: true, value: e => e.node.name, show: e => <NodeLink type="Agency" id={e.node.id}>{e.node.name}</NodeLink> },
    ...rest,
    { head: words.evidence.title, whole: true, value: e => e.passage?.id, show: e => <EvidenceLink id={e.passage?.id} of={e.node.name} /> },
  ];
  return <RowsTable caption={`${plan.title} · ${words.plan.tabs.organisation}`} rows={rows} columns={columns} asked={{ operation: PlanOrganisation, variables }} keyOf={e => `${e.node.id}${e.role}`} />;
}
