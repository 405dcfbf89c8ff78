import { expect, test } from "vitest";
import { addresses } from "../../url/addresses";
import { dueYears, isFiltered, targetFilter, taskFilter } from "./filters";

const state = (query: string) => addresses.plan.read(new URLSearchParams(query));

test("an address without filters restricts nothing", () => {
  expect(isFiltered(state("id=plan:a"))).toBe(false);
});

test("what the address names is what is asked for", () => {
  expect(taskFilter(state("id=plan:a&agencies=b~a&years=2024&only=sole"))).toMatchObject({ agencies: ["a", "b"], due: [2024], sole: true, roles: null });
});

test("a year is what a task is due in and what a target is for", () => {
  expect(taskFilter(state("id=plan:a&years=2024"))).not.toHaveProperty("years");
  expect(targetFilter(state("id=plan:a&years=2024"))).toMatchObject({ years: [2024] });
});

test("every year is offered in which a task is due", () => {
  const year = (year: number | null, totalCount: number) => ({ year, tasks: { totalCount } });
  expect(dueYears([year(2020, 3), year(2021, 1), year(2022, 0), year(null, 2)])).toEqual([2020, 2021]);
});

test("what holds for tasks alone is not asked of targets", () => {
  expect(targetFilter(state("id=plan:a&only=withoutLead"))).not.toHaveProperty("withoutLead");
});
