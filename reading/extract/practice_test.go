package extract_test

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode"

	"github.com/policygraph/policygraph/internal/corpus"
	"github.com/policygraph/policygraph/reading/extract"
	"github.com/policygraph/policygraph/reading/source"
)

// TestPracticeDocumentsKeepTheirAssignments holds who does what, counted over
// a document without regard to the task, against hand-made annotations. It
// guards against a rule that betters one style and breaks another; scoring
// task by task is evaluation's work.
func TestPracticeDocumentsKeepTheirAssignments(t *testing.T) {
	dir := filepath.Join(corpus.Dir(t), "practice")
	golds, err := filepath.Glob(filepath.Join(dir, "*.gold.json"))
	if err != nil || len(golds) == 0 {
		t.Fatalf("no annotations in %s: %v", dir, err)
	}
	for _, format := range []string{".txt", ".html"} {
		right, read, stated := 0, 0, 0
		for _, path := range golds {
			file := strings.TrimSuffix(path, ".gold.json") + format
			data, err := os.ReadFile(file)
			if os.IsNotExist(err) {
				continue
			}
			if err != nil {
				t.Fatal(err)
			}
			want := annotated(t, path)
			for _, n := range want {
				stated += n
			}
			doc, err := source.Read(filepath.Base(file), data)
			if err != nil {
				t.Fatal(err)
			}
			f, err := extract.Extract(doc)
			if err != nil {
				t.Fatal(err)
			}
			for _, task := range f.Tasks {
				for _, a := range task.Assignments {
					key := letters(a.Agency) + " " + a.Role
					if want[key] > 0 {
						want[key]--
						right++
						read++
					} else if !a.Inherited {
						read++
					}
				}
			}
		}
		t.Logf("%s: %d of %d assignments found, %d read", format, right, stated, read)
		if right*100 < stated*98 || right*100 < read*98 {
			t.Errorf("%s: %d of %d assignments found, %d read; each was 98%% before", format, right, stated, read)
		}
	}
}

// annotated counts the assignments of an annotation by body and role.
func annotated(t *testing.T, path string) map[string]int {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	var gold struct {
		Tasks []struct {
			Assignments []struct{ Agency, Role string }
		}
	}
	if err := json.Unmarshal(data, &gold); err != nil {
		t.Fatalf("%s: %v", path, err)
	}
	count := map[string]int{}
	for _, task := range gold.Tasks {
		for _, a := range task.Assignments {
			count[letters(a.Agency)+" "+a.Role]++
		}
	}
	return count
}

func letters(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) {
			return r
		}
		return -1
	}, s)
}
