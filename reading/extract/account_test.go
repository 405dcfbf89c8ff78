package extract_test

import (
	"os"
	"path/filepath"
	"slices"
	"testing"

	"github.com/policygraph/policygraph/dataset"
	"github.com/policygraph/policygraph/internal/corpus"
	"github.com/policygraph/policygraph/reading/account"
	"github.com/policygraph/policygraph/reading/extract"
	"github.com/policygraph/policygraph/reading/source"
)

// Every number of every document at hand is the value of a figure, set aside or
// unread, and of these exactly one.
func TestEachNumberIsAccountedFor(t *testing.T) {
	files, err := filepath.Glob("../source/testdata/docx/*")
	if err != nil {
		t.Fatal(err)
	}
	files = append(files, "../../docs/examples/plan.txt")
	t.Run("own", func(t *testing.T) { accounted(t, files) })
	t.Run("corpus", func(t *testing.T) {
		found, err := filepath.Glob(filepath.Join(corpus.Dir(t), "*", "*"))
		if err != nil {
			t.Fatal(err)
		}
		accounted(t, slices.DeleteFunc(found, func(name string) bool {
			return !slices.Contains([]string{".txt", ".html", ".md"}, filepath.Ext(name))
		}))
	})
}

func accounted(t *testing.T, files []string) {
	t.Helper()
	if len(files) < 2 {
		t.Fatal("no documents")
	}
	for _, name := range files {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		doc, err := source.Read(name, data)
		if err != nil {
			continue // what is refused has no facts either
		}
		file, err := extract.Extract(doc)
		if err != nil {
			continue
		}
		checkAccount(t, name, doc, file)
	}
}

// checkAccount holds a reading's account against the numbers of the text.
func checkAccount(t *testing.T, name string, doc *source.Document, file *dataset.File) {
	t.Helper()
	lists := map[dataset.Place]int{}
	for _, figures := range [][]dataset.Figure{file.Targets, file.Observations} {
		for i := range figures {
			if len(figures[i].At) == 0 {
				t.Errorf("%s: figure %s has no number", name, figures[i].Key)
			}
			for _, at := range figures[i].At {
				lists[at] = 1 // figures may share a number
			}
		}
	}
	for _, a := range file.SetAside {
		lists[dataset.Place{a.Start, a.End}]++
	}
	for _, u := range file.Unread {
		if u.Kind == "number" {
			lists[dataset.Place{u.Start, u.End}]++
		}
	}
	for _, n := range account.Numbers(doc.Text) {
		at := dataset.Place{n.Start, n.End}
		if lists[at] != 1 {
			t.Errorf("%s: %q at %d stands in %d lists", name, doc.Slice(n), n.Start, lists[at])
		}
		delete(lists, at)
	}
	for at := range lists {
		t.Errorf("%s: %q at %d is listed and no number of its own", name, doc.Slice(source.Span{Start: at[0], End: at[1]}), at[0])
	}
}
