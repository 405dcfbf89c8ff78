import type { Rows } from "../api/pages";
import { DataTable, type Shown } from "./DataTable";
import { Failed, Loading } from "./states";
import { Toolbar, type Asked } from "./Toolbar";

type Props<Row> = { caption: string; rows: Rows<Row>; columns: Shown<Row>[]; asked: Asked; keyOf(row: Row): string };

// A list of the API as a table with its toolbar, in whatever state it is.
export function RowsTable<Row>({ caption, rows, columns, asked, keyOf }: Props<Row>) {
  if (rows.state === "loading") return <Loading />;
  return (
    <>
      {rows.rows.length > 0 && <Toolbar table={{ caption, columns, rows: rows.rows }} asked={asked} />}
      {rows.failure && <Failed failure={rows.failure} again={rows.again} />}
      {rows.state === "ready" && <DataTable caption={caption} columns={columns} rows={rows.rows} keyOf={keyOf} total={rows.total} more={rows.more} />}
    </>
  );
}
