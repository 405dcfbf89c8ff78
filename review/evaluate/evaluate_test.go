package evaluate_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/policygraph/policygraph/dataset"
	"github.com/policygraph/policygraph/review/evaluate"
)

func at(start, end int) dataset.Locator { return dataset.Locator{Start: start, End: end} }

// reviewed is a file to compare with; each call gives a fresh one.
func reviewed() *dataset.File {
	year := 2025
	return &dataset.File{
		Slug:     "plan",
		Document: dataset.Document{Title: "青川区计划", Kind: dataset.KindPlan, Area: "青川区"},
		Tasks: []dataset.Task{
			{Key: "一", Title: "重点任务", Locator: at(0, 100)},
			{
				Key: "一1", Parent: "一", Title: "建孵化器", Locator: at(10, 50),
				Assignments: []dataset.Assignment{{Agency: "区科技局", Role: dataset.RoleLead}, {Agency: "区财政局", Role: dataset.RoleSupport}},
			},
			{Key: "一2", Parent: "一", Title: "引进人才", Locator: at(50, 100), Assignments: []dataset.Assignment{{Agency: "区人社局", Role: dataset.RoleLead}}},
		},
		Targets: []dataset.Figure{
			{Indicator: "孵化面积", Value: 3, Unit: "万平方米", Year: &year, Locator: at(20, 30)},
			{Indicator: "孵化器数", Value: 5, Unit: "家", Year: &year, Locator: at(30, 40)},
		},
		Platforms: []dataset.Platform{{Name: "东桥孵化器", Locator: at(15, 20)}},
		Organisation: []dataset.Organisation{
			{Agency: "孵化领导小组", Role: dataset.OrganisationGroup, Locator: at(110, 116)},
			{Agency: "区科技局", Role: dataset.OrganisationOffice, Of: "孵化领导小组", Locator: at(120, 124)},
		},
	}
}

