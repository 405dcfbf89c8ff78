package evaluate_test

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/policygraph/policygraph/data"
	"github.com/policygraph/policygraph/dataset"
	"github.com/policygraph/policygraph/internal/corpus"
	"github.com/policygraph/policygraph/reading/extract"
	"github.com/policygraph/policygraph/reading/source"
	"github.com/policygraph/policygraph/review/evaluate"
)

// TestExtractionHoldsOnTheReviewedDocuments keeps what has been reached: a rule
// that is better elsewhere must not be worse here.
func TestExtractionHoldsOnTheReviewedDocuments(t *testing.T) {
	dir := filepath.Join(corpus.Dir(t), "seeds")
	d, err := dataset.Load(data.FS())
	if err != nil {
		t.Fatal(err)
	}
	all := map[string]evaluate.Count{}
	for _, f := range d.Files {
		raw, err := os.ReadFile(filepath.Join(dir, f.Slug+".txt"))
		if err != nil {
			t.Fatal(err)
		}
		doc, err := source.Read(f.Slug+".txt", raw)
		if err != nil {
			t.Fatal(err)
		}
		predicted, err := extract.Extract(doc)
		if err != nil {
			t.Fatal(err)
		}
		for kind, n := range evaluate.Compare(predicted, f, d.Resolver()).Counts {
			n.Right += all[kind].Right
			n.Predicted += all[kind].Predicted
			n.Gold += all[kind].Gold
			all[kind] = n
		}
	}
	for kind, least := range map[string]float64{
		evaluate.Tasks: 0.95, evaluate.Assignments: 0.97, evaluate.Targets: 0.93, evaluate.Observations: 0.93,
		evaluate.Platforms: 0.85, evaluate.Concerns: 0.9, evaluate.Organisation: 0.9, evaluate.Fields: 0.9,
	} {
		if got := all[kind].F1(); got < least {
			t.Errorf("%s: F1 %.3f, at least %.2f is wanted", kind, got, least)
		}
	}
}
