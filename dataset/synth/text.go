package synth

import (
	"fmt"
	"strings"

	"github.com/policygraph/policygraph/dataset"
)

// Text is an invented plan as a document: what a reader of documents is tried with.
type Text struct {
	Slug, Text string
}

// Texts are the plans of one district as documents, with the facts of Files.
func Texts(i int) []Text {
	var out []Text
	for _, f := range Files(i) {
		out = append(out, Text{f.Slug, textOf(f, district(i))})
	}
	return out
}

func textOf(f *dataset.File, home dataset.Area) string {
	doc := &f.Document
	var b strings.Builder
	line := func(format string, args ...any) { fmt.Fprintf(&b, format+"\n", args...) }
	line("%s", doc.Title)
	line("%s", doc.DocNumber)
	line("%s人民政府办公室", home.Name)
	line("%s", chineseDate(doc.IssuedOn))
	line("根据《%s》（%s），结合我区实际，制定本计划。", doc.BasedOn[0].Title, doc.BasedOn[0].DocNumber)
	line("一、总体要求")
	line("坚持改革引领，全面提升%s的创新能力。", home.Name)
	line("二、主要任务")
	figures := map[string][]string{}
	for i := range f.Targets {
		g := &f.Targets[i]
		comparator := "达到"
		if g.Comparator == dataset.GE {
			comparator = "不少于"
		}
		figures[g.Task] = append(figures[g.Task], fmt.Sprintf("到%d年，%s%s%v%s。", *g.Year, g.Indicator, comparator, g.Value, g.Unit))
	}
	platforms := map[string][]string{}
	for _, p := range f.Platforms {
		platforms[p.Task] = append(platforms[p.Task], "支持"+p.Name+"建设。")
	}
	group, number := 0, 0
	for i := range f.Tasks {
		t := &f.Tasks[i]
		if t.Parent == "" {
			group, number = group+1, 0
			line("（%s）%s", string(numerals[group-1]), t.Title)
			continue
		}
		number++
		line("%d.%s。%s%s（%s）", number, t.Title, strings.Join(platforms[t.Key], ""), strings.Join(figures[t.Key], ""), assigned(t))
	}
	return b.String()
}

// assigned is what stands in the bracket behind a task.
func assigned(t *dataset.Task) string {
	names := map[string][]string{}
	for _, a := range t.Assignments {
		names[a.Role] = append(names[a.Role], a.Agency)
	}
	var parts []string
	for _, role := range []struct{ word, label string }{
		{dataset.RoleLead, "牵头单位"}, {dataset.RoleSupport, "配合单位"}, {dataset.RoleResponsible, "责任单位"},
	} {
		if list := names[role.word]; len(list) > 0 {
			parts = append(parts, role.label+"："+strings.Join(list, "、"))
		}
	}
	return strings.Join(parts, "；")
}

// chineseDate writes 2022-09-30 as 2022年9月30日.
func chineseDate(day string) string {
	var y, m, d int
	if _, err := fmt.Sscanf(day, "%d-%d-%d", &y, &m, &d); err != nil {
		return day
	}
	return fmt.Sprintf("%d年%d月%d日", y, m, d)
}
