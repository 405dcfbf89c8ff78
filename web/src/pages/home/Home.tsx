import { useAnswer } from "../../api/answer";
import { Home as HomeOperation } from "./home.operations";
import type { HomeQuery } from "../../api/generated";
import { addresses, hrefOf } from "../../url/addresses";
import { go, keepingLanguage } from "../../url/location";
import { grouped } from "../../words/number";
import { useWords } from "../../ui/language";
import { Link } from "../../ui/Link";
import { NodePicker } from "../../ui/NodePicker";
import { PageHead } from "../../ui/PageHead";
import { When } from "../../ui/states";
import { byPeriod, tree, type AreaTree } from "./loaded";

export function Home() {
  const words = useWords();
  const answer = useAnswer(HomeOperation, {});
  return (
    <div class="home">
      <PageHead title={words.name}><p class="lead">{words.home.lead}</p></PageHead>
      <div class="big-search">
        <NodePicker
          label={words.home.search} hint={words.home.searchHint}
          choose={n => go(keepingLanguage(hrefOf(n.type, n.id) ?? addresses.search.href({ text: n.name })))}
          submit={text => go(keepingLanguage(addresses.search.href({ text })))}
        />
      </div>
      <section aria-labelledby="questions">
        <h2 id="questions">{words.home.questions}</h2>
        <Questions />
      </section>
      <When answer={answer}>{data => <Loaded data={data} />}</When>
      <Downloads />
    </div>
  );
}

const questions = ["compare", "matrix", "timeline", "conflicts", "gaps", "agencies", "graph", "path"] as const;

function Questions() {
  const words = useWords();
  return (
    <ul class="cards">
      {questions.map(name => (
        <li key={name}><Link href={addresses[name].href()}><strong>{words.pages[name]}</strong> {words.home.ask[name]}</Link></li>
      ))}
    </ul>
  );
}

const forms = ["xlsx", "graphml", "jsonld"] as const;

// All that is loaded, as files of the server's own.
function Downloads() {
  const words = useWords();
  const { kinds } = words;
  const tables = [
    ["plans", kinds.Plan], ["tasks", kinds.Task], ["assignments", words.downloads.assignments], ["targets", kinds.Target], ["observations", kinds.Observation],
    ["agencies", kinds.Agency], ["platforms", kinds.Platform], ["areas", kinds.Area], ["conflicts", words.pages.conflicts],
  ] as const;
  return (
    <section aria-labelledby="downloads">
      <h2 id="downloads">{words.downloads.title}</h2>
      <p class="actions"><span>{words.downloads.whole}:</span>{forms.map(form => <a key={form} href={`/export/graph.${form}`} download>{words.downloads.forms[form]}</a>)}</p>
      <p class="actions"><span>{words.downloads.tables}:</span>{tables.map(([name, label]) => <a key={name} href={`/export/${name}.csv`} download>{label}</a>)}</p>
    </section>
  );
}

const counted = [["Plan", "plans"], ["Task", "plans"], ["Agency", "agencies"], ["Area", "areas"], ["Platform", "platforms"], ["Indicator", "indicators"], ["Target", "compare"], ["Observation", "compare"]] as const;

function Loaded({ data }: { data: HomeQuery }) {
  const words = useWords();
  const counts = new Map(data.stats.nodes.map(n => [n.name, n.count]));
  return (
    <section aria-labelledby="loaded">
      <h2 id="loaded">{words.home.loaded}</h2>
      <ul class="counts">
        {counted.map(([kind, page]) => (
          <li key={kind}><Link href={addresses[page].href()}><strong>{grouped(counts.get(kind) ?? 0)}</strong> {words.kinds[kind]}</Link></li>
        ))}
      </ul>
      <div class="columns">
        <div>
          <h3>{words.home.plansByPeriod}</h3>
          {byPeriod(data.plans.nodes).map(([period, plans]) => (
            <div key={period} class="period">
              <h4>{period || words.home.noPeriod}</h4>
              <ul>{plans.map(p => <li key={p.id}><Link href={addresses.plan.href({ id: p.id })}>{p.title}</Link></li>)}</ul>
            </div>
          ))}
          {data.plans.totalCount > data.plans.nodes.length && <Link href={addresses.plans.href()}>{words.table.more(data.plans.totalCount - data.plans.nodes.length)}</Link>}
        </div>
        <div>
          <h3>{words.home.areas}</h3>
          <Areas branches={tree(data.areas.nodes)} />
          {data.areas.totalCount > data.areas.nodes.length && <Link href={addresses.areas.href()}>{words.table.more(data.areas.totalCount - data.areas.nodes.length)}</Link>}
        </div>
      </div>
    </section>
  );
}

function Areas({ branches }: { branches: AreaTree[] }) {
  const words = useWords();
  return (
    <ul class="tree">
      {branches.map(({ area, parts }) => (
        <li key={area.id}>
          <Link href={addresses.area.href({ id: area.id })}>{area.name}</Link>
          {area.plans.totalCount > 0 && <small> {words.home.plansOf(area.plans.totalCount)}</small>}
          {parts.length > 0 && <Areas branches={parts} />}
        </li>
      ))}
    </ul>
  );
}
