package extract

import (
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
				if len(d.rules) != 1 || d.rules[0] != r.Name {
					t.Errorf("%s was made by %v", d.Indicator, d.rules)
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
	for name, c := range map[string]*tableCell{
		"report":    {tableRow: &tableRow{frame: figure.Frame{Observed: true}}},
		"past year": {tableRow: &tableRow{frame: figure.Frame{From: 2021}}, dated: true, figure: figure.Figure{Year: &year}},
		"base":      {tableRow: &tableRow{}, head: "2024年实际"},
	} {
		if by := rule.First(cellAchievedRules, c, nil); by == nil || by.Name != name {
			t.Errorf("%s is decided by %v", name, by)
		}
	}
	if by := rule.First(cellAchievedRules, &tableCell{tableRow: &tableRow{frame: figure.Frame{From: 2020}}, dated: true, figure: figure.Figure{Year: &year}}, nil); by != nil {
		t.Errorf("a year of the plan is achieved by %s", by.Name)
	}
}
