import { TaskHead } from "./task.operations";
import type { TaskHeadQuery } from "../../api/generated";
import { addresses } from "../../url/addresses";
import { useWords } from "../../ui/language";
import { DataTable, type Shown } from "../../ui/DataTable";
import { Facts } from "../../ui/Facts";
import { Link, NodeLink } from "../../ui/Link";
import { NodePage } from "../../ui/NodePage";
import { PageHead } from "../../ui/PageHead";
import { Toolbar } from "../../ui/Toolbar";
import { Empty } from "../../ui/states";
import { EvidenceLink } from "../../document/EvidenceLink";
import { figureRows } from "../../tables/figure";
import { figureColumns } from "../../tables/figures";
import { platformColumns } from "../../tables/nodes";
import { outline } from "../../tables/outline";
import { outlineColumns } from "../../tables/tasks";

type TaskNode = Extract<NonNullable<TaskHeadQuery["node"]>, { __typename: "Task" }>;
type Assignment = TaskNode["agencies"]["edges"][number];

export function Task({ url }: { url: URL }) {
  const words = useWords();
  const { id } = addresses.task.read(url.searchParams);
  return (
    <NodePage id={id} operation={TaskHead} kind={words.pages.task} has={d => d.node?.__typename === "Task"}>
      {data => <Details task={data.node as TaskNode} />}
    </NodePage>
  );
}

function Details({ task }: { task: TaskNode }) {
  const words = useWords();
  const assignments = { caption: words.task.assignments, columns: assignmentColumns(words), rows: task.agencies.edges };
  const subtasks = outline(task.subtasks.nodes);
  return (
    <>
      <PageHead kind={words.kinds.Task} title={`${task.key} ${task.title}`}>
        <Facts
          facts={[
            [words.task.plan, task.plan && <NodeLink type="Plan" id={task.plan.id}>{task.plan.title}</NodeLink>],
            [words.task.parent, task.parent && <NodeLink type="Task" id={task.parent.id}>{task.parent.key} {task.parent.title}</NodeLink>],
            [words.task.source, words.sources[task.part]],
            [words.task.groups, task.groups.join(" › ")],
            [words.task.schedule, task.schedule.join(";")],
            [words.task.due, task.due && `${task.due}(${task.dueBasis ? words.task.dueBases[task.dueBasis] : ""})`],
            [words.task.summary, task.summary],
          ]}
        />
        <p class="actions">
          <EvidenceLink id={task.id} of={task.title} />
          <Link href={addresses.graph.href({ id: task.id })}>{words.pages.graph}</Link>
        </p>
      </PageHead>
      <Toolbar table={assignments} asked={{ operation: TaskHead, variables: { id: task.id } }} />
      {task.agencies.totalCount === 0 ? <Empty>{words.task.noAgencies}</Empty> : <DataTable {...assignments} keyOf={e => `${e.node.id}${e.role}${e.position}`} total={task.agencies.totalCount} />}
      {task.targets.totalCount > 0 && <DataTable caption={words.task.targets} columns={figureColumns(words)} rows={figureRows(task.targets.nodes, [])} keyOf={t => t.id} total={task.targets.totalCount} />}
      {task.platforms.totalCount > 0 && <DataTable caption={words.task.platforms} columns={platformColumns(words)} rows={task.platforms.nodes} keyOf={p => p.id} total={task.platforms.totalCount} />}
      {subtasks.length > 0 && <DataTable caption={words.task.subtasks} columns={outlineColumns(words, task.plan?.rolesUsed ?? [])} rows={subtasks} keyOf={t => t.id} total={task.subtasks.totalCount} />}
    </>
  );
}

function assignmentColumns(words: ReturnType<typeof useWords>): Shown<Assignment>[] {
  return [
    { head: words.task.role, whole: true, value: e => words.roles[e.role] },
    { head: words.task.agency, heads: true, value: e => e.node.name, show: e => <NodeLink type="Agency" id={e.node.id}>{e.node.name}</NodeLink> },
    { head: words.task.written, value: e => e.statedName ?? e.node.name },
    { head: words.agency.area, value: e => e.node.area?.name },
    { head: words.target.inferred, optional: true, value: e => (e.inherited ? words.task.inherited : "") },
    { head: words.evidence.title, whole: true, value: e => e.passage?.id, show: e => <EvidenceLink id={e.passage?.id} of={e.node.name} /> },
  ];
}
