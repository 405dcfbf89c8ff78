import { expect, test } from "vitest";
import { citation, errorReport, labelsOf } from "./cite";
import type { PlaceFragment } from "../api/generated";

const place = {
  id: "passage:a-2024:10-24", section: "二、重点任务", start: 10, end: 24, opening: "甲乙丙丁", closing: "戊己庚辛", quote: null, context: [],
  document: { id: "document:a-2024", title: "甲区行动计划", docNumber: "甲政办〔2024〕1号", issuedOn: "2024-01-02", publishedOn: null, url: null },
};

test("a citation leaves out what is not known", () => {
  expect(citation(place)).toBe("《甲区行动计划》,甲政办〔2024〕1号,2024-01-02,二、重点任务");
});

test("a report of an error names the fact and each of its places", () => {
  expect(errorReport("may be wrong", "task:a-2024:一1", [place], null)).toBe("may be wrong\nid: task:a-2024:一1\npassage: passage:a-2024:10-24 (document:a-2024, 10-24)");
});

test("a report of an error names the line of the dataset where it is known", () => {
  expect(errorReport("may be wrong", "task:a-2024:一1", [], { file: "documents/a-2024.yaml", line: 12 })).toBe("may be wrong\nid: task:a-2024:一1\ndataset: documents/a-2024.yaml:12");
});

test("a label that heads a passage twice is shown once", () => {
  const context = [{ kind: "HEADING", label: "甲表" }, { kind: "GROUP", label: "甲表" }, { kind: "COLUMN", label: "投资" }] as PlaceFragment["context"];
  expect(labelsOf({ context }).map(l => l.label)).toEqual(["甲表", "投资"]);
});
