import { useRef, useState } from "preact/hooks";
import type { MatrixOfQuery } from "../../api/generated";
import { useWords } from "../../ui/language";
import { NodeLink } from "../../ui/Link";
import { Empty } from "../../ui/states";
import { Toolbar, type Asked } from "../../ui/Toolbar";
import { besideCount, grid, heat, moved, type GridRow } from "./grid";
import type { MatrixState } from "./Matrix";

type Matrix = MatrixOfQuery["matrix"];
type Props = { matrix: Matrix; state: MatrixState; open(row: string, column: string): void; asked: Asked };

// The counts as a grid that the arrow keys walk: one cell can be tabbed to, Enter
// opens its tasks.
export function MatrixGrid({ matrix, state, open, asked }: Props) {
  const words = useWords();
  const frame = useRef<HTMLTableElement>(null);
  const [at, setAt] = useState<[number, number]>([0, 0]);
  const rows = grid(matrix);
  const most = Math.max(0, ...matrix.cells.map(c => c.count));
  const caption = `${words.axes[state.rows]} × ${words.axes[state.columns]}`;
  if (rows.length === 0 || matrix.columns.length === 0) return <Empty>{words.matrix.empty}</Empty>;

  const table = {
    caption,
    rows,
    columns: [
      { head: words.axes[state.rows], value: (r: GridRow) => r.label },
      ...matrix.columns.map((c, i) => ({ head: c.label, value: (r: GridRow) => r.counts[i]! })),
      { head: words.matrix.total, value: (r: GridRow) => r.total },
    ],
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const next = moved(event.key, at, rows.length, matrix.columns.length, event.ctrlKey);
    if (!next) return;
    event.preventDefault();
    setAt(next);
    frame.current!.querySelector<HTMLElement>(`[data-cell="${next.join("-")}"]`)?.focus();
  };
  return (
    <>
      <Toolbar table={table} asked={asked} />
      <div class="table-frame">
        <table role="grid" aria-label={caption} class="matrix" ref={frame} onKeyDown={onKeyDown}>
          <thead>
            <tr>
              <th scope="col">{words.axes[state.rows]}</th>
              {matrix.columns.map(c => <th scope="col" key={c.key}>{c.node ? <NodeLink type={c.node.__typename} id={c.node.id}>{c.label}</NodeLink> : c.label}</th>)}
              <th scope="col" class="numeric">{words.matrix.total}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row, r) => (
              <tr key={row.key}>
                <th scope="row">{row.node ? <NodeLink type={row.node.__typename} id={row.node.id}>{row.label}</NodeLink> : row.label}</th>
                {row.counts.map((count, c) => {
                  const column = matrix.columns[c]!;
                  const beside = row.cells[c] ? besideCount(row.cells[c], words) : [];
                  const chosen = state.row === row.key && state.column === column.key;
                  return (
                    <td key={column.key} role="gridcell" class={`heat-${heat(count, most)}`} aria-selected={chosen}>
                      <button
                        type="button" data-cell={`${r}-${c}`} tabIndex={at[0] === r && at[1] === c ? 0 : -1}
                        aria-label={[words.matrix.cell(row.label, column.label, count), ...beside].join(";")} title={beside.join(";") || undefined} onFocus={() => setAt([r, c])} onClick={() => count > 0 && open(row.key, column.key)}
                      >
                        {count || ""}
                      </button>
                    </td>
                  );
                })}
                <td class="numeric">{row.total}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}
