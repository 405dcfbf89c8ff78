import { useEffect, useRef } from "preact/hooks";
import { useAnswer } from "../../api/answer";
import { MatrixCell } from "./matrix.operations";
import type { MatrixOfQuery } from "../../api/generated";
import { useWords } from "../../ui/language";
import { DataTable, type Shown } from "../../ui/DataTable";
import { When } from "../../ui/states";
import { Toolbar } from "../../ui/Toolbar";
import { EvidenceLink } from "../../document/EvidenceLink";
import { taskColumns } from "../../tables/nodes";
import type { TaskLineFragment } from "../../api/generated";
import { besideCount, narrowed } from "./grid";
import { filterOf, type MatrixState } from "./Matrix";

export function CellTasks({ matrix, state }: { matrix: MatrixOfQuery["matrix"]; state: MatrixState }) {
  const words = useWords();
  const heading = useRef<HTMLHeadingElement>(null);
  const filter = narrowed(narrowed(filterOf(state), state.rows, state.row), state.columns, state.column);
  const variables = { rows: state.rows, columns: state.columns, roles: state.roles.length > 0 ? state.roles : null, filter, first: 100 };
  const answer = useAnswer(MatrixCell, variables);
  const row = matrix.rows.find(r => r.key === state.row)?.label ?? state.row;
  const column = matrix.columns.find(c => c.key === state.column)?.label ?? state.column;
  useEffect(() => heading.current?.focus(), [state.row, state.column]);
  const columns: Shown<TaskLineFragment>[] = [
    ...taskColumns(words),
    { head: words.evidence.title, whole: true, value: t => t.id, show: t => <EvidenceLink id={t.id} of={t.title} /> },
  ];
  return (
    <section aria-labelledby="cell-tasks">
      <h2 id="cell-tasks" ref={heading} tabIndex={-1}>{words.matrix.open}:{row} × {column}</h2>
      <When answer={answer}>
        {data => {
          const cell = data.matrix.cells.find(c => c.row === state.row && c.column === state.column);
          const table = { caption: `${row} × ${column}`, columns, rows: cell?.tasks.nodes ?? [] };
          return (
            <>
              {cell && besideCount(cell, words).length > 0 && <p class="hint">{besideCount(cell, words).join(";")}</p>}
              <Toolbar table={table} asked={{ operation: MatrixCell, variables }} />
              <DataTable {...table} keyOf={t => t.id} total={cell?.tasks.totalCount ?? 0} />
            </>
          );
        }}
      </When>
    </section>
  );
}
