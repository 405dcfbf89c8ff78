import type { NeighboursQuery, NodeNameFragment, OrganisationRole } from "../../api/generated";
import { named, type Named } from "../../api/names";

type Node = NonNullable<NeighboursQuery["node"]>;
type Listed = { totalCount: number; nodes: NodeNameFragment[] };
type ByRole = { totalCount: number; edges: { role: OrganisationRole; node: NodeNameFragment }[] };

export type Edge = { id: string; source: string; target: string; relation: string };
export type More = { of: string; left: number };
export type Neighbourhood = { nodes: Named[]; edges: Edge[]; more: More[] };

const organisation: Record<OrganisationRole, string> = {
  LEADING_GROUP: "LEADING_GROUP_OF", OFFICE: "OFFICE_OF", HEAD: "HEADS", MEMBER: "SITS_ON", HOST: "HOSTS", OPERATOR: "OPERATES", ASSESSOR: "ASSESSES", CAMPAIGN_LEAD: "LEADS_CAMPAIGN_OF",
};

// The relation behind each field (where each row has its own, "": its role says it), and whether the node stands at its beginning.
const fields: Record<string, Record<string, [relation: string, out: boolean]>> = {
  Plan: { area: ["COVERS", true], issuers: ["ISSUED", false], organisation: ["", false], tasks: ["HAS_TASK", true], platforms: ["CONCERNS", true], basedOn: ["BASED_ON", true], basisOf: ["BASED_ON", false] },
  Task: {
    plan: ["HAS_TASK", false], parent: ["HAS_SUBTASK", false], subtasks: ["HAS_SUBTASK", true], leads: ["LEADS", false], supports: ["SUPPORTS", false],
    responsible: ["RESPONSIBLE_FOR", false], platforms: ["CONCERNS", true], targets: ["SETS", true],
  },
  Agency: {
    area: ["SERVES", true], leadsTasks: ["LEADS", true], supportsTasks: ["SUPPORTS", true], responsibleTasks: ["RESPONSIBLE_FOR", true],
    issued: ["ISSUED", true], organises: ["", true], members: ["MEMBER_OF", false], memberOf: ["MEMBER_OF", true],
  },
  Area: { partOf: ["PART_OF", true], parts: ["PART_OF", false], plans: ["COVERS", false], agencies: ["SERVES", false], areaPlatforms: ["LOCATED_IN", false] },
  Platform: { area: ["LOCATED_IN", true], platformTasks: ["CONCERNS", false], platformPlans: ["CONCERNS", false] },
  Indicator: { family: ["IN_FAMILY", true], measuredTargets: ["MEASURES", false], observations: ["MEASURES", false] },
  IndicatorFamily: { indicators: ["IN_FAMILY", false] },
  Target: { indicator: ["MEASURES", true], area: ["FOR_AREA", true], plan: ["SETS", false], settingTasks: ["SETS", false], conflictsWith: ["CONFLICTS_WITH", true] },
  Observation: { indicator: ["MEASURES", true], area: ["FOR_AREA", true] },
};

// The nodes that were opened with what stands around them: each node and each
// relation once, however often it is met.
export function neighbourhood(opened: Node[]): Neighbourhood {
  const nodes = new Map<string, Named>();
  const edges = new Map<string, Edge>();
  const more: More[] = [];
  for (const node of opened) {
    nodes.set(node.id, named(node));
    let left = 0;
    for (const [field, [relation, out]] of Object.entries(fields[node.__typename] ?? {})) {
      const { found, total } = listed((node as Record<string, unknown>)[field], relation);
      left += total - found.length;
      for (const { node: other, relation } of found) {
        if (!nodes.has(other.id)) nodes.set(other.id, named(other));
        const edge = edgeOf(node.id, other.id, relation, out);
        edges.set(edge.id, edge);
      }
    }
    if (left > 0) more.push({ of: node.id, left });
  }
  return { nodes: [...nodes.values()], edges: [...edges.values()], more };
}

function listed(value: unknown, relation: string): { found: { node: NodeNameFragment; relation: string }[]; total: number } {
  if (value == null) return { found: [], total: 0 };
  if ("edges" in (value as object)) {
    const { edges, totalCount } = value as ByRole;
    return { found: edges.map(e => ({ node: e.node, relation: organisation[e.role] })), total: totalCount };
  }
  const { nodes, totalCount } = "nodes" in (value as object) ? (value as Listed) : { nodes: [value as NodeNameFragment], totalCount: 1 };
  return { found: nodes.map(node => ({ node, relation })), total: totalCount };
}

// A conflict has no direction: from either of its ends it is the same edge.
function edgeOf(node: string, other: string, relation: string, out: boolean): Edge {
  const [source, target] = relation === "CONFLICTS_WITH" ? [node, other].sort() as [string, string] : out ? [node, other] : [other, node];
  return { id: `${source} ${relation} ${target}`, source, target, relation };
}

// How many of each relation are asked for: the first time a few, then more; never
// without end.
const steps = [12, 40, 100];

export function firstOf(level: number): number {
  return steps[Math.min(level, steps.length) - 1]!;
}

// An opened node in the address: its id, and how often it was opened beyond once.
export function readOpened(written: string): { id: string; level: number } {
  const [, id, level] = /^(.*?)(?:!(\d))?$/.exec(written)!;
  return { id: id!, level: Number(level ?? 1) };
}

// The list of opened nodes after one is opened, or opened further.
export function openedWith(opened: string[], id: string): string[] {
  const at = opened.findIndex(o => readOpened(o).id === id);
  if (at < 0) return [...opened, id];
  const level = Math.min(readOpened(opened[at]!).level + 1, steps.length);
  return opened.map((o, i) => (i === at ? `${id}!${level}` : o));
}

// Whether a node can show more than it does.
export function canOpen(opened: string[], id: string, more: More[]): boolean {
  const found = opened.map(readOpened).find(o => o.id === id);
  return !found || (found.level < steps.length && more.some(m => m.of === id));
}
