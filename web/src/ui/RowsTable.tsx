import type { Rows } from "../api/pages";
import { go, useAddress, withCommon } from "../url/location";
import { DataTable, type Shown } from "./DataTable";
import { nextSorting, readSorting, sorted } from "./sort";
import { Failed, Loading } from "./states";
import { Toolbar, type Asked } from "./Toolbar";

type Props<Row> = { caption: string; rows: Rows<Row>; columns: Shown<Row>[]; asked: Asked; keyOf(row: Row): string };

// A list of the API as a table with its toolbar, in whatever state it is. It can be
// ordered by its numbers once all of it is there: part of a list has no largest.
export function RowsTable<Row>({ caption, rows: read, columns, asked, keyOf }: Props<Row>) {
  const url = useAddress();
  if (read.state === "loading") return <Loading />;
  const now = read.hasMore ? null : readSorting(url.searchParams.get("sort"));
  const rows = sorted(read.rows, columns, now);
  const by = (column: number) => go(withCommon(url, { sort: nextSorting(now, column) }), "replace");
  return (
    <>
      {rows.length > 0 && <Toolbar table={{ caption, columns, rows }} asked={asked} />}
      {read.failure && <Failed failure={read.failure} again={read.again} />}
      {read.state === "ready" && (
        <DataTable caption={caption} columns={columns} rows={rows} keyOf={keyOf} total={read.total} more={read.more} order={read.hasMore ? undefined : { now, by }} />
      )}
    </>
  );
}
