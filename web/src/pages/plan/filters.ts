import type { Role, TargetFilter, TaskFilter } from "../../api/generated";
import type { StateOfPage } from "../../url/addresses";

type State = StateOfPage<"plan">;

// What of the plan's state narrows its tasks and its targets down. A list that is
// empty here restricts nothing, and is left out.
export function taskFilter(state: State): TaskFilter {
  return {
    ...common(state), due: given(state.years),
    ...(state.only === "all" ? {} : { [state.only]: true }),
  };
}

// A year is that of a target, and that in which a task is due.
export function targetFilter(state: State): TargetFilter {
  return { ...common(state), years: given(state.years) };
}

// The years that tasks of the plan are due in.
export function dueYears(years: readonly { year: number | null; tasks: { totalCount: number } }[]): number[] {
  return years.flatMap(y => (y.year != null && y.tasks.totalCount > 0 ? [y.year] : []));
}

function common(state: State) {
  return { agencies: given(state.agencies), functions: given(state.functions), roles: given<Role>(state.roles), text: state.text || null };
}

export function isFiltered(state: State): boolean {
  return Object.values(taskFilter(state)).some(v => v !== null);
}

function given<T>(list: T[]): T[] | null {
  return list.length > 0 ? list : null;
}
