import { expect, test } from "vitest";
import { csv, html, tabbed } from "./table";

const table = {
  caption: "表",
  columns: [{ head: "名称", value: (r: [string, number | null]) => r[0] }, { head: "数值", value: (r: [string, number | null]) => r[1] }],
  rows: [["甲,乙", 12345.6], ['丙"丁', null], ["=1+1", 2], ["两\n行", -3]] as [string, number | null][],
};

test("a CSV opens as UTF-8, a value a cell, numbers bare", () => {
  expect(csv(table)).toBe('\ufeff名称,数值\r\n"甲,乙",12345.6\r\n"丙""丁",\r\n\'=1+1,2\r\n"两\n行",-3\r\n');
});

test("what is copied has a line a row", () => {
  expect(tabbed(table).split("\n")).toEqual(["名称\t数值", "甲,乙\t12345.6", '丙"丁\t', "'=1+1\t2", "两 行\t-3", ""]);
});

test("copied markup is text, whatever it holds", () => {
  expect(html({ ...table, rows: [["<b>", 1]] })).toContain("<td>&lt;b&gt;</td><td>1</td>");
});
