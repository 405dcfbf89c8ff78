package extract

import (
	"strconv"
	"strings"
	"testing"

	"github.com/policygraph/policygraph/dataset"
	"github.com/policygraph/policygraph/reading/figure"
	"github.com/policygraph/policygraph/reading/outline"
	"github.com/policygraph/policygraph/reading/rule"
	"github.com/policygraph/policygraph/reading/source"
)

// cellExamples have for each rule about cells an invented table, a row a line,
// and the figures of its rows.
var cellExamples = map[string]struct {
	title, table string
	want         []string
}{
	"title":         {"各镇造林任务分解表", "序号|乡镇|2025年|2026年\n1|青山镇|20|30\n2|白水镇|40|50", []string{"造林 =20 @2025 /青山镇", "造林 =30 @2026 /青山镇", "造林 =40 @2025 /白水镇", "造林 =50 @2026 /白水镇"}},
	"header":        {"任务分配表", "序号|乡镇|新增装机容量（MW）\n1|青山镇|3\n2|白水镇|4", []string{"新增装机容量 =3MW /青山镇", "新增装机容量 =4MW /白水镇"}},
	"row":           {"主要指标表", "序号|指标名称|单位|2025年\n1|茶园面积|亩|300\n2|茶企（家）||50", []string{"茶园面积 =300亩 @2025", "茶企 =50家 @2025"}},
	"total":         {"各镇造林任务分解表", "序号|乡镇|合计\n1|青山镇|20\n2|白水镇|40", []string{"造林合计 =20 /青山镇", "造林合计 =40 /白水镇"}},
	"header above":  {"任务表", "序号|乡镇|造林面积（亩）|<\n^|^|2025年|2026年\n1|青山镇|20|30\n2|白水镇|40|50", []string{"造林面积 =20亩 @2025 /青山镇", "造林面积 =30亩 @2026 /青山镇", "造林面积 =40亩 @2025 /白水镇", "造林面积 =50亩 @2026 /白水镇"}},
	"column before": {"任务表", "序号|项目名称|造林面积（亩）|2025年|2026年\n1|环山林带||20|30\n2|沿江林带||40|50", []string{"造林面积 =20亩 @2025 /环山林带", "造林面积 =30亩 @2026 /环山林带", "造林面积 =40亩 @2025 /沿江林带", "造林面积 =50亩 @2026 /沿江林带"}},
	"both headers":  {"任务表", "序号|乡镇|造林面积（亩）|<\n^|^|荒山|退耕地\n1|青山镇|20|30\n2|白水镇|40|50", []string{"造林面积荒山 =20亩 /青山镇", "造林面积退耕地 =30亩 /青山镇", "造林面积荒山 =40亩 /白水镇", "造林面积退耕地 =50亩 /白水镇"}},
}

// tableOf writes a table as HTML: < is merged with the cell before it, ^ with the
// one above.
func tableOf(title, table string) string {
	var b strings.Builder
	b.WriteString("<html><body><h1>青川县行动计划（2025—2027年）</h1><p>一、发展目标</p><p>提升能力。</p><p>附件1</p><p>" + title + "</p><table>")
	lines := strings.Split(table, "\n")
	for i, line := range lines {
		b.WriteString("<tr>")
		cells := strings.Split(line, "|")
		for k, cell := range cells {
			if cell == "<" || cell == "^" {
				continue
			}
			b.WriteString("<td")
			if k+1 < len(cells) && cells[k+1] == "<" {
				b.WriteString(` colspan="2"`)
			}
			if i+1 < len(lines) && strings.Split(lines[i+1], "|")[k] == "^" {
				b.WriteString(` rowspan="2"`)
			}
			b.WriteString(">" + cell + "</td>")
		}
		b.WriteString("</tr>")
	}
	b.WriteString("</table></body></html>")
	return b.String()
}

func TestEachRuleAboutCellsDecidesItsExample(t *testing.T) {
	for _, r := range cellNameRules {
		e, ok := cellExamples[r.Name]
		if !ok {
			t.Errorf("rule %q has no example", r.Name)
			continue
		}
		t.Run(strings.ReplaceAll(r.Name, " ", "_"), func(t *testing.T) {
			doc, err := source.Read("plan.html", []byte(tableOf(e.title, e.table)))
			if err != nil {
				t.Fatal(err)
			}
			f := &figureReader{reading: &reading{doc: doc, outline: outline.Build(doc), file: &dataset.File{}}, until: len(doc.Text)}
			f.section(f.outline.Root, figure.Frame{})
			var got []string
			for _, d := range f.found {
				got = append(got, strings.TrimSpace(sayFigure(d.Figure)))
				if len(d.evidence) == 0 || d.evidence[0] != r.Name {
					t.Errorf("%s was made by %v", d.Indicator, d.evidence)
				}
			}
			if a, b := strings.Join(got, "\n"), strings.Join(e.want, "\n"); a != b {
				t.Errorf("figures of the table:\n%s\nwant:\n%s", a, b)
			}
		})
	}
	if len(cellExamples) != len(cellNameRules) {
		t.Errorf("%d examples for %d rules", len(cellExamples), len(cellNameRules))
	}
}

