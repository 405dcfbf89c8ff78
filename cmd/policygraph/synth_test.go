package main

import (
	"path/filepath"
	"strings"
	"testing"
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
		"--districts is 1 to 3000, not 0":          {"synth", "--out", "x"},
		"--districts is 1 to 3000, not 9999":       {"synth", "--districts", "9999", "--out", "x"},
		"name the folder to write to with --out":   {"synth", "--districts", "1"},
		`invalid value "many" for flag -districts`: {"synth", "--districts", "many", "--out", "x"},
	} {
		if code, _, stderr := call(t, args...); code != 2 || !strings.Contains(stderr, want) {
			t.Errorf("%v: exit %d, want 2 and %q: %s", args, code, want, stderr)
		}
	}
}
