package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestChangesOfADataset: what add brings is told, by the command line from the API; what is
// changed by hand is told once it is recorded, and only once.
func TestChangesOfADataset(t *testing.T) {
	old, _ := example(t, promise)
	data := filepath.Join(t.TempDir(), "mine")
	if err := os.CopyFS(data, os.DirFS(old)); err != nil {
		t.Fatal(err)
	}
	if code, _, stderr := call(t, "add", "--data", data, writeFile(t, "other.txt", otherText)); code != 0 {
		t.Fatal(stderr)
	}
	asked := func(since string) string {
		code, stdout, stderr := call(t, "query", "changes", since, "--data", data, "--format", "csv")
		if code != 0 {
			t.Fatal(stderr)
		}
		return stdout
	}
	added := asked("2026-01-01")
	wants(t, added, ",ADD,ADDED,document:other,", ",ADD,ADDED,task:other:一1,", ",ADD,ADDED,target:other:一1-1,", ",document:other\n")
	if strings.Contains(added, "task:plan:") || asked("2999-01-01") != "\ufeffon,by,act,kind,fact,field,old,new,said,document\n" {
		t.Errorf("told is also what did not change: %s", added)
	}
	file := filepath.Join(data, "documents", "plan.yaml")
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	writeTo(t, filepath.Dir(file), "plan.yaml", strings.Replace(string(text), "value: 5", "value: 6", 1))
	for _, want := range []string{"recorded in " + filepath.Join(data, "changes.yaml") + ": 1 documents, 1 facts\n", ": 0 documents, 0 facts\n"} {
		code, _, stderr := call(t, "diff", "--record", "--by", "王芳", old, data)
		if code != 0 {
			t.Fatal(stderr)
		}
		wants(t, stderr, want)
	}
	wants(t, asked("2026-01-01"), ",王芳,DIFF,CHANGED,target:plan:一1-1,value,5,6,,document:plan\n")
	if code, stdout, stderr := call(t, "check", "--data", data); code != 0 {
		t.Errorf("what was written is wrong: %s%s", stdout, stderr)
	}
	if code, _, stderr := call(t, "query", "changes", "yesterday", "--data", data); code == 0 || !strings.Contains(stderr, `since is "yesterday": write it as 2026-03-18`) {
		t.Errorf("exit code %d: %s", code, stderr)
	}
	if code, _, stderr := call(t, "diff", "--record", old, "builtin"); code != 2 || !strings.Contains(stderr, "cannot be written to") {
		t.Errorf("exit code %d: %s", code, stderr)
	}
}

// TestALimitThatIsNotGivenLimitsNothing: a flag that takes several values and has none.
func TestALimitThatIsNotGivenLimitsNothing(t *testing.T) {
	for _, words := range [][]string{
		{"compare", "area:330303", "area:330304", "--indicator", "indicator:high-tech-enterprises"},
		{"matrix"},
	} {
		code, stdout, stderr := call(t, append([]string{"query"}, append(words, "--format", "csv")...)...)
		if code != 0 || strings.Count(stdout, "\n") < 3 {
			t.Errorf("%v: exit code %d, %s%s", words, code, stdout, stderr)
		}
	}
}
