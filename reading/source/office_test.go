package source_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/policygraph/policygraph/reading/source"
)

// TestOfficeFormsGiveTheTextOfTheirDOCX compares text, headings and centred
// lines of what LibreOffice makes of a DOCX with those of the DOCX.
func TestOfficeFormsGiveTheTextOfTheirDOCX(t *testing.T) {
	for _, form := range []string{"odt", "rtf", "doc"} {
		files, err := filepath.Glob(filepath.Join("testdata", form, "*."+form))
		if err != nil || len(files) < 10 {
			t.Fatalf("%d files in form %s: %v", len(files), form, err)
		}
		for _, file := range files {
			t.Run(filepath.Base(file), func(t *testing.T) {
				name := strings.TrimSuffix(filepath.Base(file), "."+form)
				want, got := fixture(t, filepath.Join("testdata", "docx", name+".docx")), fixture(t, file)
				if diff := cmp.Diff(string(want.Text), string(got.Text)); diff != "" {
					t.Errorf("DOCX (-) and %s (+) differ:\n%s", form, diff)
				}
				if diff := cmp.Diff(want.Blocks, got.Blocks); diff != "" {
					t.Errorf("DOCX (-) and %s (+) differ:\n%s", form, diff)
				}
			})
		}
	}
}

func fixture(t *testing.T, file string) *source.Document {
	t.Helper()
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	doc, err := source.Read(file, data)
	if err != nil {
		t.Fatal(err)
	}
	return doc
}
