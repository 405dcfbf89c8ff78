import { useAnswer } from "../../api/answer";
import { Compare as CompareOperation } from "./compare.operations";
import { addresses, type StateOfPage } from "../../url/addresses";
import { go, keepingLanguage } from "../../url/location";
import { useWords } from "../../ui/language";
import { Chips } from "../../ui/Chips";
import { NodePicker } from "../../ui/NodePicker";
import { PageHead } from "../../ui/PageHead";
import { Tabs } from "../../ui/Tabs";
import { When } from "../../ui/states";
import { Suggestions } from "./Suggestions";
import { ComparedView } from "./ComparedView";

export type CompareState = StateOfPage<"compare">;

const mostAreas = 8;

export function Compare({ url }: { url: URL }) {
  const words = useWords();
  const state = addresses.compare.read(url.searchParams);
  const areas = state.areas.slice(0, mostAreas);
  const change = (next: Partial<CompareState>) => go(keepingLanguage(addresses.compare.href({ ...state, ...next })));
  return (
    <>
      <PageHead title={words.pages.compare}><p class="lead">{words.home.ask.compare}</p></PageHead>
      <div class="choosing">
        <div>
          <NodePicker label={words.compare.areas} kinds={["AREA"]} choose={n => change({ areas: [...state.areas, n.id] })} />
          <Chips ids={areas} remove={id => change({ areas: state.areas.filter(a => a !== id) })} />
          {state.areas.length > mostAreas && <p class="hint" role="alert">{words.compare.tooMany}</p>}
        </div>
        <div>
          <NodePicker label={words.compare.indicators} kinds={["INDICATOR"]} choose={n => change({ indicators: [...state.indicators, n.id] })} />
          <Chips ids={state.indicators} remove={id => change({ indicators: state.indicators.filter(i => i !== id) })} />
        </div>
      </div>
      {areas.length < 2 && <p class="state">{words.compare.needAreas}</p>}
      {areas.length >= 2 && state.indicators.length > 0 && (
        <Tabs label={words.pages.compare} tabs={[["table", words.compare.table], ["chart", words.compare.chart]]} chosen={state.view} choose={view => change({ view })}>
          <Compared state={{ ...state, areas }} change={change} />
        </Tabs>
      )}
      {areas.length >= 2 && <Suggestions areas={areas} chosen={state.indicators} add={id => change({ indicators: [...state.indicators, id] })} />}
    </>
  );
}

function Compared({ state, change }: { state: CompareState; change(next: Partial<CompareState>): void }) {
  const variables = { indicators: state.indicators, areas: state.areas, years: state.years.length > 0 ? state.years : null };
  const answer = useAnswer(CompareOperation, variables);
  return <When answer={answer}>{data => <ComparedView comparison={data.compare} state={state} change={change} asked={{ operation: CompareOperation, variables }} />}</When>;
}
