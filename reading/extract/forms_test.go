package extract_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	gocmp "github.com/google/go-cmp/cmp"
)

// TestEveryFormGivesTheFactsOfTheDOCX reads the invented documents of
// reading/source/testdata, which its make.py writes, in every form that they
// are there in.
func TestEveryFormGivesTheFactsOfTheDOCX(t *testing.T) {
	const dir = "../source/testdata"
	for _, form := range []string{"pdf", "ofd"} {
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
