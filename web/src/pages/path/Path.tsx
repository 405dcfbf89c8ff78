import { useAnswer } from "../../api/answer";
import { Ways } from "./path.operations";
import type { WaysQuery } from "../../api/generated";
import { named } from "../../api/names";
import { addresses } from "../../url/addresses";
import { go, keepingLanguage } from "../../url/location";
import { useWords } from "../../ui/language";
import { Chips } from "../../ui/Chips";
import { DataTable, type Shown } from "../../ui/DataTable";
import { NodeLink } from "../../ui/Link";
import { NodePicker } from "../../ui/NodePicker";
import { PageHead } from "../../ui/PageHead";
import { Empty, When } from "../../ui/states";
import { Toolbar } from "../../ui/Toolbar";
import { EvidenceLink } from "../../document/EvidenceLink";

type Hop = WaysQuery["path"]["paths"][number]["hops"][number] & { way: number; step: number };

export function Path({ url }: { url: URL }) {
  const words = useWords();
  const state = addresses.path.read(url.searchParams);
  const change = (next: Partial<typeof state>) => go(keepingLanguage(addresses.path.href({ ...state, ...next })));
  const variables = state.from && state.to ? { from: state.from, to: state.to } : null;
  const answer = useAnswer(Ways, variables);
  return (
    <>
      <PageHead title={words.pages.path}><p class="lead">{words.home.ask.path}</p></PageHead>
      <div class="choosing">
        <div>
          <NodePicker label={words.path.from} choose={n => change({ from: n.id })} />
          {state.from && <Chips ids={[state.from]} remove={() => change({ from: "" })} />}
        </div>
        <div>
          <NodePicker label={words.path.to} choose={n => change({ to: n.id })} />
          {state.to && <Chips ids={[state.to]} remove={() => change({ to: "" })} />}
        </div>
      </div>
      {variables === null && <p class="state">{words.path.choose}</p>}
      <When answer={answer}>{({ path }) => <Found path={path} variables={variables} />}</When>
    </>
  );
}

function Found({ path, variables }: { path: WaysQuery["path"]; variables: unknown }) {
  const words = useWords();
  const ways = path.paths.map((p, i) => p.hops.map((hop, j): Hop => ({ ...hop, way: i + 1, step: j + 1 })));
  const node = (n: Hop["from"]) => <NodeLink type={n.__typename} id={n.id}>{named(n).name}</NodeLink>;
  const columns: Shown<Hop>[] = [
    { head: words.path.step, whole: true, value: h => h.step },
    { head: words.path.start, heads: true, value: h => named(h.from).name, show: h => node(h.from) },
    { head: words.path.relation, whole: true, value: h => `${words.relations[h.relation]} ${h.along ? words.path.along : words.path.against}` },
    { head: words.path.end, value: h => named(h.to).name, show: h => node(h.to) },
    {
      head: words.path.reason, value: h => (h.passage ? [h.passage.document?.title, h.passage.section].filter(Boolean).join(" · ") : words.path.vocabulary),
      show: h => (h.passage ? <>{h.passage.document?.title} <EvidenceLink id={h.passage.id} of={h.passage.document?.title ?? ""} /></> : words.path.vocabulary),
    },
  ];
  if (ways.length === 0) return <Empty>{words.path.none}</Empty>;
  const all = { caption: words.pages.path, columns: [{ head: words.pages.path, value: (h: Hop) => h.way }, ...columns], rows: ways.flat() };
  return (
    <>
      <Toolbar table={all} asked={{ operation: Ways, variables }} />
      {ways.map((hops, i) => <DataTable key={i} caption={words.path.way(i + 1, hops.length)} columns={columns} rows={hops} keyOf={h => String(h.step)} />)}
      {path.hasMore && <p>{words.path.more}</p>}
    </>
  );
}
