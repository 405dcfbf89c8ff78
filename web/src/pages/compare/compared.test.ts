import { expect, test } from "vitest";
import type { TargetRowFragment } from "../../api/generated";
import { caveatsOf, drawn, longRows, yearsOf, type ComparedCell, type ComparedIndicator } from "./compared";

const target = (id: string, value: number, more: Partial<TargetRowFragment> = {}): TargetRowFragment => ({
  id, statedIndicator: "企业", comparator: "EQ", value, valueMax: null, unit: "家", canonicalValue: value, canonicalUnit: "家", qualifier: null, scope: null, tier: null,
  year: 2024, stretch: false, nature: "GOAL", inferred: [], indicator: null, area: null, ...more,
});
const cell = (year: number | null, targets: TargetRowFragment[], more: Partial<ComparedCell> = {}): ComparedCell => ({
  year, status: targets.length > 0 ? "STATED" : "SILENT", message: "", messageEn: "", targets, observations: [], caveats: [], plans: [], near: [], ...more,
});
const compared = (...rows: [string, ComparedCell[]][]): ComparedIndicator => ({
  indicator: { id: "indicator:x", name: "企业", unit: "家" }, rows: rows.map(([name, cells]) => ({ area: { id: `area:${name}`, name }, cells })),
});

test("a silent cell and one without a plan stay two things when copied", () => {
  const lines = longRows([compared(["甲区", [cell(2024, [])]], ["乙区", [cell(2024, [], { status: "NOT_LOADED" })]])], "zh");
  expect(lines.map(l => [l.area, l.status, l.figure])).toEqual([["甲区", "SILENT", null], ["乙区", "NOT_LOADED", null]]);
});

test("each figure has a line of its own", () => {
  expect(longRows([compared(["甲区", [cell(2024, [target("a", 1), target("b", 2)])]])], "zh").map(l => l.figure?.value)).toEqual([1, 2]);
});

test("what has no year stands last", () => {
  expect(yearsOf(compared(["甲区", [cell(null, [])]], ["乙区", [cell(2025, []), cell(2024, [])]]))).toEqual([2024, 2025, null]);
});

test("a caveat belongs to the figures that it names", () => {
  const c = cell(2024, [target("a", 1), target("b", 2)], { caveats: [{ kind: "SCOPE", message: "范围", messageEn: "a part", count: 1, facts: ["a"] }, { kind: "SEVERAL", message: "多个", messageEn: "several", count: 3, facts: [] }] });
  expect(caveatsOf(c, "a", "zh")).toEqual(["范围", "多个(涉及 3 处)"]);
  expect(caveatsOf(c, "b", "en")).toEqual(["several (about 3)"]);
});

test("what is near a silent cell stands beside it with its reason, and is no figure of it", () => {
  const near: ComparedCell["near"] = [{ reason: "OTHER_YEAR", message: "另一年份", messageEn: "another year", fact: { __typename: "Target", ...target("a", 7, { year: 2022 }) } }];
  const [line] = longRows([compared(["甲区", [cell(2024, [], { near })]])], "zh");
  expect([line!.figure, line!.near]).toEqual([null, ["另一年份 企业 2022 7 家"]]);
});

test("only figures of one unit share an axis, and the others are counted", () => {
  const d = drawn(compared(["甲区", [cell(2024, [target("a", 1), target("b", 2), target("c", 3, { canonicalUnit: "%" })])]]), f => String(f.value));
  expect([d.unit, d.points.map(p => p.value), d.left]).toEqual(["家", [1, 2], 1]);
});

test("a range keeps both ends in the axis's unit", () => {
  const d = drawn(compared(["甲区", [cell(2024, [target("a", 3, { valueMax: 5, canonicalValue: 30000, canonicalUnit: "平方米", unit: "万平方米" })])]]), () => "");
  expect([d.points[0]!.value, d.points[0]!.valueMax]).toEqual([30000, 50000]);
});
