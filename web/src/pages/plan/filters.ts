import type { Role, TargetFilter, TaskFilter } from "../../api/generated";
import type { StateOfPage } from "../../url/addresses";

type State = StateOfPage<"plan">;

// What of the plan's state narrows its tasks and its targets down. A list that is
// empty here restricts nothing, and is left out.
export function taskFilter(state: State): TaskFilter {
  return {
    agencies: given(state.agencies), functions: given(state.functions), roles: given<Role>(state.roles), years: given(state.years), text: state.text || null,
    ...(state.only === "all" ? {} : { [state.only]: true }),
  };
}

export function targetFilter(state: State): TargetFilter {
  return taskFilter({ ...state, only: "all" });
}

export function isFiltered(state: State): boolean {
  return Object.values(taskFilter(state)).some(v => v !== null);
}

function given<T>(list: T[]): T[] | null {
  return list.length > 0 ? list : null;
}
