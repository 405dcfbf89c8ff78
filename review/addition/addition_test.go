package addition_test

import (
	"context"
	"errors"
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/policygraph/policygraph/dataset"
	"github.com/policygraph/policygraph/ontology"
	"github.com/policygraph/policygraph/review/addition"
	"github.com/policygraph/policygraph/review/propose"
)

// known is a dataset of one invented plan that promises incubators.
func known() *dataset.Dataset {
	return &dataset.Dataset{
		Vocabularies: dataset.Vocabularies{
			Areas:      []dataset.Area{{ID: "990101", Name: "青川区", Level: ontology.LevelCounty}},
			Agencies:   []dataset.Body{{Area: "990101", Name: "青川区科技局", Function: "科技局"}},
			Indicators: []dataset.Indicator{{ID: "incubators", Name: "孵化器", Unit: "家"}},
		},
		Files: []*dataset.File{plan("plan", "青川区创新计划", "a", 5)},
	}
}

// plan is a document of 青川区 that sets a number of incubators for 2025.
func plan(slug, title, hash string, incubators float64) *dataset.File {
	year := 2025
	at := func(text string, start int) dataset.Locator {
		l := dataset.NewLocator([]rune(text), "", 0, len([]rune(text)))
		l.Start, l.End = start, start+l.End
		return l
	}
	return &dataset.File{
		Slug:     slug,
		Document: dataset.Document{Title: title, Kind: dataset.KindPlan, Area: "青川区", SHA256: strings.Repeat(hash, 64), Locator: at(title, 0)},
		Targets: []dataset.Figure{{
			Key: "一-1", Indicator: "孵化器", Comparator: dataset.EQ, Value: incubators, Unit: "家", Year: &year, Locator: at("建成孵化器", 20),
		}},
	}
}

func TestWhatIsThereIsRefused(t *testing.T) {
	nowhere := plan("other", "创新计划", "b", 8)
	nowhere.Document.Area = ""
	faulty := plan("other", "青川区孵化计划", "b", 8)
	faulty.Targets[0].Comparator = ">"
	for name, c := range map[string]struct {
		file    *dataset.File
		replace bool
		reason  error
		says    string
	}{
		"another document":                  {plan("other", "青川区孵化计划", "b", 8), false, nil, ""},
		"the same under another name":       {plan("other", "青川区创新计划", "a", 5), false, addition.ErrSame, "as documents/plan.yaml"},
		"that cannot be replaced":           {plan("other", "青川区创新计划", "a", 5), true, addition.ErrSame, "as documents/plan.yaml"},
		"the same under its name":           {plan("plan", "青川区创新计划", "a", 5), false, addition.ErrThere, "as documents/plan.yaml"},
		"the same in its place":             {plan("plan", "青川区创新计划", "a", 5), true, nil, ""},
		"another under its name":            {plan("plan", "青川区孵化计划", "b", 8), false, addition.ErrTaken, "as documents/plan.yaml"},
		"another in its place":              {plan("plan", "青川区孵化计划", "b", 8), true, nil, ""},
		"a plan of no area":                 {nowhere, false, propose.ErrNoArea, ""},
		"what makes no file of the dataset": {faulty, false, addition.ErrFaults, `faults: 1, the first: documents/other.yaml: comparator is ">"`},
	} {
		t.Run(name, func(t *testing.T) {
			draft, err := addition.To(known())
			if err != nil {
				t.Fatal(err)
			}
			if _, err = draft.Add(c.file, c.replace); !errors.Is(err, c.reason) || err != nil && !strings.Contains(err.Error(), c.says) {
				t.Errorf("got %v, want %v %s", err, c.reason, c.says)
			}
			if got, want := len(draft.Addition().Files), map[bool]int{true: 1}[c.reason == nil]; got != want {
				t.Errorf("%d documents were added, want %d", got, want)
			}
		})
	}
}

func TestASecondDocumentIsHeldAgainstTheFirst(t *testing.T) {
	draft, err := addition.To(known())
	if err != nil {
		t.Fatal(err)
	}
	if _, err := draft.Add(plan("one", "青川区孵化计划", "b", 8), false); err != nil {
		t.Fatal(err)
	}
	if _, err := draft.Add(plan("two", "青川区孵化计划", "b", 8), false); !errors.Is(err, addition.ErrSame) {
		t.Errorf("got %v", err)
	}
}

func TestAFaultyDatasetTakesNothing(t *testing.T) {
	d := known()
	d.Files[0].Document.Area = "远山区"
	if _, err := addition.To(d); err == nil || !strings.Contains(err.Error(), `area "远山区" is not known`) {
		t.Errorf("got %v", err)
	}
}

func TestContradictionsAreTold(t *testing.T) {
	draft, err := addition.To(known())
	if err != nil {
		t.Fatal(err)
	}
	if _, err := draft.Add(plan("other", "青川区孵化计划", "b", 8), false); err != nil {
		t.Fatal(err)
	}
	effect, err := draft.Effect(t.Context(), 5)
	if err != nil {
		t.Fatal(err)
	}
	printed(t, effect.Contradictions, "contradictions: 1\n  target:other:一-1: 孵化器 = 8家 (2025)\n    against target:plan:一-1: 孵化器 = 5家 (2025)\n")
}

