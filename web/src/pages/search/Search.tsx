import { useAnswer } from "../../api/answer";
import { useRows } from "../../api/pages";
import { SearchAll } from "./search.operations";
import type { SearchAllQuery } from "../../api/generated";
import { named } from "../../api/names";
import { addresses } from "../../url/addresses";
import { useWords } from "../../ui/language";
import { DataTable, type Shown } from "../../ui/DataTable";
import { Link, NodeLink } from "../../ui/Link";
import { PageHead } from "../../ui/PageHead";
import { Toolbar } from "../../ui/Toolbar";
import { Empty, Failed, Loading } from "../../ui/states";

type Hit = SearchAllQuery["search"]["edges"][number];

export function Search({ url }: { url: URL }) {
  const words = useWords();
  const { text } = addresses.search.read(url.searchParams);
  const hits = useRows(SearchAll, text ? { text } : null, data => ({ ...data.search, nodes: data.search.edges }));
  const columns: Shown<Hit>[] = [
    { head: words.search.kind, whole: true, value: h => words.kinds[h.node.__typename] },
    { head: words.search.name, heads: true, value: h => named(h.node).name, show: h => <NodeLink type={h.node.__typename} id={h.node.id}>{named(h.node).name}</NodeLink> },
    { head: words.search.place, value: h => named(h.node).detail },
    { head: words.search.matched, whole: true, value: h => words.matched[h.matched] ?? h.matched },
  ];
  const table = { caption: words.search.title(text), columns, rows: hits.rows };
  return (
    <>
      <PageHead title={words.search.title(text)} />
      {!text && <Empty>{words.search.ask}</Empty>}
      {text && hits.state === "loading" && <Loading />}
      {hits.failure && <Failed failure={hits.failure} again={hits.again} />}
      {text && hits.state === "ready" && (
        hits.rows.length === 0 ? <NothingFound text={text} /> : (
          <>
            <Toolbar table={table} asked={{ operation: SearchAll, variables: { text } }} />
            <DataTable {...table} keyOf={h => h.cursor} total={hits.total} more={hits.more} />
          </>
        )
      )}
    </>
  );
}

// Names that are near to what was typed, where nothing has it.
function NothingFound({ text }: { text: string }) {
  const words = useWords();
  const answer = useAnswer(SearchAll, { text });
  const near = answer.state === "ready" ? answer.data.search.suggestions : [];
  return (
    <>
      <Empty>{words.search.none(text)}</Empty>
      {near.length > 0 && <p>{words.search.suggestions}{near.map((name, i) => <>{i > 0 && "、"}<Link href={addresses.search.href({ text: name })}>{name}</Link></>)}</p>}
    </>
  );
}
