import { plain } from "../words/number";

// A table as plain data: what is drawn, copied and downloaded is the same.
export type Value = string | number | null | undefined;

export type Column<Row> = {
  head: string;
  // What is copied and downloaded: one bare value a cell.
  value(row: Row): Value;
  numeric?: boolean;
  // The cell that names its row.
  heads?: boolean;
};

export type Table<Row> = { caption: string; columns: Column<Row>[]; rows: Row[] };

export function values<Row>(table: Table<Row>): Value[][] {
  return table.rows.map(row => table.columns.map(column => column.value(row)));
}

export function csv<Row>(table: Table<Row>): string {
  const lines = [table.columns.map(c => c.head), ...values(table)].map(line => line.map(v => quoted(written(v))).join(","));
  return `\ufeff${lines.join("\r\n")}\r\n`;
}

export function tabbed<Row>(table: Table<Row>): string {
  const lines = [table.columns.map(c => c.head), ...values(table)].map(line => line.map(v => written(v).replace(/\s+/g, " ")).join("\t"));
  return `${lines.join("\n")}\n`;
}

export function html<Row>(table: Table<Row>): string {
  const line = (cells: Value[], tag: string) => `<tr>${cells.map(v => `<${tag}>${escaped(written(v))}</${tag}>`).join("")}</tr>`;
  return `<table><caption>${escaped(table.caption)}</caption><thead>${line(table.columns.map(c => c.head), "th")}</thead><tbody>${values(table).map(v => line(v, "td")).join("")}</tbody></table>`;
}

// A spreadsheet takes text that begins with one of these for a formula.
function written(value: Value): string {
  if (value == null) return "";
  if (typeof value === "number") return plain(value);
  return /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
}

function quoted(value: string): string {
  return /[",\r\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value;
}

function escaped(value: string): string {
  return value.replace(/[&<>"]/g, c => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" })[c]!);
}
