import type { ObservationRowFragment, TargetRowFragment } from "../api/generated";
import type { Words } from "../words/words";

// A target or a reported figure, as one row of a table of figures.
export type FigureRow = (TargetRowFragment | ObservationRowFragment) & { reported: boolean };

export function figureRows(targets: TargetRowFragment[], observations: ObservationRowFragment[]): FigureRow[] {
  return [...targets.map(t => ({ ...t, reported: false })), ...observations.map(o => ({ ...o, reported: true }))];
}

export function kindOf(f: FigureRow, words: Words): string {
  if (f.reported || !("nature" in f)) return words.target.reported;
  const kind = f.nature === "GOAL" ? words.target.promised : words.natures[f.nature];
  return f.stretch ? `${kind} · ${words.target.stretch}` : kind;
}

// Of what the figure is, beyond its indicator: figures that differ here are not one.
export function besides(f: TargetRowFragment | ObservationRowFragment): string {
  return [f.scope, f.tier, f.qualifier].filter(Boolean).join(" · ");
}
