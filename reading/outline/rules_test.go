package outline

import (
	"strings"
	"testing"

	"github.com/policygraph/policygraph/reading/source"
)

// firstRule is the rule that decides on a header, -1 where none does.
func firstRule(text string) int {
	if h, ok := headerOf(text); ok {
		for i, rule := range columnRules {
			if rule.holds(h) {
				return i
			}
		}
	}
	return -1
}

func TestEachRuleTellsWhatAColumnIsFor(t *testing.T) {
	decided := map[int]bool{}
	for _, c := range []struct {
		header string
		role   ColumnRole
		known  bool
	}{
		{"序号", ColNumber, true},
		{"年度", ColYear, true},
		{"责任人", ColPerson, true},
		{"权重", ColMethod, true},
		{"计算方法", ColMethod, true},
		{"评价标准", ColCriterion, true},
		{"分管领导", ColPerson, true},
		{"责任人单位", ColResponsible, true},
		{"牵头单位", ColLead, true},
		{"第一责任单位", ColLead, true},
		{"配合部门", ColSupport, true},
		{"协办", ColSupport, true},
		{"责任单位（排第一的牵头）", ColResponsible, true},
		{"项目业主", ColResponsible, true},
		{"完成时限", ColSchedule, true},
		{"总投资（亿元）", ColInvestment, true},
		{"2026年目标值", ColFigure, true},
		{"单位", ColFigure, true},
		{"2026年", ColFigure, true},
		{"绿道（公里）", ColFigure, true},
		{"工作内容", ColContent, true},
		{"项目名称", ColName, true},
		{"备注", ColOther, true},
		{"南山水库", ColOther, false},
		{"1.工作内容", ColOther, false},
		{"完成工作内容，报送进度", ColOther, false},
		{"“百千万”工程", ColOther, false},
	} {
		if role, known := column(c.header); role != c.role || known != c.known {
			t.Errorf("%s is %q, %v, want %q, %v", c.header, role, known, c.role, c.known)
		}
		decided[firstRule(c.header)] = true
	}
	for i, rule := range columnRules {
		if !decided[i] {
			t.Errorf("no case is decided by rule %d, for %q", i, rule.role)
		}
	}
}

func TestTheFirstOfTwoWordingsNamesTheRows(t *testing.T) {
	for _, c := range []struct{ header, want string }{
		{"序号 主要任务 具体措施 责任单位", "number name content responsible"},
		{"序号 载体 工作内容 责任单位", "number name content responsible"},
		{"序号 项目名称 工作内容 责任单位", "number name content responsible"},
		{"序号 工作内容 责任单位", "number content responsible"},
		{"一级指标 二级指标 三级指标 考核标准", "sort sort name criterion"},
		{"一级指标 考核标准 权重", "name criterion method"},
	} {
		columns, ok := header(strings.Fields(c.header))
		var roles []string
		for _, column := range columns {
			roles = append(roles, string(column.Role))
		}
		if got := strings.Join(roles, " "); got != c.want || !ok {
			t.Errorf("%s is %q, %v, want %q", c.header, got, ok, c.want)
		}
	}
}

func TestAHeadingEndsAtAMarkOrWithItsLine(t *testing.T) {
	const text = "围绕重点产业建设一批平台并且按期办好各项配套事情。"
	long := strings.Repeat("建设一批平台", 8)
	for _, c := range []struct{ name, line, title, rest string }{
		{"full stop", "建设平台。" + text, "建设平台", text},
		{"full stop far off", long + "。" + text, "", long + "。" + text},
		{"colon", "建设平台：" + text, "建设平台", text},
		{"colon after a comma", "建设平台，包括：办好事情", "建设平台，包括：办好事情", ""},
		{"colon at the end", "建设平台：", "建设平台", ""},
		{"wide blank", "建设平台　" + text, "建设平台", text},
		{"wide blank before few words", "建设平台　办好事情", "建设平台　办好事情", ""},
		{"bracket of duty", "建设平台（责任单位：甲局）", "建设平台", "（责任单位：甲局）"},
		{"another bracket", "建设平台（一期）", "建设平台（一期）", ""},
		{"no mark in a long text", long + long, "", long + long},
	} {
		t.Run(c.name, func(t *testing.T) {
			line := []rune(c.line)
			title, rest := heading(line)
			if got := string(line[:title]); got != c.title {
				t.Errorf("the heading is %q, want %q", got, c.title)
			}
			if got := string(line[rest:]); got != c.rest {
				t.Errorf("the text is %q, want %q", got, c.rest)
			}
		})
	}
}

