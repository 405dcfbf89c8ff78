import type { CompareQuery, ObservationRowFragment, Status, TargetRowFragment } from "../../api/generated";
import type { Drawn, Point } from "../../chart/data";
import { figureRows, type FigureRow } from "../../tables/figure";
import { figure, year } from "../../words/number";
import { caveatSaid, said } from "../../words/said";
import type { Language } from "../../words/words";

export type ComparedIndicator = CompareQuery["compare"]["indicators"][number];
export type ComparedCell = ComparedIndicator["rows"][number]["cells"][number];

// The years that any row of an indicator has a cell for, in the API's order; null
// stands for figures without a year.
export function yearsOf(compared: ComparedIndicator): (number | null)[] {
  const years = new Set(compared.rows.flatMap(r => r.cells.map(c => c.year)));
  return [...years].sort((a, b) => (a ?? Infinity) - (b ?? Infinity));
}

// One line for each figure, and one for each cell without any: nothing is merged,
// and what is silent is said.
export type Line = { indicator: string; area: string; year: number | null; status: Status; figure: FigureRow | null; caveats: string[]; near: string[] };

export function longRows(indicators: ComparedIndicator[], language: Language): Line[] {
  return indicators.flatMap(({ indicator, rows }) =>
    rows.flatMap(({ area, cells }) =>
      cells.flatMap((cell): Line[] => {
        const line = { indicator: indicator.name, area: area.name, year: cell.year, status: cell.status, near: nearOf(cell).map(n => nearText(n, language)) };
        const figures = figureRows(cell.targets, cell.observations);
        if (figures.length === 0) return [{ ...line, figure: null, caveats: cell.caveats.map(c => caveatSaid(c, language)) }];
        return figures.map(figure => ({ ...line, figure, caveats: caveatsOf(cell, figure.id, language) }));
      }),
    ),
  );
}

// The caveats of one figure: those that name it, and those of the whole cell.
export function caveatsOf(cell: Pick<ComparedCell, "caveats">, id: string, language: Language): string[] {
  return cell.caveats.filter(c => c.facts.length === 0 || c.facts.includes(id)).map(c => caveatSaid(c, language));
}

type Near = ComparedCell["near"][number];
export type NearFigure = Omit<Near, "fact"> & { fact: Extract<Near["fact"], { __typename: "Target" | "Observation" }> };

// What stands near a cell that has nothing of its own, each with the reason why it is
// another thing: never a filling.
export function nearOf(cell: Pick<ComparedCell, "near">): NearFigure[] {
  return cell.near.filter((n): n is NearFigure => n.fact.__typename === "Target" || n.fact.__typename === "Observation");
}

function nearText(near: NearFigure, language: Language): string {
  return [said(near, language), near.fact.statedIndicator, year(near.fact.year), figure(near.fact)].filter(Boolean).join(" ");
}

// What can be drawn on one axis: the figures in the unit that most of them have.
// The others are counted, for the reader to look up in the table.
export function drawn(compared: ComparedIndicator, label: (f: FigureRow) => string): Drawn {
  const figures = compared.rows.flatMap(r => r.cells.flatMap(c => figureRows(c.targets, c.observations).map(f => ({ f, area: r.area.name, year: c.year }))));
  const unit = mostFrequent(figures.map(({ f }) => unitOf(f)));
  const same = figures.filter(({ f }) => unitOf(f) === unit);
  const points = same.map(({ f, area, year }): Point => {
    const scale = f.canonicalValue == null || f.value === 0 ? 1 : f.canonicalValue / f.value;
    return {
      area, year, reported: f.reported, stretch: "stretch" in f && f.stretch,
      value: f.canonicalValue ?? f.value, valueMax: f.valueMax == null ? null : f.valueMax * scale, label: label(f),
    };
  });
  return { unit, areas: compared.rows.map(r => r.area.name), points, left: figures.length - same.length };
}

function unitOf(f: TargetRowFragment | ObservationRowFragment): string {
  return f.canonicalUnit ?? f.unit ?? "";
}

function mostFrequent(values: string[]): string {
  const counts = new Map<string, number>();
  for (const v of values) counts.set(v, (counts.get(v) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? "";
}
