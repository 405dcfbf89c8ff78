import { lazy } from "../../ui/lazy";
import type { CompareQuery } from "../../api/generated";
import { figure, grouped, year } from "../../words/number";
import { useLanguage, useWords } from "../../ui/language";
import { Caveats } from "../../ui/Caveats";
import type { Table } from "../../ui/table";
import { Toolbar, type Asked } from "../../ui/Toolbar";
import { besides, kindOf, type FigureRow } from "../../tables/figure";
import { ComparedTable } from "./ComparedTable";
import { drawn, longRows, yearsOf, type Line } from "./compared";
import type { CompareState } from "./Compare";

const Bars = lazy(() => import("../../chart/Bars").then(m => m.Bars));

// A bar of another scope is another thing: its label says of what it is.
const labelOf = (f: FigureRow) => [figure(f), besides(f)].filter(Boolean).join(" · ");

type Props = { comparison: CompareQuery["compare"]; state: CompareState; change(next: Partial<CompareState>): void; asked: Asked };

export function ComparedView({ comparison, state, change, asked }: Props) {
  const words = useWords();
  const language = useLanguage();
  const table = longTable(words, longRows(comparison.indicators, language));
  return (
    <>
      <YearFilter comparison={comparison} state={state} change={change} />
      <Toolbar table={table} asked={asked} />
      <Caveats caveats={comparison.caveats} />
      {comparison.indicators.map(compared => {
        const d = state.view === "chart" ? drawn(compared, labelOf) : null;
        return (
          <section key={compared.indicator.id} class="compared">
            {d && d.points.length > 0 && <Bars title={compared.indicator.name} drawn={d} words={words} />}
            {d && d.left > 0 && <p class="hint">{words.compare.notPlotted(d.left)}</p>}
            <ComparedTable compared={compared} />
          </section>
        );
      })}
    </>
  );
}

function YearFilter({ comparison, state, change }: Omit<Props, "asked">) {
  const words = useWords();
  const years = [...new Set([...comparison.indicators.flatMap(yearsOf).filter(y => y !== null), ...state.years])].sort();
  const toggle = (y: number) => change({ years: state.years.includes(y) ? state.years.filter(z => z !== y) : [...state.years, y] });
  return (
    <fieldset class="years">
      <legend>{words.compare.years}</legend>
      {years.map(y => (
        <label key={y}><input type="checkbox" checked={state.years.length === 0 || state.years.includes(y)} onChange={() => toggle(y)} /> {y}</label>
      ))}
      {state.years.length > 0 && <button type="button" onClick={() => change({ years: [] })}>{words.compare.allYears}</button>}
    </fieldset>
  );
}

function longTable(words: ReturnType<typeof useWords>, rows: Line[]): Table<Line> {
  return {
    caption: words.pages.compare,
    rows,
    columns: [
      { head: words.compare.indicator, value: l => l.indicator },
      { head: words.compare.area, value: l => l.area },
      { head: words.compare.year, value: l => year(l.year) || words.compare.noYear },
      { head: words.compare.sort, value: l => (l.figure ? kindOf(l.figure, words) : words.statuses[l.status]) },
      { head: words.target.comparator, value: l => l.figure && words.comparators[l.figure.comparator] },
      { head: words.target.value, value: l => l.figure && (l.figure.valueMax == null ? l.figure.value : `${grouped(l.figure.value)}–${grouped(l.figure.valueMax)}`) },
      { head: words.target.unit, value: l => l.figure?.unit },
      { head: words.target.scope, value: l => l.figure && besides(l.figure) },
      { head: words.compare.caveats, value: l => l.caveats.join(";") },
      { head: words.compare.near, value: l => l.near.join(";") },
      { head: words.evidence.fact, value: l => l.figure?.id },
    ],
  };
}