// tableLines are what Format prints of the tables in a document: groups and rows.
func tableLines(t *testing.T, name, text string) string {
	t.Helper()
	doc, err := source.Read(name, []byte(text))
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for line := range strings.Lines(Format(Build(doc))) {
		line = strings.TrimSpace(line)
		if rest, ok := strings.CutPrefix(line, "row "); ok {
			out = append(out, rest)
		} else if strings.HasPrefix(line, "group ") {
			out = append(out, line)
		}
	}
	return strings.Join(out, "\n")
}

const planHead = "青山市建设方案\n一、任务\n1.平台。办好事。\n附件1\n任务表\n"

// page puts rows of cells between tabs into a table of a page: a cell over two
// columns is written =, over two rows ^.
func page(rows ...string) string {
	var b strings.Builder
	b.WriteString("<html><body><p>青山市建设方案</p><p>一、任务</p><p>附件1</p><p>任务表</p><table>")
	for _, row := range rows {
		b.WriteString("<tr>")
		for cell := range strings.SplitSeq(row, "|") {
			open := "<td>"
			if rest, ok := strings.CutPrefix(cell, "^"); ok {
				open, cell = `<td rowspan="2">`, rest
			} else if rest, ok := strings.CutPrefix(cell, "="); ok {
				open, cell = `<td colspan="4">`, rest
			}
			b.WriteString(open + cell + "</td>")
		}
		b.WriteString("</tr>")
	}
	return b.String() + "</table></body></html>"
}

func TestRowsOfATableOfTheFile(t *testing.T) {
	const header, first, second = "序号|工作内容|总投资|责任单位", "1|办好第一件事|3|甲局", "2|办好第二件事|4|乙局"
	const rows = "A1.01 | 1 | 办好第一件事 | 3 | 甲局\nA1.02 | 2 | 办好第二件事 | 4 | 乙局"
	for _, c := range []struct {
		name string
		rows []string
		want string
	}{
		{"an empty row", []string{header, first, "|||", second}, rows},
		{"the header again", []string{header, first, header, second}, rows},
		{"a unit in a row of its own", []string{header, first, "单位：亿元|||", second}, rows},
		{"a title over all columns", []string{header, "=一、水利类", first, "=二、交通类", second}, "group 水利类\n" + strings.Replace(rows, "\n", "\ngroup 交通类\n", 1)},
		{"a title where the number stands", []string{header, first, "（二）交通类|||", second}, strings.Replace(rows, "\n", "\ngroup 交通类\n", 1)},
		{"a group's number and title", []string{header, first, "二|交通类||", second}, strings.Replace(rows, "\n", "\ngroup 交通类\n", 1)},
		{"a number and a title over parts with numbers of their own", []string{header, "1|水利||", "(1)|办好第一件事|3|甲局", "(2)|办好第二件事|4|乙局", "2|交通||", "(1)|办好第三件事|5|丙局"}, "group 水利\nA1.01.1 | (1) | 办好第一件事 | 3 | 甲局\nA1.01.2 | (2) | 办好第二件事 | 4 | 乙局\ngroup 交通\nA1.02.1 | (1) | 办好第三件事 | 5 | 丙局"},
		{"a sum without figures", []string{header, first, second, "合计|||"}, rows},
		{"a sum", []string{header, first, second, "合计||7|"}, rows + "\n | 合计 |  | 7 | "},
		{"a group with its figures", []string{header, first, "二|交通类（1项）|4|", second}, strings.Replace(rows, "\n", "\ngroup 交通类（1项）\n | 二 | 交通类（1项） | 4 |\n", 1)},
		{"rows without numbers", []string{"项目名称|工作内容|责任单位", "平台|办好第一件事|甲局", "网络|办好第二件事|乙局"}, "A1.01 | 平台 | 办好第一件事 | 甲局\nA1.02 | 网络 | 办好第二件事 | 乙局"},
		{"sub-rows below a merged number", []string{header, "^1|办好第一件事|3|甲局", "办好第二件事|4|乙局"}, "A1.01.1 | 1 | 办好第一件事 | 3 | 甲局\nA1.01.2 | ^1 | 办好第二件事 | 4 | 乙局"},
		{"a sum ends a numbered row", []string{header, first, "合计||3|", "|办好第二件事|4|乙局"}, "A1.01 | 1 | 办好第一件事 | 3 | 甲局\n | 合计 |  | 3 |\nA1.02 |  | 办好第二件事 | 4 | 乙局"},
		{"numbers that begin anew", []string{header, first, "1|办好第二件事|4|乙局"}, "A1.01 | 1 | 办好第一件事 | 3 | 甲局\nA1.2.01 | 1 | 办好第二件事 | 4 | 乙局"},
		{"numbers that begin anew with the year", []string{"年度|序号|工作内容|责任单位", "2026年|1|办好第一件事|甲局", "2027年|1|办好第二件事|乙局"}, "A1.2026.1 | 2026年 | 1 | 办好第一件事 | 甲局\nA1.2027.1 | 2027年 | 1 | 办好第二件事 | 乙局"},
		{"a number printed twice", []string{header, first, "3|办好第二件事|4|乙局", "3|办好第三件事|4|乙局"}, "A1.01 | 1 | 办好第一件事 | 3 | 甲局\nA1.03 | 3 | 办好第二件事 | 4 | 乙局\nA1.03-2 | 3 | 办好第三件事 | 4 | 乙局"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := tableLines(t, "plan.html", page(c.rows...)); got != strings.TrimSpace(c.want) {
				t.Errorf("got\n%s\nwant\n%s", got, c.want)
			}
		})
	}
}

