import type { Fact } from "../src/review/api";

// What a document says by a reader's hand (gold), beside what the dataset says: which
// facts are missing, which are none, and which fields are otherwise. Wordings are not
// compared letter by letter, values and units are.

export type GoldFigure = {
  indicator: string; comparator?: string; value: number; valueMax?: number | null; unit?: string | null; year?: number | null; yearFrom?: string; qualifier?: string | null;
  scope?: string | null; nature?: string; quote?: string; borderline?: unknown; ambiguous?: unknown; area?: string; alt?: { year?: number[]; value?: number[]; comparator?: string[]; qualifier?: string[] };
};
type GoldTask = { key?: string; parent?: string; title: string; assignments?: { agency: string; role: string; alt?: { role?: string[] } }[]; borderline?: unknown; ambiguous?: unknown };
type GoldPlatform = { name: string; acceptNames?: string[]; aliases?: string[]; named?: boolean; borderline?: unknown; ambiguous?: unknown };
export type Gold = {
  document: { title: string; area: string };
  tasks?: GoldTask[]; tasksOptional?: GoldTask[]; targets?: GoldFigure[]; targetsOptional?: GoldFigure[]; observations?: GoldFigure[]; observationsOptional?: GoldFigure[];
  platforms?: GoldPlatform[]; platformsOptional?: GoldPlatform[];
};

export type FigureKind = "target" | "observation";
export type Wrongs = {
  missing: { kind: FigureKind; gold: GoldFigure }[];
  madeUp: Fact[];
  otherwise: { fact: Fact; field: string; value: string }[];
  // What has no act in this script, in words: none is expected.
  unforeseen: string[];
};

export function wrongsOf(gold: Gold, facts: readonly Fact[]): Wrongs {
  const found: Wrongs = { missing: [], madeUp: [], otherwise: [], unforeseen: [] };
  for (const kind of ["target", "observation"] as const) figures(kind, gold, facts, found);
  platforms(gold, facts, found);
  tasks(gold, facts, found);
  return found;
}

// The figures that both have, each beside the other.
export function figuresOfBoth(gold: Gold, facts: readonly Fact[]): [Fact, GoldFigure][] {
  return (["target", "observation"] as const).flatMap(kind => paired(facts.filter(f => f.kind === kind), divided(gold[`${kind}s`] ?? [], []).asked, figuresAlike, 0.25));
}

function figures(kind: FigureKind, gold: Gold, facts: readonly Fact[], found: Wrongs) {
  const { asked, optional } = divided(gold[`${kind}s`] ?? [], gold[`${kind}sOptional`] ?? []);
  const read = facts.filter(f => f.kind === kind);
  const pairs = paired(read, asked, figuresAlike, 0.25);
  const [right, met] = [new Set(pairs.map(p => p[0])), new Set(pairs.map(p => p[1]))];
  found.missing.push(...asked.filter(g => !met.has(g)).map(g => ({ kind, gold: g })));
  found.madeUp.push(...read.filter(f => !right.has(f) && ![...optional, ...asked].some(g => figuresAlike(f, g) >= 0.25)));
  for (const [fact, g] of pairs) {
    if (g.comparator && ![g.comparator, ...(g.alt?.comparator ?? [])].includes(String(fact.fields.comparator))) found.otherwise.push({ fact, field: "comparator", value: g.comparator });
    if (g.qualifier && ![g.qualifier, ...(g.alt?.qualifier ?? [])].includes(String(fact.fields.qualifier ?? ""))) found.otherwise.push({ fact, field: "qualifier", value: g.qualifier });
  }
}

function platforms(gold: Gold, facts: readonly Fact[], found: Wrongs) {
  const { asked, optional } = divided((gold.platforms ?? []).filter(p => p.named !== false), [...(gold.platformsOptional ?? []), ...(gold.platforms ?? []).filter(p => p.named === false)]);
  const read = facts.filter(f => f.kind === "platform");
  for (const g of asked) if (!read.some(f => platformsAlike(f, g) >= 0.5)) found.unforeseen.push(`no platform ${g.name}`);
  found.madeUp.push(...read.filter(f => ![...asked, ...optional].some(g => platformsAlike(f, g) >= 0.5)));
}

function tasks(gold: Gold, facts: readonly Fact[], found: Wrongs) {
  const { asked } = divided(gold.tasks ?? [], gold.tasksOptional ?? []);
  const read = facts.filter(f => f.kind === "task");
  const pairs = paired(read, asked, tasksAlike, 0.6);
  const met = new Set(pairs.map(p => p[1]));
  const heads = new Set(asked.map(g => g.parent));
  for (const g of asked) if (!met.has(g) && ((g.assignments?.length ?? 0) > 0 || !heads.has(g.key))) found.unforeseen.push(`no task ${g.title}`);
  for (const [fact, g] of pairs) {
    const bodies = (fact.fields.assignments as { agency: string; role: string }[] | undefined) ?? [];
    for (const a of g.assignments ?? []) {
      if (!bodies.some(b => plain(b.agency) === plain(a.agency) && [a.role, ...(a.alt?.role ?? [])].includes(b.role))) found.unforeseen.push(`${g.title} is not of ${a.agency}`);
    }
  }
}

