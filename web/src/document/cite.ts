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

// What a maintainer needs to find a fact that may be wrong.
export function errorReport(heading: string, id: string, places: PlaceFragment[]): string {
  return [
    heading,
    `id: ${id}`,
    ...places.map(p => `passage: ${p.id} (${p.document?.id ?? ""}, ${p.start}-${p.end})`),
  ].join("\n");
}