func TestLinesOfATableBetweenTabs(t *testing.T) {
	const header = "序号\t工作内容\t责任单位\n"
	const rows = "A1.01 | 1 | 办好第一件事 | 甲局\nA1.02 | 2 | 办好第二件事 | 乙局"
	for _, c := range []struct{ name, text, want string }{
		{"a row a line", header + "1\t办好第一件事\t甲局\n2\t办好第二件事\t乙局\n", rows},
		{"a blank line within", header + "1\t办好第一件事\t甲局\n\n2\t办好第二件事\t乙局\n", rows},
		{"a cell a line", "\t序号\n\t工作内容\n\t责任单位\n\n\t1\n\t办好第一件事\n\t甲局\n\n\t2\n\t办好第二件事\n\t乙局\n", rows},
		{"text after a blank line", header + "1\t办好第一件事\t甲局\n2\t办好第二件事\t乙局\n\n各单位要抓好落实。\n", rows},
		{"a remark right below", header + "1\t办好第一件事\t甲局\n2\t办好第二件事\t乙局\n注：排名不分先后。\n", rows},
		{"a sentence right below", header + "1\t办好第一件事\t甲局\n2\t办好第二件事\t乙局\n各单位要把上表所列的事项分解到月，明确专人负责，按时办结，并把进展情况报送县政府办公室。\n", rows},
		{"the rest of the last cell", header + "1\t办好第一件事\t甲局\n2\t办好第二件事\t乙\n局\n", rows},
		{"a heading between rows", header + "1\t办好第一件事\t甲局\n（二）交通\n2\t办好第二件事\t乙局\n", strings.Replace(rows, "\n", "\ngroup 交通\n", 1)},
		{"the rest of a cell", header + "1\t办好第一件事\t甲\n局\n2\t办好第二件事\t乙局\n", rows},
		{"another table's header", header + "1\t办好第一件事\t甲局\n2\t办好第二件事\t乙局\n项目名称\t建设内容\t牵头单位\n南山水库\t加固大坝\t丙局\n", rows + "\nA2.01 | 南山水库 | 加固大坝 | 丙局"},
		{"two rows without a header", "序号\t甲\n乙\t丙\n", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			got := tableLines(t, "plan.txt", planHead+c.text)
			if got != c.want {
				t.Errorf("got\n%s\nwant\n%s", got, c.want)
			}
		})
	}
}

