import type { Column } from "./table";

// The order of a table by one of its columns of numbers, as it stands in the
// address: the column's place, and - for the largest first. Names keep the order of
// the API, which knows how Chinese is read.
export type Sorting = { column: number; descending: boolean };

export function readSorting(written: string | null): Sorting | null {
  const found = /^(-?)(\d{1,2})$/.exec(written ?? "");
  return found ? { column: Number(found[2]), descending: found[1] === "-" } : null;
}

// The next order when a head is chosen: largest first, then smallest, then as it was.
export function nextSorting(now: Sorting | null, column: number): string | null {
  if (now?.column !== column) return `-${column}`;
  return now.descending ? String(column) : null;
}

// What has no number stands last, whichever way; what is equal keeps its order.
export function sorted<Row>(rows: Row[], columns: Column<Row>[], sorting: Sorting | null): Row[] {
  const column = sorting ? columns[sorting.column] : undefined;
  if (!sorting || !column?.numeric) return rows;
  const way = sorting.descending ? -1 : 1;
  const number = (row: Row) => {
    const value = column.value(row);
    return typeof value === "number" ? value * way : Infinity;
  };
  return [...rows].sort((a, b) => (number(a) < number(b) ? -1 : number(a) > number(b) ? 1 : 0));
}
