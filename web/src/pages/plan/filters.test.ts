import { expect, test } from "vitest";
import { addresses } from "../../url/addresses";
import { isFiltered, targetFilter, taskFilter } from "./filters";

const state = (query: string) => addresses.plan.read(new URLSearchParams(query));

test("an address without filters restricts nothing", () => {
  expect(isFiltered(state("id=plan:a"))).toBe(false);
});

test("what the address names is what is asked for", () => {
  expect(taskFilter(state("id=plan:a&agencies=b~a&years=2024&only=sole"))).toMatchObject({ agencies: ["a", "b"], years: [2024], sole: true, roles: null });
});

test("what holds for tasks alone is not asked of targets", () => {
  expect(targetFilter(state("id=plan:a&only=withoutLead"))).not.toHaveProperty("withoutLead");
});
