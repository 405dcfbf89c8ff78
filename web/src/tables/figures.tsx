import type { Words } from "../words/words";
import { figure, grouped, year } from "../words/number";
import type { Shown } from "../ui/DataTable";
import { NodeLink } from "../ui/Link";
import { EvidenceLink } from "../document/EvidenceLink";
import { besides, kindOf, type FigureRow } from "./figure";

export type FigureColumn = "kind" | "area" | "indicator" | "year";

// The columns of figures; a page leaves out the one that its title says.
export function figureColumns(words: Words, leaveOut: FigureColumn[] = []): Shown<FigureRow>[] {
  const columns: (Shown<FigureRow> & { name?: FigureColumn })[] = [
    { name: "area", whole: true, head: words.target.area, value: f => f.area?.name, show: f => f.area && <NodeLink type="Area" id={f.area.id}>{f.area.name}</NodeLink> },
    { name: "year", whole: true, head: words.target.year, value: f => year(f.year) || words.compare.noYear },
    {
      name: "indicator", head: words.target.stated, heads: true, value: f => f.statedIndicator,
      show: f => (f.indicator ? <NodeLink type="Indicator" id={f.indicator.id}>{f.statedIndicator}</NodeLink> : f.statedIndicator),
    },
    { head: words.target.comparator, whole: true, value: f => words.comparators[f.comparator], show: f => (f.comparator === "EQ" ? "" : words.comparators[f.comparator]) },
    {
      head: words.target.value, numeric: true, value: f => (f.valueMax == null ? f.value : `${grouped(f.value)}–${grouped(f.valueMax)}`),
      show: f => <span title={figure(f)}>{f.valueMax == null ? grouped(f.value) : `${grouped(f.value)}–${grouped(f.valueMax)}`}</span>,
    },
    { head: words.target.unit, whole: true, value: f => f.unit },
    { name: "kind", whole: true, head: words.target.kind, value: f => kindOf(f, words) },
    { head: words.target.scope, optional: true, value: f => besides(f) },
    {
      head: words.target.inferred, optional: true, value: f => f.inferred.map(name => words.target.fields[name] ?? name).join("、"),
      show: f => <span title={words.target.inferredHint}>{f.inferred.map(name => words.target.fields[name] ?? name).join("、")}</span>,
    },
    { head: words.evidence.title, whole: true, value: f => f.id, show: f => <EvidenceLink id={f.id} of={`${f.statedIndicator} ${figure(f)}`} /> },
  ];
  return columns.filter(c => !c.name || !leaveOut.includes(c.name));
}
