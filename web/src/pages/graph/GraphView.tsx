import { useState } from "preact/hooks";
import { addresses, hrefOf } from "../../url/addresses";
import { grouped } from "../../words/number";
import type { Words } from "../../words/words";
import { useWords } from "../../ui/language";
import { DataTable, type Shown } from "../../ui/DataTable";
import { lazy } from "../../ui/lazy";
import { Link, NodeLink } from "../../ui/Link";
import { Select } from "../../ui/Select";
import { Toolbar, type Asked } from "../../ui/Toolbar";
import { canOpen, openedWith, readOpened, type Edge, type Neighbourhood } from "./neighbourhood";
import type { GraphState } from "./Graph";

const Network = lazy(() => import("../../network/Network").then(m => m.Network));

// Beyond this many nodes a picture tells nothing, and the table is the place.
const mostNodes = 400;

type Props = { around: Neighbourhood; opened: string[]; state: GraphState; change(next: Partial<GraphState>): void; asked: Asked };

export function GraphView({ around, opened, state, change, asked }: Props) {
  const words = useWords();
  const [image, hold] = useState<(() => Promise<Blob>) | null>(null);
  const names = new Map(around.nodes.map(n => [n.id, n]));
  const chosen = names.get(state.chosen) ?? names.get(state.id);
  const isOpened = new Set(opened.map(o => readOpened(o).id));
  const large = around.nodes.length >= mostNodes;
  const canExpand = (id: string) => !large && canOpen(opened, id, around.more);
  // What cannot be expanded any further is chosen instead, and its page has the rest.
  const expand = (id: string) => change(canExpand(id) ? { opened: openedWith(opened, id), chosen: id } : { chosen: id });
  const left = around.more.find(m => m.of === chosen?.id)?.left ?? 0;
  const table = { caption: words.graph.table, columns: edgeColumns(words, names), rows: around.edges };
  const drawing = {
    nodes: around.nodes.map(n => ({ id: n.id, type: n.type, name: n.name, opened: isOpened.has(n.id), chosen: n.id === chosen?.id })),
    edges: around.edges.map(e => ({ ...e, label: words.relations[e.relation] ?? e.relation })),
    more: around.more.map(m => ({ of: m.of, label: words.graph.more(grouped(m.left)) })),
  };
  return (
    <>
      <Toolbar table={table} asked={asked} {...(image ? { image } : {})} json={() => ({ nodes: around.nodes, edges: around.edges })} />
      <p>{words.graph.count(around.nodes.length, around.edges.length)} <span class="hint">{large ? words.graph.tooMany : words.graph.hint}</span></p>
      <div class="graph-frame">
        <Network drawing={drawing} label={words.graph.canvas} choose={id => change({ chosen: id })} expand={expand} ready={save => hold(() => save)} />
        <aside>
          <Legend around={around} />
          {chosen && (
            <section aria-label={words.graph.chosen}>
              <Select label={words.graph.chosen} value={chosen.id} choices={around.nodes.map(n => ({ value: n.id, name: n.name }))} change={id => change({ chosen: id })} />
              <p><strong>{chosen.name}</strong> <small>{chosen.detail}</small></p>
              {left > 0 && <p>{words.graph.more(grouped(left))}{!canExpand(chosen.id) && <small> {words.graph.rest}</small>}</p>}
              <p class="actions">
                {canExpand(chosen.id) && <button type="button" onClick={() => expand(chosen.id)}>{words.graph.expand}</button>}
                {hrefOf(chosen.type, chosen.id) && <NodeLink type={chosen.type} id={chosen.id}>{words.graph.open}</NodeLink>}
                {chosen.id !== state.id && <Link href={addresses.graph.href({ id: chosen.id })}>{words.graph.restart}</Link>}
                <Link href={addresses.path.href({ from: chosen.id })}>{words.graph.ways}</Link>
              </p>
            </section>
          )}
        </aside>
      </div>
      <DataTable {...table} keyOf={e => e.id} />
    </>
  );
}

function Legend({ around }: { around: Neighbourhood }) {
  const words = useWords();
  const counts = new Map<string, number>();
  for (const n of around.nodes) counts.set(n.type, (counts.get(n.type) ?? 0) + 1);
  return (
    <ul class="legend" aria-label={words.graph.legend}>
      {[...counts].map(([type, count]) => (
        <li key={type}><span class={`mark mark-${type}`} aria-hidden="true" /> {words.kinds[type as keyof Words["kinds"]]} {count}</li>
      ))}
    </ul>
  );
}

function edgeColumns(words: Words, names: Map<string, { id: string; type: string; name: string }>): Shown<Edge>[] {
  const link = (id: string) => <NodeLink type={names.get(id)!.type} id={id}>{names.get(id)!.name}</NodeLink>;
  return [
    { head: words.path.start, heads: true, value: e => names.get(e.source)!.name, show: e => link(e.source) },
    { head: words.graph.relation, whole: true, value: e => words.relations[e.relation] ?? e.relation },
    { head: words.path.end, value: e => names.get(e.target)!.name, show: e => link(e.target) },
  ];
}
