import type { HomeQuery, PlanNameFragment } from "../../api/generated";
import { period } from "../../words/number";

type Area = HomeQuery["areas"]["nodes"][number];
export type AreaTree = { area: Area; parts: AreaTree[] };

// The areas as a tree, in the order of the API. An area whose whole is not among
// them stands at the top.
export function tree(areas: Area[]): AreaTree[] {
  const nodes = new Map(areas.map(area => [area.id, { area, parts: [] as AreaTree[] }]));
  const top: AreaTree[] = [];
  for (const node of nodes.values()) {
    const whole = node.area.partOf ? nodes.get(node.area.partOf.id) : undefined;
    (whole?.parts ?? top).push(node);
  }
  return top;
}

// Plans by period, the latest first; those without one stand last.
export function byPeriod(plans: PlanNameFragment[]): [string, PlanNameFragment[]][] {
  const groups = new Map<string, PlanNameFragment[]>();
  for (const plan of plans) {
    const key = period(plan.periodStart, plan.periodEnd);
    groups.set(key, [...(groups.get(key) ?? []), plan]);
  }
  return [...groups].sort(([a], [b]) => (a === "" ? 1 : b === "" ? -1 : a < b ? 1 : -1));
}
