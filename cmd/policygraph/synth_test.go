package main

import (
	"path/filepath"
	"strings"
	"testing"

	"github.com/policygraph/policygraph/dataset/synth"
)

func TestSynthWritesADatasetThatCheckPasses(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "new")
	if code, _, stderr := call(t, "synth", "--districts", "2", "--out", dir); code != 0 {
		t.Fatalf("exit %d: %s", code, stderr)
	}
	code, stdout, stderr := call(t, "check", "--data", dir)
	if code != 0 || stdout != "nothing wrong (documents: 6, notes: 0)\n" {
		t.Errorf("exit %d: %s%s", code, stdout, stderr)
	}
	if code, _, stderr := call(t, "synth", "--districts", "2", "--out", dir); code != 1 || !strings.Contains(stderr, "is not empty") {
		t.Errorf("a folder in use: exit %d: %s", code, stderr)
	}
}

func TestSynthRefusesWhatItCannotDo(t *testing.T) {
	for want, args := range map[string][]string{
		"--districts is 1 to 3000, not 0":              {"synth", "--out", "x"},
		"--districts is 1 to 3000, not 9999":           {"synth", "--districts", "9999", "--out", "x"},
		"name the folder to write to with --out":       {"synth", "--districts", "1"},
		`--districts takes a whole number, not "many"`: {"synth", "--districts", "many", "--out", "x"},
	} {
		if code, _, stderr := call(t, args...); code != 2 || !strings.Contains(stderr, want) {
			t.Errorf("%v: exit %d, want 2 and %q: %s", args, code, want, stderr)
		}
	}
}

func TestSynthWritesDocumentsThatAddReads(t *testing.T) {
	dir, data := filepath.Join(t.TempDir(), "texts"), filepath.Join(t.TempDir(), "data")
	if code, _, stderr := call(t, "synth", "--text", "--districts", "2", "--out", dir); code != 0 {
		t.Fatalf("exit code %d: %s", code, stderr)
	}
	files, err := filepath.Glob(filepath.Join(dir, "*.txt"))
	if err != nil || len(files) != 2*synth.Plans {
		t.Fatalf("%d documents: %v", len(files), err)
	}
	if code, stdout, stderr := call(t, append([]string{"add", "--empty", "--data", data}, files...)...); code != 0 {
		t.Fatalf("exit code %d: %s%s", code, stdout, stderr)
	}
	d, err := loadDataset(data)
	if err != nil {
		t.Fatal(err)
	}
	want := synth.Files(0)[0]
	if got := d.Files[0]; got.Document.Title != want.Document.Title || len(got.Tasks) != len(want.Tasks) || len(got.Targets) != len(want.Targets) {
		t.Errorf("read are %s, %d tasks, %d targets; the text has %s, %d and %d", got.Document.Title, len(got.Tasks), len(got.Targets), want.Document.Title, len(want.Tasks), len(want.Targets))
	}
}
