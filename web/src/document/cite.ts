import type { PlaceFragment } from "../api/generated";

// A passage as it is cited: title, number, date, section, address.
export function citation(place: PlaceFragment): string {
  const d = place.document;
  const parts = [
    d ? `《${d.title}》` : "",
    d?.docNumber ?? "",
    d?.issuedOn ?? d?.publishedOn ?? "",
    place.section ?? "",
    d?.url ?? "",
  ];
  return parts.filter(Boolean).join(",");
}

// Where a fact stands in the dataset.
export type FactSource = { file: string; line: number };

// The labels that a passage stands below or beside, each once: an annex's title may head
// its rows as a section and as a table.
export function labelsOf(place: Pick<PlaceFragment, "context">): PlaceFragment["context"] {
  return place.context.filter((l, i, all) => all.findIndex(o => o.label === l.label) === i);
}

// What a maintainer needs to find a fact that may be wrong.
export function errorReport(heading: string, id: string, places: PlaceFragment[], source: FactSource | null): string {
  return [
    heading,
    `id: ${id}`,
    ...(source ? [`dataset: ${source.file}:${source.line}`] : []),
    ...places.map(p => `passage: ${p.id} (${p.document?.id ?? ""}, ${p.start}-${p.end})`),
  ].join("\n");
}
