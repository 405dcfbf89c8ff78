import type { OrganisationRole } from "../api/generated";
import type { Words } from "../words/words";
import type { Shown } from "../ui/DataTable";

// A part that a body has in carrying out a plan as a whole.
export type Part = { role: OrganisationRole; of: string[]; open: boolean; statedName: string | null };

// What the part is, the same from both its ends; the first is the role.
export function partColumns<Row extends Part>(words: Words): Shown<Row>[] {
  return [
    { head: words.task.role, whole: true, value: e => words.organisationRoles[e.role] },
    { head: words.organisation.of, value: e => e.of.join("、") },
    { head: words.task.written, value: e => e.statedName },
    { head: words.organisation.list, optional: true, value: e => (e.open ? words.organisation.open : "") },
  ];
}
