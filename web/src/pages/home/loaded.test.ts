import { expect, test } from "vitest";
import { byPeriod, tree } from "./loaded";

const area = (id: string, partOf: string | null) => ({ id, name: id, level: null, partOf: partOf ? { id: partOf } : null, plans: { totalCount: 0 } });
const plan = (id: string, periodStart: string | null, periodEnd: string | null) => ({ id, title: id, docNumber: null, issuedOn: null, periodStart, periodEnd, cited: false, area: null });

test("areas stand below their whole, in the API's order", () => {
  const top = tree([area("city", null), area("b", "city"), area("a", "city"), area("part", "b")]);
  expect(top.map(t => t.area.id)).toEqual(["city"]);
  expect(top[0]!.parts.map(t => t.area.id)).toEqual(["b", "a"]);
  expect(top[0]!.parts[0]!.parts.map(t => t.area.id)).toEqual(["part"]);
});

test("an area whose whole is not loaded stands at the top", () => {
  expect(tree([area("a", "elsewhere")]).map(t => t.area.id)).toEqual(["a"]);
});

test("plans without a period stand last", () => {
  expect(byPeriod([plan("x", null, null), plan("y", "2019", "2021"), plan("z", "2022", "2024")]).map(([p]) => p)).toEqual(["2022–2024", "2019–2021", ""]);
});
