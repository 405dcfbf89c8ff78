package loader_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/policygraph/policygraph/dataset"
	"github.com/policygraph/policygraph/loader"
	"github.com/policygraph/policygraph/ontology"
	"github.com/policygraph/policygraph/store"
)

// dated is a plan of 青川区 for three years, issued in March of the first.
func dated(change func(*dataset.File)) *dataset.Dataset {
	at := func(start, end int) dataset.Locator { return dataset.Locator{Start: start, End: end} }
	f := &dataset.File{
		Slug:     "plan",
		Document: dataset.Document{Title: "青川区医院行动计划", Kind: dataset.KindPlan, Area: "990101", IssuedOn: "2023-03-24", PeriodStart: "2023", PeriodEnd: "2025", SHA256: strings.Repeat("a", 64), Locator: at(0, 9)},
		Tasks: []dataset.Task{
			{Key: "一", Title: "完善医疗服务体系建设", Source: dataset.SourceBody, Locator: at(10, 50)},
			{Key: "A1.01", Title: "完善医疗与服务体系建设", Source: dataset.SourceAnnex, Table: "分工表", Locator: at(100, 150)},
		},
	}
	change(f)
	return &dataset.Dataset{Vocabularies: dataset.Vocabularies{Areas: []dataset.Area{{ID: "990101", Name: "青川区", Level: "county"}}}, Files: []*dataset.File{f}}
}

func discrepancies(t *testing.T, d *dataset.Dataset) string {
	t.Helper()
	g, _, err := loader.Build(d)
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, n := range g.Nodes {
		if n.Kind == ontology.KindDiscrepancy {
			out = append(out, fmt.Sprintf("%v %v", n.Props["kind"], strings.Join(n.Props["says"].([]string), " / ")))
		}
	}
	slices.Sort(out)
	return strings.Join(out, "; ")
}

func TestRulesFindWhatADocumentSaysInTwoWays(t *testing.T) {
	at := func(start, end int) dataset.Locator { return dataset.Locator{Start: start, End: end} }
	schedule := func(period string) func(*dataset.File) {
		return func(f *dataset.File) { f.Tasks[0].Schedule = []dataset.Schedule{{Period: period}} }
	}
	deadlines := func(list ...dataset.Deadline) func(*dataset.File) {
		return func(f *dataset.File) { f.Deadlines = list }
	}
	for name, c := range map[string]struct {
		change func(*dataset.File)
		want   string
	}{
		"one thing at two times": {
			deadlines(dataset.Deadline{Of: "二院", As: "第二医院", By: "2025", Locator: at(12, 14)}, dataset.Deadline{Of: "第二医院", By: "2023-06", Locator: at(110, 114)}, dataset.Deadline{Of: "二院", As: "第二医院", By: "2025", Locator: at(120, 122)}),
			"DATE 二院:2025年 / 第二医院:2023年6月",
		},
		"two things at two times":  {deadlines(dataset.Deadline{Of: "二院", By: "2025", Locator: at(12, 14)}, dataset.Deadline{Of: "三院", By: "2023", Locator: at(110, 112)}), ""},
		"one time told closer":     {deadlines(dataset.Deadline{Of: "二院", By: "2025", Locator: at(12, 14)}, dataset.Deadline{Of: "二院", By: "2025-06", Locator: at(110, 112)}), ""},
		"a month before its issue": {schedule("1月底前"), "DATE 成文日期2023-03-24 / 1月底前"},
		"the month of its issue":   {schedule("3月底前"), ""},
		"a year before its issue":  {schedule("2022年底前"), "DATE 成文日期2023-03-24 / 2022年底前"},
		"the year of its issue":    {schedule("2023年"), ""},
		"years that begin before":  {schedule("2022-2024年"), ""},
		"a month of a plan for the next year": {func(f *dataset.File) {
			schedule("1月底前")(f)
			f.Document.PeriodStart = "2024"
		}, ""},
		"a row and its item named nearly alike": {func(f *dataset.File) { f.Tasks[1].Parent = "一" }, "WORDING 完善医疗服务体系建设 / 完善医疗与服务体系建设"},
		"what a reviewer noted": {func(f *dataset.File) {
			f.Tasks[1].Parent = "一"
			f.Warnings = []dataset.Warning{{Message: "用字不同", Locator: at(102, 110), Against: &dataset.Locator{Start: 12, End: 20}}}
		}, "WORDING "},
		"names of another number": {func(f *dataset.File) {
			f.Tasks[1].Parent, f.Tasks[0].Title, f.Tasks[1].Title = "一", "完善区第二医院服务体系", "完善区第三医院服务体系"
		}, ""},
	} {
		t.Run(name, func(t *testing.T) {
			if got := discrepancies(t, dated(c.change)); got != c.want {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
}

// TestThingsAndTimesOfOneNumberContradict where the wording is of one thing, and not
// where the years or the numbers are others.
func TestThingsAndTimesOfOneNumberContradict(t *testing.T) {
	year, next := 2025, 2026
	for name, c := range map[string]struct {
		second dataset.Figure
		want   bool
	}{
		"the same number":   {dataset.Figure{Indicator: "平台服务企业数", Value: 600, Unit: "家次", Year: &year}, true},
		"another number":    {dataset.Figure{Indicator: "平台服务企业数", Value: 700, Unit: "家次", Year: &year}, false},
		"another year":      {dataset.Figure{Indicator: "平台服务企业数", Value: 600, Unit: "家次", Year: &next}, false},
		"another thing":     {dataset.Figure{Indicator: "培训机构", Value: 600, Unit: "家次", Year: &year}, false},
		"of another counts": {dataset.Figure{Indicator: "平台服务企业数", Value: 600, Unit: "人次", Year: &year}, false},
	} {
		t.Run(name, func(t *testing.T) {
			c.second.Key, c.second.Comparator, c.second.Section, c.second.Locator = "A1-1", dataset.GE, "A1", dataset.Locator{Section: "A1", Start: 120, End: 130}
			d := dated(func(f *dataset.File) {
				f.Targets = []dataset.Figure{{Key: "一-1", Indicator: "服务企业", Comparator: dataset.GE, Value: 600, Unit: "家", Year: &year, Locator: dataset.Locator{Section: "一", Start: 20, End: 30}}, c.second}
			})
			g, _, err := loader.Build(d)
			if err != nil {
				t.Fatal(err)
			}
			if got := slices.ContainsFunc(g.Edges, func(e store.Edge) bool { return e.Rel == ontology.ConflictsWith }); got != c.want {
				t.Errorf("they conflict: %v, want %v", got, c.want)
			}
		})
	}
}
