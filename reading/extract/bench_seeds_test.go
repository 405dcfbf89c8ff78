package extract_test

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/policygraph/policygraph/internal/corpus"
)

// BenchmarkSeeds and BenchmarkPractice read the real documents, where they are
// at hand. With -cpu 1 the rate is that of a core, the collector's work
// included.
func BenchmarkSeeds(b *testing.B) { benchmarkFolder(b, "seeds") }

func BenchmarkPractice(b *testing.B) { benchmarkFolder(b, "practice") }

func benchmarkFolder(b *testing.B, folder string) {
	for _, ending := range []string{"*.txt", "*.html"} {
		files, err := filepath.Glob(filepath.Join(corpus.Dir(b), folder, ending))
		if err != nil {
			b.Fatal(err)
		}
		for _, file := range files {
			data, err := os.ReadFile(file)
			if err != nil {
				b.Fatal(err)
			}
			b.Run(filepath.Base(file), func(b *testing.B) {
				b.SetBytes(int64(len(data)))
				b.ReportAllocs()
				for b.Loop() {
					readOnce(b, file, data)
				}
			})
		}
	}
}
