package synth_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/policygraph/policygraph/dataset/synth"
	"github.com/policygraph/policygraph/internal/synthtest"
)

func TestInventedDatasetIsValid(t *testing.T) {
	for _, p := range synthtest.Dataset(23).Check(nil) {
		t.Error(p)
	}
}

func TestDistrictHasTheShapeOfARealOne(t *testing.T) {
	d := synthtest.Dataset(1)
	tasks, targets, platforms, assignments, indicators := 0, 0, 0, 0, map[string]bool{}
	for _, f := range d.Files {
		tasks += len(f.Tasks)
		targets += len(f.Targets)
		platforms += len(f.Platforms)
		for _, task := range f.Tasks {
			assignments += len(task.Assignments)
		}
		for _, g := range f.Targets {
			indicators[g.Indicator] = true
		}
	}
	agencies := 0
	for _, b := range d.Agencies {
		if b.Area == "d0000" {
			agencies++
		}
	}
	got := []int{len(d.Files), tasks, agencies, platforms, targets, len(indicators)}
	want := []int{synth.Plans, synth.Plans * synth.Tasks, synth.Agencies, synth.Platforms, 80, 20}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	if mean := float64(assignments) / float64(tasks); mean < 1.5 || mean > 3 {
		t.Errorf("%.2f assignments a task", mean)
	}
}

func TestDistrictIsTheSameInADatasetOfAnySize(t *testing.T) {
	if diff := cmp.Diff(synthtest.Dataset(2).Files, synthtest.Dataset(3).Files[:2*synth.Plans]); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff(synth.Vocabularies(3), synth.Vocabularies(3)); diff != "" {
		t.Error(diff)
	}
}

func TestDistrictsHaveNamesOfTheirOwn(t *testing.T) {
	seen := map[string]string{}
	for _, a := range synth.Vocabularies(3000).Areas {
		if seen[a.Name] != "" {
			t.Errorf("%s and %s are both called %s", seen[a.Name], a.ID, a.Name)
		}
		seen[a.Name] = a.ID
	}
}
