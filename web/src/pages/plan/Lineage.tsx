import { useAnswer } from "../../api/answer";
import { PlanLineage } from "./plan.operations";
import type { LineageRowFragment } from "../../api/generated";
import { useWords } from "../../ui/language";
import { DataTable, within, type Shown } from "../../ui/DataTable";
import { NodeLink } from "../../ui/Link";
import { Empty, When } from "../../ui/states";
import { Toolbar } from "../../ui/Toolbar";
import { EvidenceLink } from "../../document/EvidenceLink";
import { planColumns } from "../../tables/nodes";

type Row = LineageRowFragment & { way: string };

export function Lineage({ plan }: { plan: string }) {
  const words = useWords();
  const variables = { plan };
  const answer = useAnswer(PlanLineage, variables);
  const columns: Shown<Row>[] = [
    { head: words.plan.tabs.lineage, value: r => r.way },
    { head: words.path.step, value: r => words.plan.depth(r.depth) },
    ...within(planColumns(words).slice(0, 5), (r: Row) => r.plan),
    { head: words.home.loaded, value: r => (r.loaded ? words.plan.loaded : words.home.cited) },
    { head: words.plan.through, optional: true, value: r => (r.depth > 1 ? r.through.title : null), show: r => r.depth > 1 && <NodeLink type="Plan" id={r.through.id}>{r.through.title}</NodeLink> },
    { head: words.evidence.title, whole: true, value: r => r.passage?.id, show: r => <EvidenceLink id={r.passage?.id} of={r.plan.title} /> },
  ];
  return (
    <When answer={answer}>
      {({ lineage }) => {
        const rows = [...lineage.up.map(s => ({ ...s, way: words.plan.up })), ...lineage.down.map(s => ({ ...s, way: words.plan.down }))];
        if (rows.length === 0) return <Empty>{words.plan.noLineage}</Empty>;
        const table = { caption: words.plan.tabs.lineage, columns, rows };
        return (
          <>
            <Toolbar table={table} asked={{ operation: PlanLineage, variables }} />
            <DataTable {...table} keyOf={r => `${r.way}${r.plan.id}`} />
            {lineage.hasMore && <p>{words.plan.moreLineage}</p>}
          </>
        );
      }}
    </When>
  );
}