// TestADocumentThatContradictsItself is of a place that no other document is of.
func TestADocumentThatContradictsItself(t *testing.T) {
	d := known()
	d.Areas = append(d.Areas, dataset.Area{ID: "990102", Name: "东山区", Level: ontology.LevelCounty})
	draft, err := addition.To(d)
	if err != nil {
		t.Fatal(err)
	}
	f := plan("other", "东山区孵化计划", "b", 8)
	f.Document.Area = "东山区"
	for i, key := range []string{"二-1", "三-1"} {
		again := f.Targets[0]
		again.Key, again.Value, again.Section = key, float64(9+i), key
		f.Targets = append(f.Targets, again)
	}
	if _, err := draft.Add(f, false); err != nil {
		t.Fatal(err)
	}
	effect, err := draft.Effect(t.Context(), 1)
	if err != nil {
		t.Fatal(err)
	}
	if got := effect.Contradictions; got.Total != 3 || len(got.First) != 1 {
		t.Errorf("%d contradictions, %d told", got.Total, len(got.First))
	}
}

func TestWhatIsNotToldIsCounted(t *testing.T) {
	many := &addition.Contradictions{Total: 3, First: []addition.Contradiction{{One: "甲", Other: "乙"}}}
	printed(t, many, "contradictions: 3\n  甲\n    against 乙\n  … and 2 more\n")
}

func printed(t *testing.T, c *addition.Contradictions, want string) {
	t.Helper()
	var b strings.Builder
	if err := c.Print(&b); err != nil {
		t.Fatal(err)
	}
	if b.String() != want {
		t.Errorf("got\n%swant\n%s", b.String(), want)
	}
}

func ExampleDraft() {
	draft, err := addition.To(known())
	if err != nil {
		panic(err)
	}
	if _, err := draft.Add(plan("plan", "青川区创新计划", "a", 5), false); err != nil {
		fmt.Println(err)
	}
	if _, err := draft.Add(plan("other", "青川区孵化计划", "b", 5), false); err != nil {
		panic(err)
	}
	effect, err := draft.Effect(context.Background(), 5)
	if err != nil {
		panic(err)
	}
	if err := effect.Print(os.Stdout, 5, "DIR"); err != nil {
		panic(err)
	}
	// Output:
	// the dataset has it already as documents/plan.yaml
	// new in the graph:
	//   1 document
	//     other
	//   1 plan
	//     青川区孵化计划
	//   1 target
	//     孵化器 = 5家 (2025)
	// merges into what is there:
	//   1 area
	//     青川区: COVERS 1, FOR_AREA 1
	//   1 indicator
	//     孵化器: MEASURES 1
	// no longer in the graph: nothing
	// contradictions: none
}

func TestWhatIsMadeOneWithoutAskingIsTold(t *testing.T) {
	d := known()
	d.Agencies = nil
	named := func(slug, hash, body, wording string) *dataset.File {
		f := plan(slug, "青川区"+body+"计划", hash, 6)
		f.Targets[0].Indicator = wording
		f.Tasks = []dataset.Task{{Key: "一1", Title: "建设", Source: "body", Locator: f.Targets[0].Locator, Assignments: []dataset.Assignment{
			{Agency: body, Role: dataset.RoleLead, Position: 1, Locator: f.Targets[0].Locator},
		}}}
		return f
	}
	d.Files = append(d.Files, named("one", "c", "区科技局", "海洋经济企业"))
	draft := draftOf(t, d)
	if _, err := draft.Add(named("two", "e", "青川区科学技术局", "海洋经济企业数量"), false); err != nil {
		t.Fatal(err)
	}
	effect, err := draft.Effect(t.Context(), 5)
	if err != nil {
		t.Fatal(err)
	}
	want := []addition.Merge{
		{ID: "agency:990101:科技局", Name: "青川区科学技术局", Also: []string{"青川区科技局"}, Reason: "the catalogue has them as names of one kind of body"},
		{ID: "indicator:hai-yang-qi-ye", Name: "海洋经济企业", Also: []string{"海洋经济企业数量"}, Reason: "the wordings have one structure"},
	}
	if diff := cmp.Diff(want, effect.Merges); diff != "" {
		t.Error(diff)
	}
	d = draft.After()
	d.Decisions = []dataset.Decision{
		{Different: []string{"agency:990101:科技局", "青川区科学技术局"}}, {Different: []string{"indicator:hai-yang-qi-ye", "海洋经济企业数量"}},
	}
	var ids []string
	for _, n := range built(t, d).Nodes {
		if n.Kind == ontology.KindAgency || n.Kind == ontology.KindIndicator {
			ids = append(ids, n.ID)
		}
	}
	if diff := cmp.Diff([]string{
		"agency:990101:科学技术局", "agency:990101:科技局", "indicator:hai-yang-jing-ji-qi-ye-shu-liang", "indicator:hai-yang-qi-ye", "indicator:incubators",
	}, ids); diff != "" {
		t.Errorf("set apart by a line each: %s", diff)
	}
}

func TestAFinalVersionDoesNotContradictItsDraft(t *testing.T) {
	d := known()
	d.Files[0].Document.Title = "青川区孵化计划(征求意见稿)"
	draft := draftOf(t, d)
	if _, err := draft.Add(plan("final", "青川区孵化计划", "b", 8), false); err != nil {
		t.Fatal(err)
	}
	effect, err := draft.Effect(t.Context(), 5)
	if err != nil {
		t.Fatal(err)
	}
	printed(t, effect.Contradictions, "contradictions: none\n")
}
