import type { Places } from "../document/places";
import type { Assignment } from "./api";

// Bodies of a task after their names were edited. A body is named as the document
// writes it, so one with another name stands where that is written nearest; where it
// is written nowhere the service says so.
export function standing(bodies: readonly Assignment[], before: readonly Assignment[], places: Places): Assignment[] {
  return bodies.map(body => {
    const known = before.some(b => b.agency === body.agency && b.start === body.start);
    const found = known ? undefined : places.find(body.agency.trim(), body.start)[0];
    return found ? { ...body, agency: body.agency.trim(), start: found.start, end: found.end } : body;
  });
}
