package loader_test

import (
	"strings"
	"testing"

	"github.com/policygraph/policygraph/dataset"
	"github.com/policygraph/policygraph/loader"
	"github.com/policygraph/policygraph/ontology"
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
			told = told || strings.Contains(p.Said.MessageEn, " differ in ")
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

// TestAContradictionThatAReviewerHasSeenIsNotNoted: it stays in the graph, whichever of
// its places is named first.
func TestAContradictionThatAReviewerHasSeenIsNotNoted(t *testing.T) {
	d := small(t)
	seen := func() *dataset.Dismissed {
		problems, err := loader.Problems(d, nil)
		if err != nil {
			t.Fatal(err)
		}
		for _, p := range problems {
			if p.Seen != nil && p.Seen.What == dataset.DismissedContradiction {
				return p.Seen
			}
		}
		return nil
	}
	own := seen()
	if own == nil || own.Against == nil {
		t.Fatalf("what a person would write down is %+v", own)
	}
	for _, file := range d.Files {
		file.Dismissed = append(file.Dismissed, dataset.Dismissed{What: own.What, Locator: *own.Against, Against: &own.Locator})
	}
	if again := seen(); again != nil {
		t.Errorf("it is noted again: %+v", again)
	}
	g, err := loader.BuildChecked(d)
	if err != nil {
		t.Fatal(err)
	}
	conflicts := 0
	for i := range g.Edges {
		if g.Edges[i].Rel == ontology.ConflictsWith {
			conflicts++
		}
	}
	if conflicts == 0 {
		t.Error("the graph does not have it any more")
	}
}