// cells puts the cells of a flattened table on lines of their own.
func cells(text string) string { return strings.Join(strings.Fields(text), "\n") + "\n" }

func TestLinesOfAFlattenedTable(t *testing.T) {
	const header = "序号 工作内容 责任单位 "
	const rows = "A1.01 | 1 | 办好第一件事 | 市甲局\nA1.02 | 2 | 办好第二件事 | 市乙局"
	const first, second = "1 办好第一件事 市甲局 ", "2 办好第二件事 市乙局 "
	const uneven, first4, second3 = "序号 领域 工作内容 责任单位 ", "1 水利 办好第一件事 市甲局 ", "2 办好第二件事 市乙局 "
	const unevenRows = "A1.01 | 1 | 水利 | 办好第一件事 | 市甲局\nA1.02 | 2 | ^水利 | 办好第二件事 | 市乙局"
	grouped := strings.Replace(rows, "\n", "\ngroup 交通\n", 1)
	for _, c := range []struct{ name, text, want string }{
		{"rows", header + first + second, rows},
		{"a header cell over two lines", "序号 工作内容 责任 单位 " + first + second, rows},
		{"the first group behind the header", header + "一、水利 " + first + "二、交通 " + second, "group 水利\n" + grouped},
		{"the first group's number in a line of its own", header + "一 水利 " + first + "二 交通 " + second, "group 水利\n" + grouped},
		{"the header again", header + first + header + second, rows},
		{"a group with its figures", "序号 工作内容 投资（亿元） 责任单位 1 办好第一件事 3 市甲局 二 交通 4 2 办好第二件事 4 市乙局", "A1.01 | 1 | 办好第一件事 | 3 | 市甲局\ngroup 交通\n | 交通 |  | 4 |\nA1.02 | 2 | 办好第二件事 | 4 | 市乙局"},
		{"a number left out", header + first + "3 办好第三件事 市丙局", "A1.01 | 1 | 办好第一件事 | 市甲局\nA1.03 | 3 | 办好第三件事 | 市丙局"},
		{"numbers that begin anew", header + first + second + "1 办好第三件事 市丙局 2 办好第四件事 市丁局", rows + "\nA1.2.01 | 1 | 办好第三件事 | 市丙局\nA1.2.02 | 2 | 办好第四件事 | 市丁局"},
		{"a cell that is the next row's number", "序号 工作内容 数量 责任单位 1 办好第一件事 2 市甲局 2 办好第二件事 3 市乙局 3 办好第三件事 5 市丙局", "A1.01 | 1 | 办好第一件事 | 2 | 市甲局\nA1.02 | 2 | 办好第二件事 | 3 | 市乙局\nA1.03 | 3 | 办好第三件事 | 5 | 市丙局"},
		{"a body missing before the next number", "序号 领域 工作内容 责任单位 1 水利 办好第一件事 市甲局 2 办好第二件事 市乙局 3 交通 办好第三件事 市丙局", "A1.01 | 1 | 水利 | 办好第一件事 | 市甲局\nA1.02 | 2 | ^水利 | 办好第二件事 | 市乙局\nA1.03 | 3 | 交通 | 办好第三件事 | 市丙局"},
		{"sub-rows of one number", "序号 项目名称 工作内容 责任单位 1 平台 办好第一件事 市甲局 办好第二件事 市乙局 2 网络 办好第三件事 市丙局", "A1.01.1 | 1 | 平台 | 办好第一件事 | 市甲局\nA1.01.2 | ^1 | ^平台 | 办好第二件事 | 市乙局\nA1.02 | 2 | 网络 | 办好第三件事 | 市丙局"},
		{"rows of uneven length below the header printed again", uneven + first4 + uneven + second3, unevenRows},
		{"rows of uneven length below a group's number", uneven + "一 农业 " + first4 + second3, "group 农业\n" + unevenRows},
		{"a body a line", uneven + "1 水利 办好第一件事 市甲局 市丁局 " + second3, strings.Replace(unevenRows, "市甲局", "市甲局市丁局", 1)},
		{"a remark below rows of uneven length", uneven + first4 + second3 + "3 办好第三件事 市丙局 注：排名不分先后。", unevenRows + "\nA1.03 | 3 | ^水利 | 办好第三件事 | 市丙局"},
		{"running text among the headers", "序号 领域 工作内容 说明：如下 1 水利 办好第一件事 2 交通 办好第二件事", ""},
		{"text below the last row", header + first + second + "各单位要按时报送", rows},
		{"a remark ends the table", header + first + second + "注：排名不分先后。", rows},
		{"rows of figures without numbers, a full stop in the first one's wording", "项目名称 建设内容 总投资（亿元） 湿地 挖湖。种树 3 林带 种树 2", "A1.01 | 湿地 | 挖湖。种树 | 3\nA1.02 | 林带 | 种树 | 2"},
		{"a word in place of a figure", "项目名称 建设内容 总投资（亿元） 湿地 挖湖 3 林带 种树 待定 草场 种草 1", "A1.01 | 湿地 | 挖湖 | 3\nA1.02 | 林带 | 种树 | 待定\nA1.03 | 草场 | 种草 | 1"},
		{"rows without numbers", "工作内容 责任单位 办好第一件事 市甲局 办好第二件事 市乙局", "A1.01 | 办好第一件事 | 市甲局\nA1.02 | 办好第二件事 | 市乙局"},
		{"rows under years", "年度 序号 工作任务 工作内容 责任单位 2026年 1 平台 办好第一件事 市甲局 2027年 1 网络 办好第二件事 市乙局", "A1.2026.1 | 2026年 | 1 | 平台 | 办好第一件事 | 市甲局\nA1.2027.1 | 2027年 | 1 | 网络 | 办好第二件事 | 市乙局"},
		{"a header without rows", "序号 工作内容 各单位要按时报送", ""},
		{"a sum between the rows", "序号 名称 位置 面积（亩） 1 青河林带 东湾 30 2 环山林带 北坞 40 小计 70 3 竹林 南坑 50 4 果林 西岭 60 合计 180", "A1.01 | 1 | 青河林带 | 东湾 | 30\nA1.02 | 2 | 环山林带 | 北坞 | 40\n | 小计 |  |  | 70\nA1.03 | 3 | 竹林 | 南坑 | 50\nA1.04 | 4 | 果林 | 西岭 | 60\n | 合计 |  |  | 180"},
		{"a unit in a second row of the header", "序号 名称 位置 宽度（米） 长度 面积（亩） 备注 千米 1 青河林带 东湾 7 1.5 30 2 环山林带 北坞 9 2.5 40", "A1.01 | 1 | 青河林带 | 东湾 | 7 | 1.5 | 30 |\nA1.02 | 2 | 环山林带 | 北坞 | 9 | 2.5 | 40 |"},
		{"years below what spans them", "序号 名称 面积（亩） 建设年限 2026 2027 1 青河林带 70 30 40 2 环山林带 90 50 40", "A1.01 | 1 | 青河林带 | 70 | 30 | 40\nA1.02 | 2 | 环山林带 | 90 | 50 | 40"},
		{"a sum of one of several columns", "序号 名称 宽度（米） 面积（亩） 1 青河林带 7 30 2 环山林带 / 40 合计 70", "A1.01 | 1 | 青河林带 | 7 | 30\nA1.02 | 2 | 环山林带 | / | 40\n | 合计 |  |  | 70"},
		{"a row without its place, and strokes for figures", "序号 名称 位置 宽度（米） 面积（亩） 1 青河林带 东湾 7 30 2 环山林带 / 40 3 竹林 南坑 9 50", "A1.01 | 1 | 青河林带 | 东湾 | 7 | 30\nA1.02 | 2 | 环山林带 | ^东湾 | / | 40\nA1.03 | 3 | 竹林 | 南坑 | 9 | 50"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := tableLines(t, "plan.txt", planHead+cells(c.text)); got != c.want {
				t.Errorf("got\n%s\nwant\n%s", got, c.want)
			}
		})
	}
}

