package extract_test

import (
	"encoding/json"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/policygraph/policygraph/internal/corpus"
	"github.com/policygraph/policygraph/reading/extract"
	"github.com/policygraph/policygraph/reading/source"
)

// mostReadings is how often a document is read to see that it gives the same
// each time; long ones are read as often as mostRead bytes allow, twice at the
// least.
const (
	mostReadings = 50
	mostRead     = 20_000
)

// TestADocumentReadsTheSameEachTime reads documents again and again and
// compares the bytes of what is printed: neither the order of a map nor
// anything else of chance may reach them.
func TestADocumentReadsTheSameEachTime(t *testing.T) {
	t.Run("two five-year plans", func(t *testing.T) {
		// Two plans in one clause, each of which it might aim at.
		sameEachTime(t, "plan.txt", []byte("青石县行动计划\n一、主要目标\n“十四五”期间至“十五五”末，新增孵化器12家。\n"))
	})
	t.Run("a place's name inside another's", func(t *testing.T) {
		sameEachTime(t, "plan.txt", []byte("青石市青石湾区行动计划\n一、主要任务\n1.建设青石湾云谷，依托青石湾研究院。\n"))
	})
	t.Run("an invented plan", func(t *testing.T) { sameEachTime(t, "plan.txt", inventedPlan(3)) })
	t.Run("the example", func(t *testing.T) {
		sameEachTime(t, "plan.txt", readFile(t, filepath.Join(corpus.Root(t), "docs", "examples", "plan.txt")))
	})
	t.Run("the corpus", func(t *testing.T) {
		dir := corpus.Dir(t)
		err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() || !slices.Contains([]string{".txt", ".html", ".docx"}, filepath.Ext(path)) {
				return err
			}
			name := strings.TrimPrefix(path, dir+string(filepath.Separator))
			t.Run(name, func(t *testing.T) {
				t.Parallel()
				sameEachTime(t, name, readFile(t, path))
			})
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
	})
}

func readFile(t *testing.T, path string) []byte {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func sameEachTime(t *testing.T, name string, data []byte) {
	t.Helper()
	first := printed(t, name, data)
	for range min(mostReadings, max(2, mostRead/len(data))) - 1 {
		if again := printed(t, name, data); again != first {
			a, b := strings.Split(first, "\n"), strings.Split(again, "\n")
			for i := range min(len(a), len(b)) {
				if a[i] != b[i] {
					t.Fatalf("read once it gives %s\nread again %s", a[i], b[i])
				}
			}
			t.Fatalf("read once it gives %d lines, read again %d", len(a), len(b))
		}
	}
}

// printed is what reading a document gives, or why it is refused.
func printed(t *testing.T, name string, data []byte) string {
	t.Helper()
	doc, err := source.Read(name, data)
	if err != nil {
		return err.Error()
	}
	file, err := extract.Extract(doc)
	if err != nil {
		t.Fatal(err)
	}
	text, err := json.MarshalIndent(file, "", " ")
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}
