package extract_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/policygraph/policygraph/internal/corpus"
	"github.com/policygraph/policygraph/loader/extract"
	"github.com/policygraph/policygraph/loader/source"
)

// BenchmarkSeeds reads the real documents, where they are at hand.
func BenchmarkSeeds(b *testing.B) {
	files, err := filepath.Glob(filepath.Join(corpus.Dir(b), "seeds", "*.txt"))
	if err != nil {
		b.Fatal(err)
	}
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			b.Fatal(err)
		}
		b.Run(strings.TrimSuffix(filepath.Base(file), ".txt"), func(b *testing.B) {
			b.SetBytes(int64(len(data)))
			for b.Loop() {
				doc, err := source.Read(file, data)
				if err != nil {
					b.Fatal(err)
				}
				if _, err := extract.Extract(doc); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
