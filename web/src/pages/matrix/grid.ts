import type { CellCountsFragment, MatrixOfQuery, TaskFilter } from "../../api/generated";
import type { Axis } from "../../url/addresses";
import type { Words } from "../../words/words";

type Matrix = MatrixOfQuery["matrix"];

export type GridRow = { key: string; label: string; node: { __typename: string; id: string } | null; total: number; counts: number[]; cells: (CellCountsFragment | null)[] };

// The counts as a full rectangle, in the order of the API.
export function grid(matrix: Matrix): GridRow[] {
  const at = new Map(matrix.columns.map((c, i) => [c.key, i]));
  const rows = new Map(matrix.rows.map(r => [r.key, { ...r, counts: matrix.columns.map(() => 0), cells: matrix.columns.map((): CellCountsFragment | null => null) }]));
  for (const cell of matrix.cells) {
    const row = rows.get(cell.row)!;
    row.counts[at.get(cell.column)!] = cell.count;
    row.cells[at.get(cell.column)!] = cell;
  }
  return [...rows.values()];
}

// What to know beside the count of a cell: only what changes how it reads.
export function besideCount(cell: CellCountsFragment, words: Words): string[] {
  return [
    cell.lines < cell.count ? words.matrix.lines(cell.lines) : "",
    cell.sole > 0 ? words.matrix.sole(cell.sole) : "",
    cell.jointLeads > 0 ? words.matrix.jointLeads(cell.jointLeads) : "",
    cell.presumedLeads > 0 ? words.matrix.presumed(cell.presumedLeads) : "",
    cell.planPlatforms > 0 ? words.matrix.planPlatforms(cell.planPlatforms) : "",
  ].filter(Boolean);
}

// How dark a cell is, 0 to 6: by the square root, so that a few large cells do not
// make all others look alike.
export function heat(count: number, most: number): number {
  return count === 0 || most === 0 ? 0 : Math.max(1, Math.ceil(6 * Math.sqrt(count / most)));
}

// What narrows the tasks to those of a row or a column, where a filter can say it.
export function narrowed(filter: TaskFilter, axis: Axis, key: string): TaskFilter {
  switch (axis) {
    case "FUNCTION": return { ...filter, functions: [key] };
    case "AGENCY": return { ...filter, agencies: [key] };
    case "AREA": return { ...filter, areas: [key] };
    case "PLAN": return { ...filter, plans: [key] };
    case "YEAR": return { ...filter, years: [Number(key)] };
    default: return filter;
  }
}

// Where an arrow, Home or End leads from a cell; null for any other key.
export function moved(key: string, [row, column]: [number, number], rows: number, columns: number, ctrl: boolean): [number, number] | null {
  const within = (n: number, size: number) => Math.max(0, Math.min(size - 1, n));
  switch (key) {
    case "ArrowRight": return [row, within(column + 1, columns)];
    case "ArrowLeft": return [row, within(column - 1, columns)];
    case "ArrowDown": return [within(row + 1, rows), column];
    case "ArrowUp": return [within(row - 1, rows), column];
    case "Home": return [ctrl ? 0 : row, 0];
    case "End": return [ctrl ? rows - 1 : row, columns - 1];
    default: return null;
  }
}
