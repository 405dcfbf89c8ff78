import type { PlanHeadQuery } from "../../api/generated";
import type { Move } from "../../url/location";
import { useWords } from "../../ui/language";
import { Select } from "../../ui/Select";
import { TextFilter } from "../../ui/TextFilter";
import { roles } from "../../url/addresses";
import { dueYears, isFiltered } from "./filters";
import type { PlanState } from "./Plan";

type Props = { data: PlanHeadQuery; state: PlanState; change(next: Partial<PlanState>, move?: Move): void };

export function PlanFilters({ data, state, change }: Props) {
  const words = useWords();
  const plan = data.node?.__typename === "Plan" ? data.node : null;
  const years = state.view === "tasks" ? dueYears(data.timeline.years) : data.facets.years.map(y => y.year);
  return (
    <div class="filters" role="search" aria-label={words.filters.label}>
      <Select
        label={words.filters.agency} value={state.agencies[0] ?? ""} all={words.filters.all}
        choices={data.agencies.nodes.map(a => ({ value: a.id, name: a.name }))} change={v => change({ agencies: v ? [v] : [] })}
      />
      <Select
        label={words.filters.role} value={state.roles[0] ?? ""} all={words.filters.all}
        choices={roles.filter(r => plan?.rolesUsed.includes(r)).map(r => ({ value: r, name: words.roles[r] }))} change={v => change({ roles: roles.filter(r => r === v) })}
      />
      <Select
        label={state.view === "tasks" ? words.workload.due : words.filters.year} value={String(state.years[0] ?? "")} all={words.filters.all}
        choices={years.map(y => ({ value: String(y), name: String(y) }))} change={v => change({ years: v ? [Number(v)] : [] })}
      />
      {state.view === "tasks" && (
        <Select
          label={words.filters.only} value={state.only}
          choices={(["all", "withoutLead", "withoutAgency", "sole"] as const).map(value => ({ value, name: words.only[value] }))} change={v => change({ only: v as PlanState["only"] })}
        />
      )}
      <TextFilter label={words.filters.text} value={state.text} change={text => change({ text }, "replace")} />
      {isFiltered(state) && <button type="button" onClick={() => change({ agencies: [], functions: [], roles: [], years: [], text: "", only: "all" })}>{words.filters.clear}</button>}
    </div>
  );
}
