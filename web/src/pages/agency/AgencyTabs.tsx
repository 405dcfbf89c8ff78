import { useAnswer } from "../../api/answer";
import { useRows } from "../../api/pages";
import { AgencyElsewhere, AgencyOrganises, AgencyPartners, AgencyTasks } from "./agency.operations";
import type { AgencyOrganisesQuery, AgencyPartnersQuery, AgencyTasksQuery } from "../../api/generated";
import { useWords } from "../../ui/language";
import { DataTable, within, type Shown } from "../../ui/DataTable";
import { NodeLink } from "../../ui/Link";
import { RowsTable } from "../../ui/RowsTable";
import { Toolbar } from "../../ui/Toolbar";
import { Empty, When } from "../../ui/states";
import { EvidenceLink } from "../../document/EvidenceLink";
import { agencyColumns, planColumns, taskColumns } from "../../tables/nodes";
import { partColumns } from "../../tables/organisation";
import type { AgencyNode, AgencyState } from "./Agency";

type TasksOf = Extract<NonNullable<AgencyTasksQuery["node"]>, { tasks: unknown }>["tasks"]["edges"][number];

export function TasksByRole({ agency, state }: { agency: AgencyNode; state: AgencyState }) {
  const words = useWords();
  const variables = {
    agency: agency.id,
    roles: state.roles.length > 0 ? state.roles : null,
    filter: state.plans.length > 0 ? { plans: state.plans } : null,
  };
  const rows = useRows(AgencyTasks, variables, d => (d.node && "tasks" in d.node ? { ...d.node.tasks, nodes: d.node.tasks.edges } : null));
  const columns: Shown<TasksOf>[] = [
    { head: words.task.role, whole: true, value: e => words.roles[e.role] },
    ...within(taskColumns(words), (e: TasksOf) => e.node),
    { head: words.task.written, value: e => e.statedName },
    { head: words.target.inferred, optional: true, value: e => (e.inherited ? words.task.inherited : "") },
    { head: words.evidence.title, whole: true, value: e => e.passage?.id, show: e => <EvidenceLink id={e.passage?.id} of={e.node.title} /> },
  ];
  return <RowsTable caption={`${agency.name} · ${words.agency.tabs.tasks}`} rows={rows} columns={columns} asked={{ operation: AgencyTasks, variables }} keyOf={e => `${e.node.id}${e.role}`} />;
}

type PartIn = Extract<NonNullable<AgencyOrganisesQuery["node"]>, { organises: unknown }>["organises"]["edges"][number];

export function Organises({ agency }: { agency: AgencyNode }) {
  const words = useWords();
  const variables = { agency: agency.id };
  const rows = useRows(AgencyOrganises, variables, d => (d.node && "organises" in d.node ? { ...d.node.organises, nodes: d.node.organises.edges } : null));
  const [role, ...rest] = partColumns<PartIn>(words);
  const columns: Shown<PartIn>[] = [
    role!,
    ...within(planColumns(words).slice(0, 4), (e: PartIn) => e.node),
    ...rest,
    { head: words.evidence.title, whole: true, value: e => e.passage?.id, show: e => <EvidenceLink id={e.passage?.id} of={e.node.title} /> },
  ];
  return <RowsTable caption={`${agency.name} · ${words.agency.tabs.organises}`} rows={rows} columns={columns} asked={{ operation: AgencyOrganises, variables }} keyOf={e => `${e.node.id}${e.role}`} />;
}

type Pair = AgencyPartnersQuery["collaboration"]["pairs"][number];

export function Partners({ agency }: { agency: AgencyNode }) {
  const words = useWords();
  const variables = { agency: agency.id, first: 100 };
  const answer = useAnswer(AgencyPartners, variables);
  const other = (pair: Pair) => pair.agencies.find(a => a.id !== agency.id) ?? pair.agencies[0]!;
  const columns: Shown<Pair>[] = [
    { head: words.agency.partner, heads: true, value: p => other(p).name, show: p => <NodeLink type="Agency" id={other(p).id}>{other(p).name}</NodeLink> },
    { head: words.agency.area, value: p => other(p).area?.name },
    { head: words.agency.shared, numeric: true, value: p => p.shared },
    {
      head: words.task.title, value: p => p.tasks.nodes.map(t => `${t.key} ${t.title}`).join("、"),
      show: p => <ul class="bodies">{p.tasks.nodes.map(t => <li key={t.id}><NodeLink type="Task" id={t.id}>{t.key} {t.title}</NodeLink></li>)}{p.shared > p.tasks.nodes.length && <li>{words.table.more(p.shared - p.tasks.nodes.length)}</li>}</ul>,
    },
  ];
  return (
    <When answer={answer}>
      {({ collaboration }) => {
        const table = { caption: `${agency.name} · ${words.agency.tabs.partners}`, columns, rows: collaboration.pairs };
        return (
          <>
            <Toolbar table={table} asked={{ operation: AgencyPartners, variables }} />
            <DataTable {...table} keyOf={p => other(p).id} total={collaboration.totalPairs} />
          </>
        );
      }}
    </When>
  );
}

export function Elsewhere({ agency }: { agency: AgencyNode }) {
  const words = useWords();
  // By kind where the catalogue knows the body: bodies of one kind have other names.
  const kind = agency.functions[0] ?? agency.function;
  const variables = kind ? { function: kind } : null;
  const rows = useRows(AgencyElsewhere, variables, d => d.agencies);
  if (!variables || (rows.state === "ready" && rows.total <= 1)) return <Empty>{words.agency.noneElsewhere}</Empty>;
  return <RowsTable caption={`${kind} · ${words.agency.tabs.elsewhere}`} rows={rows} columns={agencyColumns(words)} asked={{ operation: AgencyElsewhere, variables }} keyOf={a => a.id} />;
}
