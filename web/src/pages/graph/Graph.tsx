import { useAnswers } from "../../api/answers";
import { addresses, type StateOfPage } from "../../url/addresses";
import { go, keepingLanguage } from "../../url/location";
import { useWords } from "../../ui/language";
import { NodePicker } from "../../ui/NodePicker";
import { PageHead } from "../../ui/PageHead";
import { When } from "../../ui/states";
import { Neighbours } from "./graph.operations";
import { GraphView } from "./GraphView";
import { firstOf, neighbourhood, readOpened } from "./neighbourhood";

export type GraphState = StateOfPage<"graph">;

export function Graph({ url }: { url: URL }) {
  const words = useWords();
  const state = addresses.graph.read(url.searchParams);
  const change = (next: Partial<GraphState>) => go(keepingLanguage(addresses.graph.href({ ...state, ...next })));
  return (
    <>
      <PageHead title={words.pages.graph}><p class="lead">{words.home.ask.graph}</p></PageHead>
      <div class="choosing">
        <NodePicker label={words.graph.choose} choose={n => change({ id: n.id, opened: [], chosen: "" })} />
      </div>
      {state.id && <Opened key={state.id} state={state} change={change} />}
    </>
  );
}

function Opened({ state, change }: { state: GraphState; change(next: Partial<GraphState>): void }) {
  const words = useWords();
  const opened = state.opened.length > 0 ? state.opened : [state.id];
  const asked = opened.map(readOpened).map(({ id, level }) => ({ id, first: firstOf(level) }));
  const answer = useAnswers(Neighbours, asked);
  return (
    <When answer={answer}>
      {data => {
        const nodes = data.flatMap(d => (d.node ? [d.node] : []));
        if (nodes.length === 0) return <p class="state">{words.states.noNode(state.id)}</p>;
        return <GraphView around={neighbourhood(nodes)} opened={opened} state={state} change={change} asked={{ operation: Neighbours, variables: asked[0] }} />;
      }}
    </When>
  );
}