func TestEachRuleAboutAchievedCells(t *testing.T) {
	year := 2020
	column := func(told figure.Told) *tableFrame { return &tableFrame{told: []figure.Told{told}} }
	for name, c := range map[string]*tableCell{
		"column of aims":    {tableRow: &tableRow{table: column(figure.Planned), frame: figure.Frame{Observed: true}}},
		"column of results": {tableRow: &tableRow{table: column(figure.Achieved)}},
		"past year":         {tableRow: &tableRow{table: column(figure.Untold), frame: figure.Frame{From: 2021}}, dated: true, figure: figure.Figure{Year: &year}},
		"report":            {tableRow: &tableRow{table: column(figure.Untold), frame: figure.Frame{Observed: true}}},
	} {
		if by := rule.First(cellAchievedRules, c, nil); by == nil || by.Name != name {
			t.Errorf("%s is decided by %v", name, by)
		}
	}
	of := &tableCell{tableRow: &tableRow{table: column(figure.Untold), frame: figure.Frame{From: 2020}}, dated: true, figure: figure.Figure{Year: &year}}
	if by := rule.First(cellAchievedRules, of, nil); by != nil {
		t.Errorf("a year of the plan is achieved by %s", by.Name)
	}
}

// Each column tells for itself whether its figures are aimed at, also where the
// document or its heading reports.
func TestColumnsTellAimsFromResults(t *testing.T) {
	for _, c := range []struct {
		name, title, table string
		aims, results      string
	}{
		{"numbers", "主要指标表", "序号|指标|单位|2025年计划|2025年实际|完成率\n1|茶园面积|亩|300|310|103%", "300", "310 103"},
		{"a report's numbers", "主要指标完成情况表", "序号|指标|单位|目标值|完成值\n1|茶园面积|亩|300|310", "300", "310"},
		{"wording", "实事项目表", "序号|项目|目标任务|目前进展|责任单位\n1|驿站|新建驿站9个|建成4个|县民政局", "9", "4"},
		{"progress with a remark", "实事项目表", "序号|项目内容|当前进度|牵头单位\n1|新建驿站9个。|80%（选址滞后）|县民政局", "9", "80"},
		{"work beside progress", "实事项目推进情况表", "序号|项目内容|推进情况|责任单位\n1|新建驿站9个|建成驿站4个|县民政局", "9", "4"},
		{"a report without such columns", "行政村基本情况", "序号|行政村|人口（人）\n1|青山村|900", "", "900"},
	} {
		t.Run(c.name, func(t *testing.T) {
			doc, err := source.Read("plan.html", []byte(tableOf(c.title, c.table)))
			if err != nil {
				t.Fatal(err)
			}
			f := &figureReader{reading: &reading{doc: doc, outline: outline.Build(doc), file: &dataset.File{}}, until: len(doc.Text)}
			f.section(f.outline.Root, figure.Frame{})
			var aims, results []string
			for _, d := range f.found {
				if value := strconv.FormatFloat(d.Value, 'g', -1, 64); d.observed {
					results = append(results, value)
				} else {
					aims = append(aims, value)
				}
			}
			if a, r := strings.Join(aims, " "), strings.Join(results, " "); a != c.aims || r != c.results {
				t.Errorf("aims %q and results %q, want %q and %q", a, r, c.aims, c.results)
			}
		})
	}
}

func TestASumHasTheUnitOfItsLabel(t *testing.T) {
	table := "类别|项目|单位|2026年|2027年\n绿地|茶园|个|8|10\n绿地|步道|公里|18|20\n投资合计（万元）|||520|610"
	file := readText(t, "plan.html", tableOf("茶园任务表", table))
	var got []string
	for _, f := range file.Targets {
		if strings.Contains(f.Indicator, "合计") {
			got = append(got, strings.TrimSpace(sayFigure(f)))
		}
	}
	if want := "A1-1 投资合计 =520万元 @2026\nA1-2 投资合计 =610万元 @2027"; strings.Join(got, "\n") != want {
		t.Errorf("sums:\n%s\nwant:\n%s", strings.Join(got, "\n"), want)
	}
}
