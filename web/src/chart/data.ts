// What a chart of one indicator is drawn from, without a pixel.
export type Point = {
  area: string;
  year: number | null;
  reported: boolean;
  stretch: boolean;
  value: number;
  valueMax: number | null;
  // The figure in words: comparator, number and unit.
  label: string;
};

// The points of one unit, and how many figures of other units are left out.
export type Drawn = { unit: string; areas: string[]; points: Point[]; left: number };
