import { useAnswer } from "../../api/answer";
import { PlanPeriods, TimelineOf, TimelineYears } from "./timeline.operations";
import type { TimelineOfQuery } from "../../api/generated";
import { addresses } from "../../url/addresses";
import { go, keepingLanguage } from "../../url/location";
import { figure, period, year } from "../../words/number";
import type { Words } from "../../words/words";
import { useWords } from "../../ui/language";
import { Caveats } from "../../ui/Caveats";
import { Chips } from "../../ui/Chips";
import { DataTable, type Shown } from "../../ui/DataTable";
import { NodeLink } from "../../ui/Link";
import { NodePicker } from "../../ui/NodePicker";
import { PageHead } from "../../ui/PageHead";
import { Select } from "../../ui/Select";
import { Empty, When } from "../../ui/states";
import { Toolbar } from "../../ui/Toolbar";
import { EvidenceLink } from "../../document/EvidenceLink";
import { PlanSpans } from "./PlanSpans";

export function Timeline({ url }: { url: URL }) {
  const words = useWords();
  const state = addresses.timeline.read(url.searchParams);
  const change = (next: Partial<typeof state>) => go(keepingLanguage(addresses.timeline.href({ ...state, ...next })));
  const given = <T,>(list: T[]) => (list.length > 0 ? list : null);
  const all = { plans: given(state.plans), areas: given(state.areas), functions: given(state.functions) };
  const filter = { ...all, years: given(state.years) };
  const years = useAnswer(TimelineYears, { filter: all });
  const answer = useAnswer(TimelineOf, { filter });
  const periods = useAnswer(PlanPeriods, { filter: { plans: filter.plans, areas: filter.areas, cited: false } });
  return (
    <>
      <PageHead title={words.pages.timeline}><p class="lead">{words.home.ask.timeline}</p></PageHead>
      <div class="filters" role="search" aria-label={words.filters.label}>
        <NodePicker label={words.filters.plan} kinds={["PLAN"]} choose={n => change({ plans: [...state.plans, n.id] })} />
        <NodePicker label={words.filters.area} kinds={["AREA"]} choose={n => change({ areas: [...state.areas, n.id] })} />
        <Select
          label={words.filters.year} value={String(state.years[0] ?? "")} all={words.filters.all} change={v => change({ years: v ? [Number(v)] : [] })}
          choices={years.state === "ready" ? years.data.timeline.years.flatMap(y => (y.year === null ? [] : [{ value: String(y.year), name: String(y.year) }])) : []}
        />
        <Chips ids={[...state.plans, ...state.areas]} remove={id => change({ plans: state.plans.filter(p => p !== id), areas: state.areas.filter(a => a !== id) })} />
        {state.functions.map(f => <button key={f} type="button" onClick={() => change({ functions: state.functions.filter(g => g !== f) })}>{f} ×</button>)}
      </div>
      <When answer={periods}>{data => <PlanSpans plans={data.plans.nodes} />}</When>
      <When answer={answer}>
        {({ timeline }) => {
          const all = timeline.years.flatMap(y => dueIn(y, words));
          const columns = dueColumns(words);
          if (all.length === 0) return <Empty>{words.timeline.none}</Empty>;
          return (
            <>
              <Caveats caveats={timeline.caveats} />
              <Toolbar table={{ caption: words.pages.timeline, columns, rows: all }} asked={{ operation: TimelineOf, variables: { filter } }} />
              {timeline.years.map(y => {
                const title = year(y.year) || words.timeline.undated;
                return (
                  <section key={title} aria-label={title}>
                    <h2>{title}</h2>
                    <p class="hint">{basesOf(y, words)}</p>
                    {dueIn(y, words).length > 0 && <DataTable caption={`${title} · ${words.timeline.due}`} columns={columns.slice(1)} rows={dueIn(y, words)} keyOf={d => `${d.kind}${d.id}`} total={y.targets.totalCount + y.undatedTargets.totalCount + y.tasks.totalCount} />}
                  </section>
                );
              })}
              {timeline.unscheduled > 0 && <p>{words.timeline.unscheduled(timeline.unscheduled)}</p>}
            </>
          );
        }}
      </When>
    </>
  );
}

type Due = { year: string; kind: string; type: "Task" | "Target"; id: string; what: string; value: string; span: string; basis: string; plan: { id: string; title: string } | null };

type Year = TimelineOfQuery["timeline"]["years"][number];

function dueIn(y: Year, words: Words): Due[] {
  const title = year(y.year) || words.timeline.undated;
  const target = (basis: string) => (t: Year["targets"]["nodes"][number]): Due => ({ year: title, kind: words.kinds.Target, type: "Target", id: t.id, what: t.statedIndicator, value: figure(t), span: year(t.year), basis, plan: t.plan });
  return [
    ...y.targets.nodes.map(target("")),
    ...y.undatedTargets.nodes.map(target(words.timeline.presumed)),
    ...y.tasks.nodes.map((t): Due => ({
      year: title, kind: words.kinds.Task, type: "Task", id: t.id, what: `${t.key} ${t.title}`, value: t.schedule.join(";"),
      span: period(year(t.from), year(t.due)), basis: t.dueBasis ? words.task.dueBases[t.dueBasis] : "", plan: t.plan,
    })),
  ];
}

// By what the year's tasks are due, and what goes on beyond it.
function basesOf(y: Year, words: Words): string {
  const bases = y.bases.map(b => words.timeline.by(words.task.dueBases[b.basis], b.count));
  return [...bases, y.ongoing.totalCount > 0 ? words.timeline.ongoing(y.ongoing.totalCount) : ""].filter(Boolean).join(";");
}

function dueColumns(words: Words): Shown<Due>[] {
  return [
    { head: words.timeline.year, whole: true, value: d => d.year },
    { head: words.timeline.kind, whole: true, value: d => d.kind },
    { head: words.timeline.what, heads: true, value: d => d.what, show: d => <NodeLink type={d.type} id={d.id}>{d.what}</NodeLink> },
    { head: words.target.value, value: d => d.value },
    { head: words.timeline.span, whole: true, value: d => d.span },
    { head: words.timeline.basis, whole: true, value: d => d.basis },
    { head: words.task.plan, value: d => d.plan?.title, show: d => d.plan && <NodeLink type="Plan" id={d.plan.id}>{d.plan.title}</NodeLink> },
    { head: words.evidence.title, whole: true, value: d => d.id, show: d => <EvidenceLink id={d.id} of={d.what} /> },
  ];
}
