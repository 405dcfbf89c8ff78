package outline

import (
	"strings"
	"testing"
)

// spacedCells puts the cells of a flattened table on lines with blank ones between
// them; = joins the lines of one cell.
func spacedCells(text string) string {
	return strings.ReplaceAll(strings.Join(strings.Fields(text), "\n\n"), "=", "\n") + "\n"
}

func TestGroupsOfAFlattenedTable(t *testing.T) {
	const header = "序号 工作内容 责任单位 "
	const first, second, third = "1 清理河道 市甲局 ", "2 修缮堤岸 市乙局、市丙局 ", "3 补植林带 市丁局 "
	const row1, row2, row3 = "A1.01 | 1 | 清理河道 | 市甲局\n", "A1.02 | 2 | 修缮堤岸 | 市乙局、市丙局\n", "A1.03 | 3 | 补植林带 | 市丁局"
	for _, c := range []struct{ name, text, want string }{
		{
			"labelled groups", header + "行动一：清水行动 " + first + second + "行动二：增绿行动 " + third,
			"group 行动一：清水行动\n" + row1 + row2 + "group 行动二：增绿行动\n" + row3,
		},
		{
			"sub-groups below labelled ones", header + "第一板块：清水 河道 " + first + "堤岸 " + second + "第二板块：增绿 林带 " + third,
			"group 第一板块：清水 / 河道\n" + row1 + "group 第一板块：清水 / 堤岸\n" + row2 + "group 第二板块：增绿 / 林带\n" + row3,
		},
		{
			"numbered groups in two levels", header + "一、清水 （一）河道 " + first + "（二）堤岸 " + second + "二、增绿 " + third,
			"group 清水 / 河道\n" + row1 + "group 清水 / 堤岸\n" + row2 + "group 增绿\n" + row3,
		},
		{
			"two plain ones, the second inside the first", header + first + "城区行动 堤岸修缮 " + second + "林带补植 " + third,
			row1 + "group 城区行动 / 堤岸修缮\n" + row2 + "group 城区行动 / 林带补植\n" + row3,
		},
		{
			"a plain one that ends as the outer one does", header + first + "清水行动 堤岸修缮 " + second + "增绿行动 " + third,
			row1 + "group 清水行动 / 堤岸修缮\n" + row2 + "group 增绿行动\n" + row3,
		},
		{
			"bodies carried over a sub-group's line, not over a group's", header + "行动一：清水行动 河道 " + first + "堤岸 2 修缮堤岸 行动二：增绿行动 3 补植林带",
			"group 行动一：清水行动 / 河道\n" + row1 + "group 行动一：清水行动 / 堤岸\nA1.02 | 2 | 修缮堤岸 | ^市甲局\ngroup 行动二：增绿行动\nA1.03 | 3 | 补植林带 |",
		},
		{
			"a title behind a row without bodies", header + first + "2 修缮堤岸 绿色示范 " + third,
			row1 + "A1.02 | 2 | 修缮堤岸 | ^市甲局\ngroup 绿色示范\n" + row3,
		},
		{
			"a kind of place behind a list of bodies", header + "1 清理河道 市乙局、市丁局 科创园区 " + second + third,
			"A1.01 | 1 | 清理河道 | 市乙局、市丁局\ngroup 科创园区\n" + row2 + row3,
		},
		{
			"a kind of place behind the bodies of two columns", "序号 工作内容 牵头单位 责任单位 1 清理河道 市甲局 市丁局、各街道 智慧社区 2 修缮堤岸 市乙局 各街道 " +
				"3 补植林带 市丁局 各街道",
			"A1.01 | 1 | 清理河道 | 市甲局 | 市丁局、各街道\ngroup 智慧社区\nA1.02 | 2 | 修缮堤岸 | 市乙局 | 各街道\nA1.03 | 3 | 补植林带 | 市丁局 | 各街道",
		},
		{
			"a kind of place below a labelled group, behind a row without bodies", header + "行动一：清水行动 " + first + "2 修缮堤岸 行动二：增绿行动 科创园区 " + third,
			"group 行动一：清水行动\n" + row1 + "A1.02 | 2 | 修缮堤岸 | ^市甲局\ngroup 行动二：增绿行动 / 科创园区\n" + row3,
		},
		{
			"numbers that begin further on", header + "21 清理河道 市甲局 22 修缮堤岸 市乙局 23 补植林带 市丁局",
			"A1.21 | 21 | 清理河道 | 市甲局\nA1.22 | 22 | 修缮堤岸 | 市乙局\nA1.23 | 23 | 补植林带 | 市丁局",
		},
	} {
		for form, text := range map[string]string{"a cell a line": cells(c.text), "blank lines between": spacedCells(c.text)} {
			t.Run(c.name+", "+form, func(t *testing.T) {
				if got := tableLines(t, "plan.txt", planHead+text); got != c.want {
					t.Errorf("got\n%s\nwant\n%s", got, c.want)
				}
			})
		}
	}
}

