package loader_test

import (
	"os"
	"testing"

	"github.com/policygraph/policygraph/dataset"
	"github.com/policygraph/policygraph/internal/synthtest"
	"github.com/policygraph/policygraph/loader"
	"github.com/policygraph/policygraph/store/memstore"
)

// BenchmarkStart takes the steps of a server's start on the memory store, each
// by itself: the files of 30 invented districts, which make 100,000 nodes and
// edges, are read, checked, built into a graph and put into a store.
func BenchmarkStart(b *testing.B) {
	const districts = 30
	files := os.DirFS(synthtest.Folder(b, districts))
	d, err := dataset.Load(files)
	if err != nil {
		b.Fatal(err)
	}
	g, _, err := loader.Build(d)
	if err != nil {
		b.Fatal(err)
	}
	for _, step := range []struct {
		name string
		take func() error
	}{
		{"read", func() error { _, err := dataset.Load(files); return err }},
		{"check", func() error { d.Faults(); return nil }},
		{"version", func() error { _, err := d.Version(); return err }},
		{"build with version", func() error { _, _, err := loader.Build(d); return err }},
		{"validate", g.Validate},
		{"store with validate", func() error { return memstore.New().Replace(b.Context(), g) }},
	} {
		b.Run(step.name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if err := step.take(); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
