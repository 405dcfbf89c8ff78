package dataset_test

import (
	"testing"

	"github.com/policygraph/policygraph/dataset"
)

func TestNotesAreNotWrong(t *testing.T) {
	got := dataset.Wrong([]dataset.Problem{{Message: "a", Note: true}, {Message: "b"}, {Message: "c", Note: true}})
	if len(got) != 1 || got[0].Message != "b" {
		t.Errorf("got %v", got)
	}
}

func TestADocumentHasOneNameInIdsAndFiles(t *testing.T) {
	for file, want := range map[string]string{"plans/plan.2023.html": "plan.2023", "plan": "plan", "documents/a.yaml": "a"} {
		if got := dataset.SlugOf(file); got != want {
			t.Errorf("%s: %s, want %s", file, got, want)
		}
	}
	if got := dataset.SlugOf(dataset.PathOf("a")); got != "a" {
		t.Errorf("the file of a is of %s", got)
	}
}
