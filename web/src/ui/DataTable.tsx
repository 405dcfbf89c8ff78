import type { ComponentChildren } from "preact";
import type { Column, Table } from "./table";
import type { Sorting } from "./sort";
import { useWords } from "./language";
import { Empty } from "./states";

export type Shown<Row> = Column<Row> & {
  // What is drawn where that is more than the value: a link, a mark.
  show?(row: Row): ComponentChildren;
  // Left out of the drawing where no row has anything to say in it.
  optional?: boolean;
  // Short, and never broken: a number of the document, a date.
  whole?: boolean;
};

// The columns of what stands within a row: of an edge's node, of a step's plan.
export function within<Row, Inner>(columns: Shown<Inner>[], inner: (row: Row) => Inner): Shown<Row>[] {
  return columns.map(({ show, value, ...rest }) => ({
    ...rest,
    value: row => value(inner(row)),
    ...(show ? { show: (row: Row) => show(inner(row)) } : {}),
  }));
}

type Props<Row> = Omit<Table<Row>, "columns"> & {
  columns: Shown<Row>[];
  keyOf(row: Row): string;
  total?: number;
  more?: (() => void) | undefined;
  // How it is ordered, where the reader may order it by a column of numbers.
  order?: { now: Sorting | null; by(column: number): void } | undefined;
};

export function DataTable<Row>({ caption, columns: all, rows, keyOf, total = rows.length, more, order }: Props<Row>) {
  const words = useWords();
  if (rows.length === 0) return <Empty />;
  const columns = all.filter(c => !c.optional || rows.some(row => (c.value(row) ?? "") !== ""));
  return (
    <div class="table-frame">
      <table>
        <caption>{caption} <span class="count">{rows.length < total ? words.table.shown(rows.length, total) : words.table.count(total)}</span></caption>
        <thead>
          <tr>{columns.map(c => <Head column={c} at={all.indexOf(c)} order={order} />)}</tr>
        </thead>
        <tbody>
          {rows.map(row => (
            <tr key={keyOf(row)}>{columns.map(c => <Cell column={c} row={row} />)}</tr>
          ))}
        </tbody>
      </table>
      {more && rows.length < total && <button type="button" onClick={more}>{words.table.more(total - rows.length)} · {words.table.moreOpen}</button>}
    </div>
  );
}

function Head<Row>({ column, at, order }: { column: Shown<Row>; at: number; order: Props<Row>["order"] }) {
  const words = useWords();
  if (!column.numeric || !order) return <th scope="col" class={column.numeric ? "numeric" : undefined}>{column.head}</th>;
  const way = order.now?.column !== at ? "none" : order.now.descending ? "descending" : "ascending";
  return (
    <th scope="col" class="numeric" aria-sort={way}>
      <button type="button" title={words.table.order} onClick={() => order.by(at)}>
        {column.head} <span aria-hidden="true">{way === "none" ? "↕" : way === "descending" ? "↓" : "↑"}</span>
      </button>
    </th>
  );
}

function Cell<Row>({ column, row }: { column: Shown<Row>; row: Row }) {
  const content = column.show ? column.show(row) : column.value(row);
  if (column.heads) return <th scope="row">{content}</th>;
  return <td class={column.numeric ? "numeric" : column.whole ? "whole" : undefined}>{content}</td>;
}
