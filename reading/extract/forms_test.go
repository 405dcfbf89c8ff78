package extract_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	gocmp "github.com/google/go-cmp/cmp"

	"github.com/policygraph/policygraph/reading/extract"
	"github.com/policygraph/policygraph/reading/source"
)

// TestEveryFormGivesTheFactsOfTheDOCX reads the invented documents of
// reading/source/testdata, which its make.py writes, in every form that they
// are there in.
func TestEveryFormGivesTheFactsOfTheDOCX(t *testing.T) {
	const dir = "../source/testdata"
	for _, form := range []string{"pdf", "ofd", "odt", "rtf", "doc", "xlsx", "md"} {
		files, err := filepath.Glob(filepath.Join(dir, form, "*."+form))
		if err != nil || len(files) < 10 {
			t.Fatalf("%d files in form %s: %v", len(files), form, err)
		}
		for _, file := range files {
			name, _, _ := strings.Cut(filepath.Base(file), ".")
			if refused(file) {
				continue
			}
			t.Run(filepath.Base(file), func(t *testing.T) {
				want := stated(extracted(t, "plan.docx", contents(t, filepath.Join(dir, "docx", name+".docx"))))
				got := stated(extracted(t, "plan."+form, contents(t, file)))
				if diff := gocmp.Diff(want, got); diff != "" {
					t.Errorf("DOCX (-) and %s (+) differ:\n%s", filepath.Base(file), diff)
				}
			})
		}
	}
}

func TestWhatAFormLeavesOutIsAWarning(t *testing.T) {
	doc, err := source.Read("plan.txt", []byte("青石县行动计划\n一、主要任务\n1.培育企业10家。\n"))
	if err != nil {
		t.Fatal(err)
	}
	doc.LeftOut = []string{"the sheet \"底稿\" is hidden"}
	file, err := extract.Extract(doc)
	if err != nil {
		t.Fatal(err)
	}
	for _, w := range file.Warnings {
		if w.Message == doc.LeftOut[0] {
			return
		}
	}
	t.Errorf("no warning tells it: %+v", file.Warnings)
}

// refused says that a file is there to be refused: reading/source tests that.
func refused(file string) bool {
	return strings.Contains(file, ".scanned.") || strings.Contains(file, ".encrypted.")
}

func contents(t *testing.T, file string) string {
	t.Helper()
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}
