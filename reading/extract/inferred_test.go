package extract

import (
	"strings"
	"testing"

	"github.com/policygraph/policygraph/dataset"
)

// What stands in a fact's own sentence or row is not inferred; what a title, a heading, a
// sentence before or a merged cell gives is.
func TestInferredFields(t *testing.T) {
	for name, c := range map[string]struct {
		title, text, want string
	}{
		"year in the sentence":          {"青川县茶园行动方案", "一、目标\n到2027年，建成茶厂9家。", ""},
		"year of the sentence before":   {"青川县茶园行动方案", "一、目标\n到2027年，茶园面积达到8万亩。建成茶厂9家。", "year"},
		"year of the heading":           {"青川县茶园行动方案", "一、2027年目标\n建成茶厂9家。", "year"},
		"year of the title":             {"青川县2027年茶园工作要点", "一、目标\n建成茶厂9家。", "year"},
		"year of the title, said again": {"青川县2027年茶园工作要点", "一、目标\n2027年建成茶厂9家。", ""},
		"industry of the title":         {"青川县茶叶产业发展行动方案", "一、目标\n到2027年，建成茶厂9家。", "scope"},
		"industry named in the clause":  {"青川县茶叶产业发展行动方案", "一、目标\n到2027年，茶叶产业建成茶厂9家。", ""},
		"indicator of a sentence":       {"青川县茶园行动方案", "一、目标\n建设乡村茶驿。引导各乡镇利用旧屋。到2027年认定9家。", "indicator"},
	} {
		t.Run(name, func(t *testing.T) {
			file := readText(t, "plan.txt", c.title+"\n\n"+c.text)
			if len(file.Targets) == 0 {
				t.Fatal("no target")
			}
			last := file.Targets[len(file.Targets)-1]
			if got := strings.Join(last.Inferred, ", "); got != c.want {
				t.Errorf("%s = %v: inferred %q, want %q", last.Indicator, last.Value, got, c.want)
			}
		})
	}
}

// A row has what its cells and the headers of their columns say.
func TestInferredFieldsOfRows(t *testing.T) {
	for name, c := range map[string]struct {
		title, table, want string
	}{
		"year and unit of the header": {"茶园表", "乡镇|2027年茶园（亩）\n甲镇|9\n乙镇|8", ""},
		"unit above the table":        {"茶园表（单位：亩）", "乡镇|2027年茶园\n甲镇|9\n乙镇|8", "unit"},
		"year of the table's section": {"2027年茶园表", "乡镇|茶园（亩）\n甲镇|9\n乙镇|8", "year"},
		"year of the row":             {"茶园表", "完成时间|茶园（亩）\n2026年|9\n2027年|8", ""},
	} {
		t.Run(name, func(t *testing.T) {
			file := readText(t, "plan.html", tableOf(c.title, c.table))
			if len(file.Targets) != 2 {
				t.Fatalf("targets %v", file.Targets)
			}
			if got := strings.Join(file.Targets[0].Inferred, ", "); got != c.want {
				t.Errorf("inferred %q, want %q", got, c.want)
			}
		})
	}
}

func TestInferredFieldsOfTasks(t *testing.T) {
	file := readText(t, "plan.html", tableOf("茶园任务分解表", "序号|任务|责任单位\n1|建设茶厂|县甲局\n2|开垦茶园|^"))
	var got []string
	for _, task := range file.Tasks {
		if task.Source == dataset.SourceAnnex {
			got = append(got, task.Title+": "+strings.Join(task.Inferred, ", "))
		}
	}
	if want := "建设茶厂: \n开垦茶园: assignments"; strings.Join(got, "\n") != want {
		t.Errorf("tasks %q, want %q", got, want)
	}
}
