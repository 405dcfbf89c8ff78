package extract

import (
	"slices"
	"strings"
	"testing"

	"github.com/policygraph/policygraph/dataset"
	"github.com/policygraph/policygraph/reading/confidence"
	"github.com/policygraph/policygraph/reading/figure"
	"github.com/policygraph/policygraph/reading/outline"
	"github.com/policygraph/policygraph/reading/source"
)

// figuresWithEvidence reads a document's figures with what speaks for and against them.
func figuresWithEvidence(t *testing.T, name, text string) []foundFigure {
	t.Helper()
	doc, err := source.Read(name, []byte(text))
	if err != nil {
		t.Fatal(err)
	}
	f := &figureReader{reading: &reading{doc: doc, outline: outline.Build(doc), file: &dataset.File{}}, until: len(doc.Text)}
	f.section(f.outline.Root, figure.Frame{})
	f.weigh()
	return f.found
}

// Each sign of the text around a figure makes it more or less sure than the same figure
// without the sign.
func TestSignsOfTheText(t *testing.T) {
	for name, c := range map[string]struct {
		of, not string
	}{
		"stated twice":       {"建成茶厂9家。\n会议要求建成茶厂9家。", "建成茶厂9家。\n会议要求建成茶园8个。"},
		"nought":             {"建成茶厂0家。", "建成茶厂9家。"},
		"shared number":      {"茶厂、茶园各9家。", "茶厂9家。"},
		"unread beside":      {"建成茶厂9家，其余力争达到50。", "建成茶厂9家。"},
		"part of conditions": {"一、支持对象\n建成茶厂9家。", "一、支持内容\n建成茶厂9家。"},
		"part of guarantees": {"一、保障措施\n建成茶厂9家。", "一、支持内容\n建成茶厂9家。"},
		"part of goals":      {"一、工作目标\n建成茶厂9家。", "一、支持内容\n建成茶厂9家。"},
		"number last":        {"建成茶厂123 45家。", "建成茶厂30家。"},
	} {
		t.Run(name, func(t *testing.T) { compareSigns(t, name, "plan.txt", c.of, c.not) })
	}
}

// compareSigns compares the first figures of two documents, of which one has a sign.
func compareSigns(t *testing.T, sign, file, of, not string) {
	t.Helper()
	with, without := figuresWithEvidence(t, file, of), figuresWithEvidence(t, file, not)
	if len(with) == 0 || len(without) == 0 {
		t.Fatalf("figures %v and %v", with, without)
	}
	a, b := with[0], without[0]
	if !slices.Contains(a.evidence, sign) || slices.Contains(b.evidence, sign) {
		t.Fatalf("evidence %q and %q", a.evidence, b.evidence)
	}
	piece, ok := confidence.Find(confidence.Figure, sign)
	if !ok || piece.Weight == 0 || a.Confidence == b.Confidence || (a.Confidence > b.Confidence) != (piece.Weight > 0) {
		t.Errorf("confidence %v with the sign and %v without; it weighs %v", a.Confidence, b.Confidence, piece.Weight)
	}
	if piece.Weight < 0 && !strings.Contains(a.Reason, piece.Says) {
		t.Errorf("the reason says %q, and not that %s", a.Reason, piece.Says)
	}
}

// cellSignExamples have for each sign a table with it and one without.
var cellSignExamples = map[string]struct{ of, not string }{
	"unit of the header": {
		of:  "乡镇|茶园（亩）\n甲镇|9\n乙镇|8\n丙镇|7",
		not: "乡镇|茶园\n甲镇|9\n乙镇|8\n丙镇|7",
	},
	"unit passed over": {
		of:  "类别|指标名称|2027年\n投入（亿元）|茶业投入|9\n投入（亿元）|茶厂投入|8",
		not: "类别|指标名称|2027年\n投入|茶业投入|9\n投入|茶厂投入|8",
	},
	"unit in the cell": {
		of:  "乡镇|茶园\n甲镇|9亩\n乙镇|8亩\n丙镇|7亩",
		not: "乡镇|茶园\n甲镇|9\n乙镇|8\n丙镇|7",
	},
	"column of numbers": {
		of:  "乡镇|茶园（亩）\n甲镇|9\n乙镇|8\n丙镇|7",
		not: "乡镇|茶园（亩）\n甲镇|9\n乙镇|8\n丙镇|/",
	},
	"mixed column": {
		of:  "乡镇|茶园（亩）|茶厂（个）\n甲镇|9|3\n乙镇|/|4\n丙镇|/|5",
		not: "乡镇|茶园（亩）|茶厂（个）\n甲镇|9|3\n乙镇|8|4\n丙镇|/|5",
	},
	"few rows": {
		of:  "乡镇|茶园（亩）\n甲镇|9\n乙镇|8",
		not: "乡镇|茶园（亩）\n甲镇|9\n乙镇|8\n丙镇|7",
	},
	"sum": {
		of:  "乡镇|茶园（亩）\n合计|24\n甲镇|9\n乙镇|8\n丙镇|7",
		not: "乡镇|茶园（亩）\n甲镇|9\n乙镇|8\n丙镇|7",
	},
	"years of other columns": {
		of:  "指标名称|合计（亩）|2026年（亩）\n茶园|9|4\n果园|8|4\n竹园|7|4",
		not: "指标名称|合计（亩）|其余（亩）\n茶园|9|4\n果园|8|4\n竹园|7|4",
	},
	"year for a value": {
		of:  "乡镇|投产|茶园（亩）\n甲镇|2024|9\n乙镇|2025|8\n丙镇|2026|7",
		not: "乡镇|投产|茶园（亩）\n甲镇|24|9\n乙镇|25|8\n丙镇|26|7",
	},
	"header of no measure": {
		of:  "乡镇|茶园等级\n甲镇|9\n乙镇|8\n丙镇|7",
		not: "乡镇|茶园\n甲镇|9\n乙镇|8\n丙镇|7",
	},
}

func TestSignsOfTables(t *testing.T) {
	for _, r := range cellSigns {
		e, ok := cellSignExamples[r.Name]
		if !ok {
			t.Errorf("rule %q has no example", r.Name)
			continue
		}
		t.Run(r.Name, func(t *testing.T) {
			compareSigns(t, r.Name, "plan.html", tableOf("茶园分解表", e.of), tableOf("茶园分解表", e.not))
		})
	}
	if len(cellSignExamples) != len(cellSigns) {
		t.Errorf("%d examples for %d signs", len(cellSignExamples), len(cellSigns))
	}
}

func TestRulesOfCellsHaveAWeight(t *testing.T) {
	for _, r := range cellNameRules {
		if p, ok := confidence.Find(confidence.Figure, r.Name); !ok || p.Weight == 0 {
			t.Errorf("%q has no weight", r.Name)
		}
	}
}
