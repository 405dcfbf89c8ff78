import type { Role, TaskRowFragment } from "../api/generated";
import type { Words } from "../words/words";
import type { Shown } from "../ui/DataTable";
import { Link, NodeLink } from "../ui/Link";
import { addresses } from "../url/addresses";
import { EvidenceLink } from "../document/EvidenceLink";
import type { OutlineRow } from "./outline";

export function outlineColumns(words: Words, rolesUsed: readonly Role[]): Shown<OutlineRow>[] {
  const heads: Record<Role, string> = { LEAD: words.task.lead, SUPPORT: words.task.support, RESPONSIBLE: words.task.responsible };
  const roles = (["LEAD", "SUPPORT", "RESPONSIBLE"] as const).filter(r => rolesUsed.includes(r));
  return [
    { head: words.task.key, whole: true, value: t => t.key },
    {
      head: words.task.title, heads: true, value: t => t.title,
      show: t => <span class={`depth-${Math.min(t.depth, 4)}`}><Link href={addresses.task.href({ id: t.id })}>{t.title}</Link></span>,
    },
    ...roles.map((role): Shown<OutlineRow> => ({
      head: heads[role], value: t => bodies(t, role).map(e => e.node.name).join("、"), show: t => <Bodies task={t} role={role} words={words} />,
    })),
    { head: words.task.targets, numeric: true, optional: true, value: t => t.targets.totalCount || null },
    { head: words.task.source, whole: true, value: t => words.sources[t.part] },
    { head: words.evidence.title, whole: true, value: t => t.id, show: t => <EvidenceLink id={t.id} of={`${t.key} ${t.title}`} /> },
  ];
}

function bodies(task: TaskRowFragment, role: Role) {
  return task.agencies.edges.filter(e => e.role === role);
}

function Bodies({ task, role, words }: { task: TaskRowFragment; role: Role; words: Words }) {
  const rest = task.agencies.totalCount - task.agencies.edges.length;
  return (
    <ul class="bodies">
      {bodies(task, role).map(e => (
        <li key={e.node.id} class={e.inherited ? "inherited" : undefined} title={titleOf(e, words)}>
          <NodeLink type="Agency" id={e.node.id}>{e.node.name}</NodeLink>
        </li>
      ))}
      {rest > 0 && role === "RESPONSIBLE" && <li>{words.task.more(rest)}</li>}
    </ul>
  );
}

function titleOf(e: TaskRowFragment["agencies"]["edges"][number], words: Words): string {
  const parts = [e.statedName && e.statedName !== e.node.name ? words.task.statedAs(e.statedName) : "", e.inherited ? words.task.inherited : ""];
  return parts.filter(Boolean).join(" · ");
}
