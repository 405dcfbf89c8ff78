// Numbers as they are read aloud and copied. Values are shown in full: a browser's
// own formatting rounds to three places and groups the digits of a year.

export function grouped(value: number): string {
  const [whole, fraction] = plain(value).split(".");
  const digits = whole!.replace(/\B(?=(\d{3})+$)/g, ",");
  return fraction === undefined ? digits : `${digits}.${fraction}`;
}

// A quotient of two values, which is seldom a short decimal: to two places at most.
export function quotient(value: number | null | undefined): string {
  return value == null ? "" : value.toLocaleString("en-US", { maximumFractionDigits: 2 });
}

// The shortest decimal that reads back as the value, never with an exponent.
export function plain(value: number): string {
  const short = String(value);
  return short.includes("e") ? value.toLocaleString("en-US", { useGrouping: false, maximumFractionDigits: 20 }) : short;
}

export type Comparator = "EQ" | "GE" | "LE" | "APPROX";

export type Figure = {
  comparator: Comparator;
  value: number;
  valueMax?: number | null;
  unit?: string | null;
};

const signs: Record<Comparator, string> = { EQ: "", GE: "≥ ", LE: "≤ ", APPROX: "≈ " };

// A figure with its comparator, its range and its unit.
export function figure(f: Figure): string {
  const range = f.valueMax == null ? grouped(f.value) : `${grouped(f.value)}–${grouped(f.valueMax)}`;
  const sign = f.valueMax == null ? signs[f.comparator] : "";
  return `${sign}${range}${unitAfter(f.unit)}`;
}

// A Chinese unit or a sign stands close to the number as printed; a word in Latin
// letters is set off.
function unitAfter(unit: string | null | undefined): string {
  if (!unit) return "";
  return /^[A-Za-z]/.test(unit) ? ` ${unit}` : unit === "%" ? unit : ` ${unit}`;
}

export function year(value: number | null | undefined): string {
  return value == null ? "" : String(value);
}

export function period(start: string | null | undefined, end: string | null | undefined): string {
  if (!start && !end) return "";
  return start === end ? (start ?? "") : `${start ?? ""}–${end ?? ""}`;
}
