import { expect, test } from "vitest";
import { grouped, runsOf, type Block } from "./blocks";
import { Places, marksAt, nextAt } from "./places";

// 甲𠮷乙\r\n丙丁 | table of two cells, the first drawn over two lines beside the second
const blocks: Block[] = [
  { kind: "paragraph", start: 0, text: "甲𠮷乙" },
  { kind: "heading", start: 5, text: " 丙丁 " },
  { kind: "table", rows: [[
    { start: 10, text: "", col: 0, rowSpan: 1, colSpan: 1, parts: [{ start: 10, text: "戊" }, { start: 20, text: "己" }] },
    { start: 15, text: "庚\n辛", col: 1, rowSpan: 1, colSpan: 1 },
  ]] },
];
const places = new Places(runsOf(blocks));

test("a span over paragraphs and cells is a piece of each", () => {
  expect(places.pieces({ start: 1, end: 7 })).toEqual([{ run: 0, from: 1, to: 4 }, { run: 1, from: 0, to: 2 }]);
  expect(places.pieces({ start: 10, end: 21 }).map(p => p.run)).toEqual([2, 4, 3]);
});

test("a span between runs has no piece", () => {
  expect(places.pieces({ start: 3, end: 5 })).toEqual([]);
});

test("a place of the page is counted in characters", () => {
  expect([places.point(0, 3), places.point(4, 2)]).toEqual([2, 17]);
});

test("a line break within a cell is a character", () => {
  expect(places.textOf({ start: 15, end: 18 })).toBe("庚\n辛");
});

test("what is selected loses the blanks at its ends", () => {
  expect(places.trimmed({ start: 5, end: 9 })).toEqual({ start: 6, end: 8 });
  expect(places.trimmed({ start: 8, end: 9 })).toBeNull();
});

test("words are found exactly, the nearest first, and counted in characters", () => {
  const runs = new Places([{ start: 0, text: "𠮷甲乙甲" }, { start: 9, text: "甲" }]);
  expect(runs.find("甲", 8)).toEqual([{ start: 9, end: 10 }, { start: 3, end: 4 }, { start: 1, end: 2 }]);
  expect([runs.find("丙", 0), runs.find("", 0)]).toEqual([[], []]);
});

test("a number is shown with what stands around it in its line", () => {
  const runs = new Places([{ start: 3, text: "到二〇二六年建成孵化器6家,新增孵化面积2.5万平方米以上" }]);
  expect(runs.excerpt({ start: 14, end: 15 }, 4)).toBe("…成孵化器6家,新增…");
  expect(runs.excerpt({ start: 90, end: 91 })).toBe("");
});

test("at one place the shortest mark comes first, and then the next", () => {
  const marks = [{ id: "task", start: 0, end: 9 }, { id: "body", start: 2, end: 4 }, { id: "other", start: 4, end: 6 }];
  expect(marksAt(marks, 3).map(m => m.id)).toEqual(["body", "task"]);
  expect([nextAt(marks, 3, null)?.id, nextAt(marks, 3, "body")?.id, nextAt(marks, 3, "task")?.id, nextAt(marks, 9, null)]).toEqual(["body", "task", "body", null]);
});

test("a page is laid out together, and a text without pages some dozens of blocks at a time", () => {
  const paragraph = (page?: number): Block => ({ kind: "paragraph", page, start: 0, text: "" });
  expect(grouped([paragraph(1), paragraph(1), paragraph(2)]).map(g => [g.page, g.blocks.length])).toEqual([[1, 2], [2, 1]]);
  expect(grouped(Array.from({ length: 90 }, () => paragraph())).map(g => g.blocks.length)).toEqual([40, 40, 10]);
});

test("runs that are drawn one after the other lie between two places of the text", () => {
  expect([places.spanOf({ from: 2, to: 4 }), places.spanOf({ from: 0, to: 5 })]).toEqual([{ start: 10, end: 21 }, { start: 0, end: 21 }]);
});