function divided<G extends { borderline?: unknown; ambiguous?: unknown }>(all: G[], optional: G[]): { asked: G[]; optional: G[] } {
  const doubtful = (g: G) => Boolean(g.borderline ?? g.ambiguous);
  return { asked: all.filter(g => !doubtful(g)), optional: [...all.filter(doubtful), ...optional] };
}

// One to one, the most alike first.
function paired<G>(read: readonly Fact[], asked: readonly G[], alike: (f: Fact, g: G) => number, least: number): [Fact, G][] {
  const all = read.flatMap(f => asked.map(g => [alike(f, g), f, g] as const)).filter(([likeness]) => likeness >= least).sort((a, b) => b[0] - a[0]);
  const [taken, met] = [new Set<Fact>(), new Set<G>()];
  return all.flatMap(([, f, g]): [Fact, G][] => {
    if (taken.has(f) || met.has(g)) return [];
    taken.add(f);
    met.add(g);
    return [[f, g]];
  });
}

export function plain(text: unknown): string {
  return String(text ?? "").normalize("NFKC").replace(/[^\p{L}\p{N}]+/gu, "").toLowerCase();
}

// How much two wordings have in common, by their pairs of characters.
export function likeness(a: unknown, b: unknown): number {
  const [x, y] = [plain(a), plain(b)];
  if (x === "" || y === "") return 0;
  if (x.includes(y) || y.includes(x)) return 0.9;
  const [of, other] = [pairsOf(x), pairsOf(y)];
  const common = [...of].filter(p => other.has(p)).length;
  return Math.max(common / new Set([...of, ...other]).size, (0.9 * common) / Math.min(of.size, other.size));
}

function pairsOf(text: string): Set<string> {
  const letters = [...text];
  return new Set(letters.length < 2 ? letters : letters.slice(1).map((c, i) => letters[i]! + c));
}

function figuresAlike(fact: Fact, g: GoldFigure): number {
  const [read, units] = amountOf(fact.fields.value, fact.fields.unit);
  const asked = [g.value, ...(g.alt?.value ?? [])].map(v => amountOf(v, g.unit));
  if (!asked.some(([v]) => Math.abs(read - v) <= 1e-6 * Math.max(1, Math.abs(v)))) return 0;
  const other = asked[0]![1];
  if (units !== other && !units.includes(other) && !other.includes(units)) return 0;
  const year = (fact.fields.year as number | undefined) ?? null;
  if (![g.year ?? null, ...(g.alt?.year ?? []), ...(g.yearFrom ? [null] : [])].includes(year)) return 0;
  const alike = likeness(fact.fields.indicator, g.indicator);
  return alike < 0.25 ? 0 : alike + (year === (g.year ?? null) ? 0.2 : 0);
}

const names: Record<string, string> = Object.fromEntries(Object.entries({
  m: "米 m", m2: "平方米 平米 m2", m3: "立方米 立方 m3", km: "公里 千米 km", km2: "平方公里 平方千米 km2", ha: "公顷 hm2", t: "吨 t", kg: "千克 公斤 kg", "%": "% 百分比", pp: "个百分点 百分点", day: "日 天 d",
}).flatMap(([code, all]) => all.split(" ").map(name => [name, `<${code}>`])));
const scales: Record<string, number> = { 万: 1e4, 亿: 1e8, 千: 1e3, 百: 1e2 };

// A value without 万 and 亿, and its unit by one name.
function amountOf(value: unknown, unit: unknown): [number, string] {
  let v = Number(value);
  let u = String(unit ?? "").normalize("NFKC").replace(/\s/g, "").toLowerCase();
  while (u.length > 1 && scales[u[0]!] && !(u.split("/")[0]! in names)) [v, u] = [v * scales[u[0]!]!, u.slice(1)];
  if (scales[u]) [v, u] = [v * scales[u]!, ""];
  return [v, u.split("/").map(part => names[part] ?? plain(part)).join("/")];
}

function platformsAlike(fact: Fact, g: GoldPlatform): number {
  const a = plain(fact.fields.name);
  const all = [g.name, ...(g.acceptNames ?? []), ...(g.aliases ?? [])].map(plain).filter(b => b !== "");
  return Math.max(0, ...all.map(b => (b.includes(a) && (a.length >= 4 || a.length >= 0.4 * b.length)) || a.includes(b) ? 0.5 + (0.5 * Math.min(a.length, b.length)) / Math.max(a.length, b.length) : 0));
}

function tasksAlike(fact: Fact, g: GoldTask): number {
  const mine = new Set(((fact.fields.assignments as { agency: string }[] | undefined) ?? []).map(a => plain(a.agency)));
  const theirs = new Set((g.assignments ?? []).map(a => plain(a.agency)));
  const all = new Set([...mine, ...theirs]);
  const bonus = all.size > 0 ? (0.3 * [...mine].filter(n => theirs.has(n)).length) / all.size : 0.1;
  return likeness(fact.fields.title, g.title) + bonus + (g.key && plain(fact.fields.key) === plain(g.key) ? 0.2 : 0);
}
