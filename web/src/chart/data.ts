// What a chart of one indicator is drawn from, without a pixel.
export type Point = {
  area: string;
  year: number | null;
  reported: boolean;
  stretch: boolean;
  value: number;
  valueMax: number | null;
  // The figure in words: comparator, number, unit, and of what scope it is.
  label: string;
};

// The points of one unit, and how many figures of other units are left out.
export type Drawn = { unit: string; areas: string[]; points: Point[]; left: number };

export type Row = { area: string; first: boolean; point: Point | null };

// A line of the chart for each figure, area by area, the earliest year first. An
// area without a figure keeps its line: that there is none is an answer too.
export function chartRows(drawn: Drawn): Row[] {
  return drawn.areas.flatMap((area): Row[] => {
    const points = drawn.points.filter(p => p.area === area).sort((a, b) => (a.year ?? Infinity) - (b.year ?? Infinity));
    return points.length === 0 ? [{ area, first: true, point: null }] : points.map((point, i) => ({ area, first: i === 0, point }));
  });
}

// A series is a year and a kind of figure: what has one colour and one pattern.
export type Series = { year: number | null; reported: boolean; stretch: boolean };

export function seriesOf(points: Point[]): Series[] {
  const all = new Map(points.map(({ year, reported, stretch }) => [`${year ?? 9999} ${reported} ${stretch}`, { year, reported, stretch }]));
  return [...all].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, series]) => series);
}

export function isOf(point: Point, series: Series): boolean {
  return point.year === series.year && point.reported === series.reported && point.stretch === series.stretch;
}
