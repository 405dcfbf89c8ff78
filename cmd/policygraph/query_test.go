package main

import (
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestWrongQuestionsSayWhatIsAllowed: what was wrong, and what may stand there.
func TestWrongQuestionsSayWhatIsAllowed(t *testing.T) {
	for _, c := range []struct {
		args string
		code int
		says string
	}{
		{"search 科技局 --first abc", exitUsage, `--first takes a whole number, not "abc"`},
		{"search 科技局 --first 0", exitUsage, "it is from 1 up; for all leave it out"},
		{"search 科技局 --first -1", exitUsage, "it is from 1 up"},
		{"matrix --role BOSS", exitUsage, `"BOSS" is none of LEAD, SUPPORT, RESPONSIBLE`},
		{"matrix --role LEAD --role BOSS", exitUsage, `"BOSS" is none of`},
		{"matrix --rows nothing", exitUsage, "FUNCTION, AREA, PLAN"},
		{"matrix --columns nothing", exitUsage, "FUNCTION, AREA, PLAN"},
		{"compare area:330303 area:330304 --year soon", exitUsage, `--year takes a whole number, not "soon"`},
		{"tasks EXTRA", exitUsage, `tasks takes no arguments, and got "EXTRA"`},
		{"workload 瓯海", exitFailure, `no node has the id "瓯海": search finds ids`},
		{"evidence area:330303", exitFailure, "policygraph: area:330303 is a Area"},
	} {
		if code, _, stderr := call(t, append([]string{"query"}, strings.Fields(c.args)...)...); code != c.code || !strings.Contains(stderr, c.says) {
			t.Errorf("%s: exit code %d: %s", c.args, code, stderr)
		}
	}
}

// TestNothingFoundIsSaid: an empty table is told from one that failed, beside the output,
// which stays what a program reads.
func TestNothingFoundIsSaid(t *testing.T) {
	for args, says := range map[string]string{
		"query search zzqqxx":                   "nothing was found\n",
		"query search zzqqxx --lang zh":         "没有找到\n",
		"query changes 2024-01-01":              "no changes are recorded",
		"query changes 2024-01-01 --format csv": "no changes are recorded",
		"query search 瓯海区":                      "",
		"vocabulary areas 没有这个地方":               "nothing was found\n",
		"vocabulary areas 洞头":                   "",
	} {
		if code, _, stderr := call(t, strings.Fields(args)...); code != 0 || !strings.HasPrefix(stderr, says) || says == "" && stderr != "" {
			t.Errorf("%s: exit code %d: %s", args, code, stderr)
		}
	}
	if _, stdout, _ := call(t, "query", "search", "zzqqxx", "--format", "json"); stdout != "[]\n" {
		t.Errorf("as JSON it is %s", stdout)
	}
	data := filepath.Join(t.TempDir(), "mine")
	if code, _, stderr := call(t, "add", "--data", data, "--empty", writeFile(t, "other.txt", otherText)); code != 0 {
		t.Fatal(stderr)
	}
	if code, _, stderr := call(t, "query", "changes", "2999-01-01", "--data", data); code != 0 || stderr != "nothing has changed since 2999-01-01\n" {
		t.Errorf("exit code %d: %s", code, stderr)
	}
}

// TestFilesOfExportsAreAsAnyPrograms: others may read them as the umask lets, and what stands
// in the way is named.
func TestFilesOfExportsAreAsAnyPrograms(t *testing.T) {
	dir := t.TempDir()
	file, plain := filepath.Join(dir, "tasks.csv"), filepath.Join(dir, "plain")
	if code, _, stderr := call(t, "export", "--table", "tasks", file); code != 0 {
		t.Fatal(stderr)
	}
	if err := os.WriteFile(plain, nil, 0o666); err != nil {
		t.Fatal(err)
	}
	got, err := os.Stat(file)
	if err != nil {
		t.Fatal(err)
	}
	want, err := os.Stat(plain)
	if err != nil {
		t.Fatal(err)
	}
	if got.Mode() != want.Mode() {
		t.Errorf("%v, and a plain file has %v", got.Mode(), want.Mode())
	}
	if entries, err := os.ReadDir(dir); err != nil || len(entries) != 2 {
		t.Errorf("left beside it: %v %v", entries, err)
	}
	nowhere := filepath.Join(dir, "nodir")
	if code, _, stderr := call(t, "export", "--table", "tasks", filepath.Join(nowhere, "x.csv")); code != exitFailure || !strings.Contains(stderr, "the folder "+nowhere+" is not there; make it first") {
		t.Errorf("exit code %d: %s", code, stderr)
	}
	if code, _, stderr := call(t, "export", "-"); code != exitUsage || !strings.Contains(stderr, "name it with --table") {
		t.Errorf("exit code %d: %s", code, stderr)
	}
	if code, _, stderr := call(t, "export", "--table", "tasks", "--first", "0", "-"); code != exitUsage || !strings.Contains(stderr, "it is from 1 up") {
		t.Errorf("exit code %d: %s", code, stderr)
	}
}

// TestAServerThatCannotBeReachedIsNamed: nothing was being written or read.
func TestAServerThatCannotBeReachedIsNamed(t *testing.T) {
	s := httptest.NewServer(nil)
	s.Close()
	file := filepath.Join(t.TempDir(), "tasks.csv")
	for _, args := range [][]string{
		{"query", "search", "科技局"}, {"query", "tasks", "--format", "csv"}, {"export", "--table", "tasks", file},
	} {
		code, _, stderr := call(t, append(args, "--server", s.URL)...)
		if code != exitFailure || !strings.HasPrefix(stderr, "policygraph: the server at "+s.URL+" cannot be reached: ") {
			t.Errorf("%v: exit code %d: %s", args, code, stderr)
		}
	}
	if _, err := os.Stat(file); err == nil {
		t.Error("a file without an answer was left")
	}
}