func TestCompareCountsByKind(t *testing.T) {
	other := 2024
	for name, c := range map[string]struct {
		change func(*dataset.File)
		kind   string
		want   evaluate.Count
		misses int
	}{
		"all tasks found":                   {func(*dataset.File) {}, evaluate.Tasks, evaluate.Count{3, 3, 3}, 0},
		"a heading left out is not asked":   {func(f *dataset.File) { f.Tasks = f.Tasks[1:] }, evaluate.Tasks, evaluate.Count{2, 2, 2}, 0},
		"a task missed":                     {func(f *dataset.File) { f.Tasks = f.Tasks[:2] }, evaluate.Tasks, evaluate.Count{2, 2, 3}, 1},
		"a missed task's assignments":       {func(f *dataset.File) { f.Tasks = f.Tasks[:2] }, evaluate.Assignments, evaluate.Count{2, 2, 3}, 1},
		"a task under another key":          {func(f *dataset.File) { f.Tasks[1].Key = "x" }, evaluate.Tasks, evaluate.Count{3, 3, 3}, 0},
		"a task elsewhere":                  {func(f *dataset.File) { f.Tasks[1].Locator = at(200, 240) }, evaluate.Tasks, evaluate.Count{2, 3, 3}, 2},
		"a role mistaken":                   {func(f *dataset.File) { f.Tasks[1].Assignments[1].Role = dataset.RoleLead }, evaluate.Assignments, evaluate.Count{2, 3, 3}, 2},
		"a name in another width":           {func(f *dataset.File) { f.Tasks[1].Assignments[1].Agency = "区 财政局" }, evaluate.Assignments, evaluate.Count{3, 3, 3}, 0},
		"inherited and not in the gold":     {func(f *dataset.File) { inherit(f, "区民政局") }, evaluate.Assignments, evaluate.Count{3, 3, 3}, 0},
		"a figure in another unit":          {func(f *dataset.File) { f.Targets[0].Value, f.Targets[0].Unit = 30000, "平方米" }, evaluate.Targets, evaluate.Count{2, 2, 2}, 0},
		"a figure of another year":          {func(f *dataset.File) { f.Targets[0].Year = &other }, evaluate.Targets, evaluate.Count{1, 2, 2}, 2},
		"a figure of another value":         {func(f *dataset.File) { f.Targets[0].Value = 4 }, evaluate.Targets, evaluate.Count{1, 2, 2}, 2},
		"a figure in other words":           {func(f *dataset.File) { f.Targets[1].Indicator = "全区建成孵化器及其他" }, evaluate.Targets, evaluate.Count{2, 2, 2}, 0},
		"a figure of something else":        {func(f *dataset.File) { f.Targets[1].Indicator = "人才公寓" }, evaluate.Targets, evaluate.Count{1, 2, 2}, 2},
		"a figure of another area":          {func(f *dataset.File) { f.Targets[0].Area = "云州市" }, evaluate.Targets, evaluate.Count{1, 2, 2}, 2},
		"the same area by its id":           {func(f *dataset.File) { f.Targets[0].Area = "990101" }, evaluate.Targets, evaluate.Count{2, 2, 2}, 0},
		"a figure read twice":               {func(f *dataset.File) { f.Targets = append(f.Targets, f.Targets[0]) }, evaluate.Targets, evaluate.Count{2, 2, 2}, 0},
		"a longer name for a platform":      {func(f *dataset.File) { f.Platforms[0].Name = "青川东桥孵化器" }, evaluate.Platforms, evaluate.Count{1, 1, 1}, 0},
		"another platform":                  {func(f *dataset.File) { f.Platforms[0].Name = "西桥孵化器" }, evaluate.Platforms, evaluate.Count{0, 1, 1}, 2},
		"a platform in a task":              {func(*dataset.File) {}, evaluate.Concerns, evaluate.Count{1, 1, 1}, 0},
		"a platform in a task twice":        {func(f *dataset.File) { f.Platforms = append(f.Platforms, f.Platforms[0]) }, evaluate.Concerns, evaluate.Count{1, 1, 1}, 0},
		"a platform in another task":        {func(f *dataset.File) { f.Platforms[0].Task = "一2" }, evaluate.Concerns, evaluate.Count{0, 1, 1}, 2},
		"a platform in a task of other key": {func(f *dataset.File) { f.Tasks[1].Key = "x" }, evaluate.Concerns, evaluate.Count{1, 1, 1}, 0},
		"who organises, elsewhere":          {func(f *dataset.File) { f.Organisation[1].Locator = at(130, 134) }, evaluate.Organisation, evaluate.Count{2, 2, 2}, 0},
		"another role in the organisation":  {func(f *dataset.File) { f.Organisation[1].Role = dataset.OrganisationHead }, evaluate.Organisation, evaluate.Count{1, 2, 2}, 2},
		"a role in something else":          {func(f *dataset.File) { f.Organisation[1].Of = "综合体" }, evaluate.Organisation, evaluate.Count{1, 2, 2}, 2},
		"a list that is not open":           {func(f *dataset.File) { f.Organisation[1].Open = true }, evaluate.Organisation, evaluate.Count{1, 2, 2}, 2},
		"a title mistaken":                  {func(f *dataset.File) { f.Document.Title = "通知" }, evaluate.Fields, evaluate.Count{1, 2, 2}, 1},
		"observations where there are none": {func(f *dataset.File) { f.Observations = f.Targets[:1] }, evaluate.Observations, evaluate.Count{0, 1, 0}, 1},
	} {
		t.Run(name, func(t *testing.T) {
			v := dataset.Vocabularies{Areas: []dataset.Area{{ID: "9901", Name: "云州市"}, {ID: "990101", Name: "青川区"}}}
			predicted := reviewed()
			c.change(predicted)
			r := evaluate.Compare(predicted, reviewed(), v.Resolver())
			if diff := cmp.Diff(c.want, r.Counts[c.kind]); diff != "" {
				t.Errorf("%s\n%v", diff, r.Misses)
			}
			if len(r.Misses) < c.misses || c.misses == 0 && len(r.Misses) > 0 {
				t.Errorf("misses: %+v, want %d", r.Misses, c.misses)
			}
		})
	}
}

func inherit(f *dataset.File, agency string) {
	f.Tasks[2].Assignments = append(f.Tasks[2].Assignments, dataset.Assignment{Agency: agency, Role: dataset.RoleLead, Inherited: true})
}

func TestPrintGivesATableAndTheMisses(t *testing.T) {
	v := dataset.Vocabularies{}
	predicted := reviewed()
	predicted.Platforms[0].Name = "西桥孵化器"
	r := evaluate.Compare(predicted, reviewed(), v.Resolver())
	var b strings.Builder
	if err := evaluate.Print(&b, []evaluate.Result{r, r}, true); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{
		"plan      assignments      1.000      1.000   1.000  3      3     3\n",
		"all       tasks            1.000      1.000   1.000  6      6     6\n",
		"all       platforms        0.000      0.000   0.000  0      2     2\n",
		"plan: missed platforms at 15-20: 东桥孵化器\n",
		"plan: made up platforms at 15-20: 西桥孵化器\n",
	} {
		if !strings.Contains(b.String(), want) {
			t.Errorf("%q is not in:\n%s", want, b.String())
		}
	}
}