// Where blank lines stand between cells, the lines between them are one.
func TestCellsBetweenBlankLines(t *testing.T) {
	text := planHead + strings.ReplaceAll("序号 指标_名称 现状值_（2025年） 目标值_（2030年） 1 绿地面积 21.3_平方公里 24.6_平方公里 2 漏损率 （11.5%） 9% ", " ", "\n\n")
	want := "A1.01 | 1 | 绿地面积 | 21.3平方公里 | 24.6平方公里\nA1.02 | 2 | 漏损率 | （11.5%） | 9%"
	if got := tableLines(t, "plan.txt", strings.ReplaceAll(text, "_", "\n")); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

func TestACellCostsLeastInItsOwnColumn(t *testing.T) {
	roles := []ColumnRole{ColResponsible, ColSchedule, ColFigure, ColYear, ColPerson, ColContent, ColName}
	mean := map[ColumnRole]float64{ColContent: 45, ColName: 14}
	for text, want := range map[string]ColumnRole{
		"市科技局、市财政局": ColResponsible,
		"甲局牵头，乙局配合": ColResponsible,
		"2026年6月底前": ColSchedule,
		"长期坚持":      ColSchedule,
		"2024—2026": ColSchedule,
		"3.5":       ColFigure,
		"张三":        ColPerson,
		"南山水库除险加固及配套灌区改造提升建设工程":                   ColName,
		"加固大坝，改造溢洪道，新建管理用房，配套完善监测设施，全面提升防洪和灌溉能力。": ColContent,
	} {
		best, cost := ColOther, 0.0
		for _, role := range roles {
			cell := newFitting(text, bodies(text))
			if c := fit(cell, role, mean[role]); best == ColOther || c < cost {
				best, cost = role, c
			}
		}
		if best != want {
			t.Errorf("%s costs least as %q, want %q", text, best, want)
		}
	}
}

func TestBlankCellsMeanTheOnesAboveThem(t *testing.T) {
	const header = "序号\t领域\t工作内容\t牵头单位\t配合单位\t完成时限\n1\t水利\t办好第一件事\t甲局\t乙局\t6月底\n"
	const first = "A1.01 | 1 | 水利 | 办好第一件事 | 甲局 | 乙局 | 6月底\n"
	for _, c := range []struct{ name, row, want string }{
		{"the bodies where none stand", "2\t水利\t办好第二件事\t\t\t\n", first + "A1.02 | 2 | 水利 | 办好第二件事 | ^甲局 | ^乙局 |"},
		{"no support where a body leads", "2\t交通\t办好第二件事\t丙局\t\t\n", first + "A1.02 | 2 | 交通 | 办好第二件事 | 丙局 |  |"},
		{"no lead where a body supports", "2\t交通\t办好第二件事\t\t丙局\t\n", first + "A1.02 | 2 | 交通 | 办好第二件事 |  | 丙局 |"},
		{"the lead of all that a merged name is about", "2\t\t办好第二件事\t\t丙局\t\n", first + "A1.02 | 2 | ^水利 | 办好第二件事 | ^甲局 | 丙局 |"},
		{"nothing over a group's heading", "二、交通\n2\t\t办好第二件事\t\t\t\n", first + "group 交通\nA1.02 | 2 |  | 办好第二件事 |  |  |"},
		{"the time in a part of the row", "\t\t办好第二件事\t\t丙局\t\n", "A1.01.1 | 1 | 水利 | 办好第一件事 | 甲局 | 乙局 | 6月底\nA1.01.2 | ^1 | ^水利 | 办好第二件事 | ^甲局 | 丙局 | ^6月底"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := tableLines(t, "plan.txt", planHead+header+c.row); got != c.want {
				t.Errorf("got\n%s\nwant\n%s", got, c.want)
			}
		})
	}
}

// A heading right below a table's last row heads the next section, and no rows.
func TestAHeadingRightBelowATable(t *testing.T) {
	text := "一、任务\n序号\t工作内容\t责任单位\n1\t办好第一件事\t甲局\n2\t办好第二件事\t乙局\n二、保障\n各单位要抓好落实。\n"
	doc, err := source.Read("plan.txt", []byte(text))
	if err != nil {
		t.Fatal(err)
	}
	var titles []string
	for _, s := range Build(doc).Root.Children {
		titles = append(titles, doc.Slice(s.Title))
	}
	if got := strings.Join(titles, ", "); got != "任务, 保障" {
		t.Errorf("sections %s, want 任务, 保障", got)
	}
}
