package loader_test

import (
	"cmp"
	"fmt"
	"slices"
	"testing"

	"github.com/policygraph/policygraph/dataset"
	"github.com/policygraph/policygraph/ontology"
)

// planWith is a dataset of one plan for 2019 to 2021 with these tasks and targets.
func planWith(tasks []dataset.Task, targets ...dataset.Figure) *dataset.Dataset {
	f := &dataset.File{Slug: "p", Tasks: tasks, Targets: targets}
	f.Document = dataset.Document{Title: "青川区方案", Kind: dataset.KindPlan, Area: "990101", PeriodStart: "2019", PeriodEnd: "2021-06", SHA256: "x"}
	for i := range f.Tasks {
		f.Tasks[i].Title, f.Tasks[i].Source = cmp.Or(f.Tasks[i].Title, f.Tasks[i].Key), cmp.Or(f.Tasks[i].Source, "annex")
	}
	return &dataset.Dataset{
		Files: []*dataset.File{f},
		Vocabularies: dataset.Vocabularies{Areas: []dataset.Area{
			{ID: "9901", Name: "云州市", Level: "city"},
			{ID: "990101", Name: "青川区", Level: "county", PartOf: "9901"},
			{ID: "new-town", Name: "青川新城", Level: "zone", PartOf: "990101"},
		}},
	}
}

func TestATaskIsDueByItsScheduleElseItsTargetsElseThePeriod(t *testing.T) {
	year := func(n int) *int { return &n }
	d := planWith([]dataset.Task{
		{Key: "span", Schedule: []dataset.Schedule{{Period: "2020-2023年"}}},
		{Key: "months", Schedule: []dataset.Schedule{{Period: "2019.12-2021.12"}}},
		{Key: "several", Schedule: []dataset.Schedule{{Period: "2022年"}, {Period: "2019年底前"}}},
		{Key: "no year", Schedule: []dataset.Schedule{{Period: "3月底前"}}},
		{Key: "both", Schedule: []dataset.Schedule{{Period: "2020年"}}},
		{Key: "targets"},
		{Key: "undated"},
		{Key: "A1.2020.4"},
	}, dataset.Figure{Key: "1", Indicator: "孵化器", Comparator: "=", Value: 1, Unit: "家", Task: "both", Year: year(2021)},
		dataset.Figure{Key: "2", Indicator: "孵化器", Comparator: "=", Value: 2, Unit: "家", Task: "targets", Year: year(2021)},
		dataset.Figure{Key: "3", Indicator: "孵化器", Comparator: "=", Value: 3, Unit: "家", Task: "targets", Year: year(2020)},
		dataset.Figure{Key: "4", Indicator: "孵化器", Comparator: "=", Value: 4, Unit: "家", Task: "undated"})
	tasks := nodesOf(load(t, d, nil), ontology.KindTask)
	for key, want := range map[string]string{
		"span":      "2020 2023 SCHEDULE",
		"months":    "2019 2021 SCHEDULE",
		"several":   "2019 2022 SCHEDULE",
		"no year":   "2019 2021 PERIOD",
		"both":      "2020 2020 SCHEDULE",
		"targets":   "2020 2021 TARGET",
		"undated":   "2019 2021 PERIOD",
		"A1.2020.4": "2020 2020 SCHEDULE",
	} {
		p := tasks[ontology.TaskID("p", key)].Props
		if got := fmt.Sprintln(p["from"], p["due"], p["dueBasis"]); got != want+"\n" {
			t.Errorf("%s is due %swant %s", key, got, want)
		}
	}
	d.Files[0].Document.PeriodEnd = ""
	tasks = nodesOf(load(t, d, nil), ontology.KindTask)
	if p := tasks[ontology.TaskID("p", "undated")].Props; p["due"] != nil || p["dueBasis"] != nil {
		t.Errorf("a task is due %v by %v where nothing says when", p["due"], p["dueBasis"])
	}
}

func TestARowThatRecursYearByYearIsOneLine(t *testing.T) {
	g := load(t, planWith([]dataset.Task{
		{Key: "A1.2019.1", Title: "建平台"},
		{Key: "A1.2019.2", Title: "引人才"},
		{Key: "A1.2019.3", Title: "建平台"},
		{Key: "A1.2020.1", Title: "引人才"},
		{Key: "A1.2020.2", Title: "建平台"},
		{Key: "A1.2020.3", Title: "办大赛"},
		{Key: "A2.2020.1", Title: "引人才"},
		{Key: "A3.01", Title: "引人才"},
	}), nil)
	tasks := nodesOf(g, ontology.KindTask)
	for key, want := range map[string]any{
		"A1.2019.1": "p:A1.1", "A1.2020.2": "p:A1.1", // the first of the title in either year
		"A1.2019.2": "p:A1.2", "A1.2020.1": "p:A1.2",
		"A1.2019.3": nil, "A1.2020.3": nil, "A2.2020.1": nil, "A3.01": nil,
	} {
		if got := tasks[ontology.TaskID("p", key)].Props["line"]; got != want {
			t.Errorf("%s is of the line %v, want %v", key, got, want)
		}
	}
}

func TestHowATaskIsAssigned(t *testing.T) {
	assigned := func(roles ...string) (out []dataset.Assignment) {
		for i, r := range roles {
			out = append(out, dataset.Assignment{Agency: fmt.Sprintf("区%d局", i), Role: r, Position: i + 1})
		}
		return out
	}
	g := load(t, planWith([]dataset.Task{
		{Key: "none"},
		{Key: "sole", Assignments: assigned("responsible")},
		{Key: "led", Assignments: assigned("lead")},
		{Key: "two", Assignments: assigned("responsible", "responsible")},
		{Key: "both", Assignments: assigned("support", "lead")},
	}), nil)
	tasks := nodesOf(g, ontology.KindTask)
	for key, want := range map[string][2]bool{
		"none": {false, false}, "sole": {true, true}, "led": {false, false}, "two": {false, true}, "both": {false, false},
	} {
		p := tasks[ontology.TaskID("p", key)].Props
		if p["sole"] != want[0] || p["withoutLead"] != want[1] {
			t.Errorf("%s: sole %v, without a lead %v, want %v", key, p["sole"], p["withoutLead"], want)
		}
	}
}

func TestAnAreaKnowsAllThatItIsPartOf(t *testing.T) {
	d := planWith(nil)
	d.Files[0].Document.Area = "new-town"
	areas := nodesOf(load(t, d, nil), ontology.KindArea)
	for id, want := range map[string][]string{
		"new-town": {"new-town", "990101", "9901"}, "990101": {"990101", "9901"}, "9901": {"9901"},
	} {
		for i := range want {
			want[i] = ontology.AreaID(want[i])
		}
		if got := areas[ontology.AreaID(id)].Props["within"].([]string); !slices.Equal(got, want) {
			t.Errorf("%s is within %v, want %v", id, got, want)
		}
	}
}
