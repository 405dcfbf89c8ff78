import type { Words } from "../words/words";
import { period } from "../words/number";
import type { Shown } from "../ui/DataTable";
import { NodeLink } from "../ui/Link";
import type { AgencyCountsFragment, PlanNameFragment, PlatformRowFragment, TaskLineFragment } from "../api/generated";

// Columns for the kinds of node that several pages list.

type Area = { id: string; name: string } | null;

const areaOf = (area: Area) => area && <NodeLink type="Area" id={area.id}>{area.name}</NodeLink>;

export function planColumns(words: Words): Shown<PlanNameFragment>[] {
  return [
    { head: words.plan.title, heads: true, value: p => p.title, show: p => <NodeLink type="Plan" id={p.id}>{p.title}</NodeLink> },
    { head: words.plan.docNumber, whole: true, value: p => p.docNumber },
    { head: words.plan.area, whole: true, value: p => p.area?.name, show: p => areaOf(p.area) },
    { head: words.plan.period, whole: true, value: p => period(p.periodStart, p.periodEnd) },
    { head: words.plan.issuedOn, whole: true, value: p => p.issuedOn },
    { head: words.home.loaded, whole: true, value: p => (p.cited ? words.home.cited : words.plan.loaded) },
  ];
}

export function agencyColumns(words: Words, withArea = true): Shown<AgencyCountsFragment>[] {
  const columns: Shown<AgencyCountsFragment>[] = [
    { head: words.agency.name, heads: true, value: a => a.name, show: a => <NodeLink type="Agency" id={a.id}>{a.name}</NodeLink> },
    { head: words.agency.function, value: a => a.function },
    { head: words.agency.leads, numeric: true, value: a => a.leads.totalCount },
    { head: words.agency.supports, numeric: true, value: a => a.supports.totalCount },
    { head: words.agency.responsible, numeric: true, value: a => a.responsible.totalCount },
  ];
  return withArea ? [...columns.slice(0, 2), { head: words.agency.area, value: a => a.area?.name, show: a => areaOf(a.area) }, ...columns.slice(2)] : columns;
}

export function platformColumns(words: Words): Shown<PlatformRowFragment>[] {
  return [
    { head: words.platform.name, heads: true, value: p => p.name, show: p => <NodeLink type="Platform" id={p.id}>{p.name}</NodeLink> },
    { head: words.platform.kind, whole: true, value: p => p.kind },
    { head: words.platform.area, value: p => p.area?.name, show: p => areaOf(p.area) },
    { head: words.platform.tasks, numeric: true, value: p => p.tasks.totalCount },
  ];
}

export function taskColumns(words: Words): Shown<TaskLineFragment>[] {
  return [
    { head: words.task.key, whole: true, value: t => t.key },
    { head: words.task.title, heads: true, value: t => t.title, show: t => <NodeLink type="Task" id={t.id}>{t.title}</NodeLink> },
    { head: words.task.plan, value: t => t.plan.title, show: t => <NodeLink type="Plan" id={t.plan.id}>{t.plan.title}</NodeLink> },
  ];
}
