package loader_test

import (
	"errors"
	"strings"
	"testing"

	"github.com/policygraph/policygraph/dataset"
	"github.com/policygraph/policygraph/loader"
	"github.com/policygraph/policygraph/ontology"
)

// TestWhatTheOntologyDoesNotHaveIsRefused builds datasets that Check has not
// seen: what it would find must not reach a store.
func TestWhatTheOntologyDoesNotHaveIsRefused(t *testing.T) {
	for want, change := range map[string]func(*dataset.File){
		`property "comparator" (string) is missing`:        func(f *dataset.File) { f.Targets[0].Comparator = ">" },
		`property "source" (string) is missing`:            func(f *dataset.File) { f.Tasks[0].Source = "" },
		"is of a relation that the ontology does not have": func(f *dataset.File) { f.Tasks[1].Assignments[0].Role = "boss" },
	} {
		d := small(t)
		change(d.Files[0])
		if _, _, err := loader.Build(d); !errors.Is(err, ontology.ErrMismatch) || !strings.Contains(err.Error(), want) {
			t.Errorf("got %v, want %s", err, want)
		}
	}
}
