package loader_test

import (
	"strings"
	"testing"

	"github.com/policygraph/policygraph/dataset"
	"github.com/policygraph/policygraph/loader"
)

func TestAFaultyDatasetIsNotBuilt(t *testing.T) {
	d := small(t)
	d.Files[0].Tasks[0].Title = ""
	if _, err := loader.BuildChecked(d); err == nil || !strings.Contains(err.Error(), "title is missing") || !strings.Contains(err.Error(), "'policygraph check' lists them all") {
		t.Errorf("got %v", err)
	}
}

// TestNotesOfTheGraphComeWhereNothingIsWrong: the small dataset has two targets
// that contradict each other, which only building the graph shows.
func TestNotesOfTheGraphComeWhereNothingIsWrong(t *testing.T) {
	conflict := func(d *dataset.Dataset) (told bool, wrong int) {
		problems, err := loader.Problems(d, nil)
		if err != nil {
			t.Fatal(err)
		}
		for _, p := range problems {
			told = told || strings.Contains(p.Message, "conflict: ")
		}
		return told, len(dataset.Wrong(problems))
	}
	d := small(t)
	if told, wrong := conflict(d); !told || wrong != 0 {
		t.Errorf("the conflict is told: %v; wrong: %d", told, wrong)
	}
	d.Files[0].Tasks[0].Title = ""
	if told, wrong := conflict(d); told || wrong != 1 {
		t.Errorf("the conflict of a faulty dataset is told: %v; wrong: %d", told, wrong)
	}
}
