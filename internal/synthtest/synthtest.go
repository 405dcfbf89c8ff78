// Package synthtest makes the invented datasets that tests and benchmarks of
// several packages ask for: as the graph that a loader builds, or as files.
package synthtest

import (
	"testing"

	"github.com/policygraph/policygraph/dataset"
	"github.com/policygraph/policygraph/dataset/synth"
	"github.com/policygraph/policygraph/loader"
	"github.com/policygraph/policygraph/store"
)

// Graph is the graph of so many districts.
func Graph(t testing.TB, districts int) *store.Graph {
	t.Helper()
	g, _, err := loader.Build(Dataset(districts))
	if err != nil {
		t.Fatal(err)
	}
	return g
}

// Dataset is that of so many districts.
func Dataset(districts int) *dataset.Dataset {
	d := &dataset.Dataset{Vocabularies: synth.Vocabularies(districts)}
	for i := range districts {
		d.Files = append(d.Files, synth.Files(i)...)
	}
	return d
}

// Folder holds the dataset's files until the test ends.
func Folder(t testing.TB, districts int) string {
	t.Helper()
	dir, d := t.TempDir(), Dataset(districts)
	files, err := (&dataset.Dataset{}).Render(dataset.Addition{Vocabularies: d.Vocabularies, Files: d.Files})
	if err == nil {
		err = dataset.WriteFiles(dir, files)
	}
	if err != nil {
		t.Fatal(err)
	}
	return dir
}