func TestBrokenCellsOfAFlattenedTable(t *testing.T) {
	const header = "序号 工作内容 责任单位 备注 "
	for _, c := range []struct{ name, text, want string }{
		{
			"a wording and a name over two lines", header + "1 清理=河道 市生态=环境局 新建 2 修缮堤岸 市甲局 续建",
			"A1.01 | 1 | 清理河道 | 市生态环境局 | 新建\nA1.02 | 2 | 修缮堤岸 | 市甲局 | 续建",
		},
		{
			"a name broken after its first character", header + "1 清理河道 市甲局、市水=利局 新建 2 修缮堤岸 市甲局 续建",
			"A1.01 | 1 | 清理河道 | 市甲局、市水利局 | 新建\nA1.02 | 2 | 修缮堤岸 | 市甲局 | 续建",
		},
		{
			"a bracket that is not closed", header + "1 清理河道（东段 市甲局 新建 2 修缮堤岸 市乙局 续建",
			"A1.01 | 1 | 清理河道（东段 | 市甲局 | 新建\nA1.02 | 2 | 修缮堤岸 | 市乙局 | 续建",
		},
		{
			"a cell in brackets", header + "1 清理河道 市甲局 （新建） 2 修缮堤岸 市乙局 （续建）",
			"A1.01 | 1 | 清理河道 | 市甲局 | （新建）\nA1.02 | 2 | 修缮堤岸 | 市乙局 | （续建）",
		},
		{
			"a bracket that is not closed in a row short of a cell", header + "1 清理河道（东段 市甲局 新建 2 修缮堤岸 市乙局",
			"A1.01 | 1 | 清理河道（东段 | 市甲局 | 新建\nA1.02 | 2 | 修缮堤岸 | 市乙局 |",
		},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := tableLines(t, "plan.txt", planHead+spacedCells(c.text)); got != c.want {
				t.Errorf("got\n%s\nwant\n%s", got, c.want)
			}
		})
	}
}

func TestATitleInsideAMergedCellHeadsAGroup(t *testing.T) {
	page := `<html><body><p>青山市建设方案</p><p>一、任务</p><p>附件1</p><p>任务表</p><table>
<tr><td>序号</td><td>工作内容</td><td>责任单位</td></tr><tr><td colspan="3">行动一：清水行动</td></tr>
<tr><td>1</td><td>清理河道</td><td rowspan="3">市甲局</td></tr><tr><td colspan="2">堤岸</td></tr><tr><td>2</td><td>修缮堤岸</td></tr></table></body></html>`
	const want = "group 行动一：清水行动\nA1.01 | 1 | 清理河道 | 市甲局\ngroup 行动一：清水行动 / 堤岸\nA1.02 | 2 | 修缮堤岸 | ^市甲局"
	if got := tableLines(t, "plan.html", page); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}
