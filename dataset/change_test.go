package dataset_test

import (
	"bytes"
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"github.com/policygraph/policygraph/dataset"
)

// invented is a file of an invented plan.
func invented() *dataset.File {
	year := 2025
	return &dataset.File{
		Slug:     "plan",
		Document: dataset.Document{Title: "青川区创新计划", Kind: dataset.KindPlan, Area: "青川区", SHA256: strings.Repeat("a", 64)},
		Tasks: []dataset.Task{
			{Key: "一1", Title: "建设孵化器", Source: "body", Assignments: []dataset.Assignment{{Agency: "区科技局", Role: dataset.RoleLead, Position: 1}}},
			{Key: "A1", SameAs: "一1", Title: "建设孵化器", Source: "annex"},
		},
		Targets:   []dataset.Figure{{Key: "一1-1", Indicator: "孵化器", Comparator: dataset.EQ, Value: 5, Unit: "家", Year: &year}},
		Platforms: []dataset.Platform{{Name: "青川孵化器", Kind: "孵化器"}, {Name: "青川孵化器", Kind: "孵化器"}},
	}
}

func inventedVocabularies() *dataset.Vocabularies {
	return &dataset.Vocabularies{Areas: []dataset.Area{{ID: "990101", Name: "青川区", Level: "county"}}}
}

func TestWhatBecomesOfFacts(t *testing.T) {
	for name, c := range map[string]struct {
		change func(*dataset.File)
		want   dataset.Change
	}{
		"nothing": {func(*dataset.File) {}, dataset.Change{}},
		"a review, a place and a confidence are no part of a fact": {func(f *dataset.File) {
			f.Document.Reviewed = &dataset.Reviewed{By: "王芳", On: "2026-03-18"}
			f.Targets[0].Evidence = dataset.Evidence{Confidence: 0.5, Reason: "row"}
			f.Targets[0].Start, f.Tasks[0].Assignments[0].End = 7, 9
		}, dataset.Change{}},
		"a value": {func(f *dataset.File) { f.Targets[0].Value = 6 }, dataset.Change{Changed: []dataset.ChangedField{
			{ID: "target:plan:一1-1", Field: "value", Old: "5", New: "6"},
		}}},
		"a body of a task": {func(f *dataset.File) { f.Tasks[0].Assignments[0].Role = dataset.RoleSupport }, dataset.Change{Changed: []dataset.ChangedField{
			{ID: "task:plan:一1", Field: "assignments", Old: "区科技局 lead", New: "区科技局 support"},
		}}},
		"a fact that goes": {func(f *dataset.File) { f.Targets, f.Platforms = nil, nil }, dataset.Change{Withdrawn: []dataset.Withdrawn{
			{ID: "target:plan:一1-1", Fact: "孵化器 = 5家 (2025)"}, {ID: "platform:990101:青川孵化器", Fact: "青川孵化器"},
		}}},
		"a fact that comes": {func(f *dataset.File) {
			f.Observations = []dataset.Figure{{Key: "二-1", Indicator: "孵化器", Comparator: dataset.EQ, Value: 3, Unit: "家"}}
		}, dataset.Change{Added: []string{"observation:plan:二-1"}}},
		"what a body is for the whole": {func(f *dataset.File) {
			f.Organisation = []dataset.Organisation{{Agency: "区科技局", Role: "office", Of: "领导小组"}}
		}, dataset.Change{Changed: []dataset.ChangedField{{ID: "document:plan", Field: "organisation", New: "区科技局 领导小组 office"}}}},
	} {
		t.Run(name, func(t *testing.T) {
			after := invented()
			c.change(after)
			c.want.Document = "plan"
			if diff := cmp.Diff(c.want, dataset.NewComparer(inventedVocabularies()).Compare(invented(), after)); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestAWholeDocumentComesAndGoes(t *testing.T) {
	ids := []string{"document:plan", "task:plan:一1", "target:plan:一1-1", "platform:990101:青川孵化器"}
	came := dataset.NewComparer(inventedVocabularies()).Compare(nil, invented())
	if diff := cmp.Diff(dataset.Change{Document: "plan", Added: ids}, came); diff != "" {
		t.Error(diff)
	}
	went := dataset.NewComparer(inventedVocabularies()).Compare(invented(), nil)
	var gone []string
	for _, w := range went.Withdrawn {
		gone = append(gone, w.ID)
	}
	if diff := cmp.Diff(ids, gone); diff != "" || went.Document != "plan" || went.Facts() != 4 {
		t.Errorf("%s%+v", diff, went)
	}
}

func TestWhatIsRecordedIsNotRecordedTwice(t *testing.T) {
	found := []dataset.Change{{
		Document: "plan", Added: []string{"task:plan:1", "task:plan:2"},
		Changed:   []dataset.ChangedField{{ID: "target:plan:1", Field: "value", Old: "5", New: "6"}, {ID: "target:plan:2", Field: "unit", New: "家"}},
		Withdrawn: []dataset.Withdrawn{{ID: "task:plan:3", Fact: "三"}},
	}, {Document: "other", Added: []string{"task:other:1"}}}
	earlier := []dataset.Change{{Added: []string{"task:plan:2"}}}
	later := append(earlier, dataset.Change{
		Added: []string{"task:plan:1", "task:other:1"}, Changed: []dataset.ChangedField{{ID: "target:plan:1", Field: "value", Old: "4", New: "6"}},
	})
	want := []dataset.Change{{
		Document: "plan", Added: []string{"task:plan:2"}, Changed: []dataset.ChangedField{{ID: "target:plan:2", Field: "unit", New: "家"}},
		Withdrawn: []dataset.Withdrawn{{ID: "task:plan:3", Fact: "三"}},
	}}
	if diff := cmp.Diff(want, dataset.Unrecorded(found, earlier, later)); diff != "" {
		t.Error(diff)
	}
}

func TestChangesAreReadAsTheyAreWritten(t *testing.T) {
	c := dataset.NewComparer(inventedVocabularies()).Compare(nil, invented())
	c.On, c.By, c.Act = "2026-03-18T09:30:00+08:00", "王 芳: \"x\"", dataset.ActAdd
	c.Changed = []dataset.ChangedField{{ID: "a", Field: "value", Old: "- 1", New: "=2"}}
	c.Withdrawn = []dataset.Withdrawn{{ID: "b", Fact: "#：{}"}}
	var b bytes.Buffer
	if err := dataset.WriteVocabulary(&b, []dataset.Change{c}); err != nil {
		t.Fatal(err)
	}
	folder := fstest.MapFS{dataset.ChangesFile: {Data: b.Bytes()}}
	for _, name := range []string{dataset.FormatFile, dataset.AreasFile, dataset.AgenciesFile, dataset.IndicatorsFile} {
		raw, err := fs.ReadFile(dataset.Empty(), name)
		if err != nil {
			t.Fatal(err)
		}
		folder[name] = &fstest.MapFile{Data: raw}
	}
	d, err := dataset.Load(folder)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff([]dataset.Change{c}, d.Changes); diff != "" {
		t.Errorf("%s\n%s", diff, b.String())
	}
	d.Changes[0].On, d.Changes[0].Act, d.Changes[0].Document = "gestern", "made", ""
	var says []string
	for _, p := range d.Check(nil) {
		says = append(says, p.Said.MessageEn)
	}
	for _, want := range []string{`on is "gestern", which is no moment`, `act is "made"`, "document is missing"} {
		if !strings.Contains(strings.Join(says, "\n"), want) {
			t.Errorf("check does not say %s: %v", want, says)
		}
	}
}
