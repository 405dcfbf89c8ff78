package extract_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/policygraph/policygraph/dataset"
)

const headedPlan = "青山市水利行动计划\n一、主要目标。建成水库5座。\n二、重点任务\n1.修缮堤岸。修缮堤岸20公里。（责任单位：市乙局）\n附件1\n水利项目表\n" +
	"序号\t项目名称\t建设内容\t总投资（亿元）\t牵头单位\t配合单位\n一、干流\n1\t东河工程\t修缮堤岸20公里\t42\t市乙局\t市丙局\n"

// TestHeadingsAreReadByTheirPaths, the columns that name bodies with the annex' table.
func TestHeadingsAreReadByTheirPaths(t *testing.T) {
	var got []string
	for _, h := range extracted(t, "plan.txt", headedPlan).Headings {
		line := h.Section + " " + h.Label
		for _, c := range h.Columns {
			line += " " + c.Role + "=" + c.Label
		}
		got = append(got, line)
	}
	want := "一 主要目标; 二 重点任务; 二1 修缮堤岸; A1 水利项目表 lead=牵头单位 support=配合单位"
	if s := strings.Join(got, "; "); s != want {
		t.Errorf("got %s, want %s", s, want)
	}
}

// TestAFigureInACellHasItsColumn, and its row where that is no task.
func TestAFigureInACellHasItsColumn(t *testing.T) {
	indicators := "青山市水利规划\n一、主要目标\n表1 水利指标\n指标名称\t单位\t2025年\n水库座数\t座\t5\n堤岸长度\t公里\t20\n"
	for _, c := range []struct{ text, want string }{
		{headedPlan, "5座; 20公里; 42亿元 column 总投资（亿元）; 20公里 column 建设内容"},
		{indicators, "5座 row 水库座数 column 2025年; 20公里 row 堤岸长度 column 2025年"},
	} {
		var got []string
		for _, g := range extracted(t, "plan.txt", c.text).Targets {
			got = append(got, strings.TrimSpace(fmt.Sprint(g.Value, g.Unit))+labels(g.Context))
		}
		if s := strings.Join(got, "; "); s != c.want {
			t.Errorf("got %s, want %s", s, c.want)
		}
	}
}

func labels(context []dataset.ContextLabel) string {
	s := ""
	for _, l := range context {
		s += " " + l.Kind + " " + l.Label
	}
	return s
}

// TestAFigureThatIsLeftOpenIsNoted with its column; words in other columns are not.
func TestAFigureThatIsLeftOpenIsNoted(t *testing.T) {
	const text = "青山市水利行动计划\n附件1\n水利项目表\n序号\t项目名称\t建设内容\t总投资（亿元）\t牵头单位\n1\t东河工程\t修缮堤岸\t42\t市乙局\n2\t西河工程\t待定\t视情而定\t市丙局\n"
	got := extracted(t, "plan.txt", text).Absences
	if len(got) != 1 || got[0].Indicator != "总投资" || got[0].Says != "视情而定" || got[0].Task != "A1.02" || got[0].Opening != "视情而定" {
		t.Errorf("left open are %+v", got)
	}
}
