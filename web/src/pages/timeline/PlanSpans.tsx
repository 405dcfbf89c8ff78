import type { PlanNameFragment } from "../../api/generated";
import { useWords } from "../../ui/language";
import { NodeLink } from "../../ui/Link";
import { period } from "../../words/number";
import { spans } from "./spans";

// The periods of the plans, one below the other, as a table whose cells are filled.
export function PlanSpans({ plans }: { plans: PlanNameFragment[] }) {
  const words = useWords();
  const { years, rows, open } = spans(plans);
  if (rows.length === 0) return null;
  return (
    <div class="table-frame">
      <table class="spans">
        <caption>{words.timeline.spans}</caption>
        <thead><tr><th scope="col">{words.plan.title}</th><th scope="col">{words.plan.period}</th>{years.map(y => <th scope="col" key={y}>{y}</th>)}</tr></thead>
        <tbody>
          {rows.map(({ plan, from, to }) => (
            <tr key={plan.id}>
              <th scope="row"><NodeLink type="Plan" id={plan.id}>{plan.title}</NodeLink></th>
              <td class="whole">{period(plan.periodStart, plan.periodEnd)}</td>
              {years.map(y => <td key={y} class={y >= from && y <= to ? "in-span" : undefined}>{y >= from && y <= to ? <span class="for-readers">{y}</span> : null}</td>)}
            </tr>
          ))}
          {open.map(plan => (
            <tr key={plan.id}>
              <th scope="row"><NodeLink type="Plan" id={plan.id}>{plan.title}</NodeLink></th>
              <td>{words.home.noPeriod}</td>
              {years.map(y => <td key={y} />)}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
