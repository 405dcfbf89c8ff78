import type { PlanNameFragment } from "../../api/generated";

export type Spans = { years: number[]; rows: { plan: PlanNameFragment; from: number; to: number }[]; open: PlanNameFragment[] };

// The periods of plans on one scale of years; a plan that names no period is kept
// apart. A very long period does not stretch the scale without end.
const longest = 40;

export function spans(plans: PlanNameFragment[]): Spans {
  const rows = plans.flatMap(plan => {
    const from = yearIn(plan.periodStart) ?? yearIn(plan.periodEnd);
    const to = yearIn(plan.periodEnd) ?? from;
    return from !== null && to !== null && to >= from ? [{ plan, from, to }] : [];
  });
  const placed = new Set(rows.map(r => r.plan.id));
  const first = Math.min(...rows.map(r => r.from));
  const last = Math.min(Math.max(...rows.map(r => r.to)), first + longest);
  const years = rows.length === 0 ? [] : Array.from({ length: last - first + 1 }, (_, i) => first + i);
  return { years, rows, open: plans.filter(p => !placed.has(p.id)) };
}

function yearIn(printed: string | null): number | null {
  const found = printed?.match(/^\d{4}/);
  return found ? Number(found[0]) : null;
}
