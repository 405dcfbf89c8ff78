import { useRows } from "../../api/pages";
import { PlanPlatforms, PlanTargets, PlanTasks } from "./plan.operations";
import { useWords } from "../../ui/language";
import { RowsTable } from "../../ui/RowsTable";
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
