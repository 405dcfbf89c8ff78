package workbench_test

import (
	"encoding/json"
	"strconv"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/policygraph/policygraph/dataset"
	"github.com/policygraph/policygraph/review/workbench"
)

// TestWhatActsDoToFactsIsTold: each act that changes a fact adds an entry to changes.yaml, and
// so does taking it back; accepting a fact changes none.
func TestWhatActsDoToFactsIsTold(t *testing.T) {
	b := opened(t)
	told := func() []dataset.Change {
		all := load(t, b.data).Changes
		for i := range all {
			if _, err := time.Parse(time.RFC3339, all[i].On); err != nil {
				t.Error(err)
			}
			all[i].On = ""
		}
		return all
	}
	b.do(workbench.Act{Kind: workbench.ActAccept, Facts: []workbench.FactRef{b.ref("target:一-1")}})
	if all := told(); len(all) > 0 {
		t.Errorf("a fact was accepted, and changes.yaml has %+v", all)
	}
	var was dataset.Figure
	for _, f := range load(t, b.data).Files[0].Targets {
		if f.Key == "一-1" {
			was = f
		}
	}
	corrected := b.do(workbench.Act{Kind: workbench.ActCorrect, Changes: []workbench.FieldChange{
		{FactRef: b.ref("target:一-1"), Field: "value", Value: json.RawMessage("99")},
	}})
	deleted := b.do(workbench.Act{Kind: workbench.ActDelete, Facts: []workbench.FactRef{b.ref("target:二1-1")}, Reason: "是示例"})
	b.undo(deleted)
	b.undo(corrected)
	all := told()
	entry := func(c dataset.Change) dataset.Change {
		c.By, c.Act, c.Document = "王芳", dataset.ActReview, "plan"
		return c
	}
	field := func(old, now string) []dataset.ChangedField {
		return []dataset.ChangedField{{ID: "target:plan:一-1", Field: "value", Old: old, New: now}}
	}
	if len(all) != 4 || len(all[1].Withdrawn) != 1 {
		t.Fatalf("changes.yaml has %+v", all)
	}
	want := []dataset.Change{
		entry(dataset.Change{Changed: field(strconv.FormatFloat(was.Value, 'f', -1, 64), "99")}),
		entry(dataset.Change{Withdrawn: []dataset.Withdrawn{{ID: "target:plan:二1-1", Fact: all[1].Withdrawn[0].Fact}}}),
		entry(dataset.Change{Added: []string{"target:plan:二1-1"}}),
		entry(dataset.Change{Changed: field("99", strconv.FormatFloat(was.Value, 'f', -1, 64))}),
	}
	if diff := cmp.Diff(want, all); diff != "" {
		t.Error(diff)
	}
}
