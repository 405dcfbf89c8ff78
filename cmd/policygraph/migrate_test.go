package main

import (
	"io/fs"
	"os"
	"path/filepath"
	"testing"

	"github.com/policygraph/policygraph/data"
	"github.com/policygraph/policygraph/dataset"
)

// TestAnOlderDatasetIsMigratedWhenAsked: it is refused with the command, which shows
// first and writes only with --write.
func TestAnOlderDatasetIsMigratedWhenAsked(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "old")
	if err := os.CopyFS(dir, data.FS()); err != nil {
		t.Fatal(err)
	}
	if err := os.Remove(filepath.Join(dir, dataset.FormatFile)); err != nil {
		t.Fatal(err)
	}
	comment := "# checked by Wang\n"
	areas, err := fs.ReadFile(data.FS(), dataset.AreasFile)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, dataset.AreasFile), append([]byte(comment), areas...), 0o644); err != nil {
		t.Fatal(err)
	}
	code, _, stderr := call(t, "check", "--data", dir)
	if code != 1 {
		t.Errorf("exit code %d", code)
	}
	wants(t, stderr, "'policygraph check --migrate'")
	before := contents(t, dir)
	code, stdout, stderr := call(t, "check", "--migrate", "--data", dir)
	if code != 0 || contents(t, dir) != before {
		t.Errorf("exit code %d, or the dataset changed: %s", code, stderr)
	}
	wants(t, stdout, "+++ b/dataset.yaml\n", "+format: 2", "nothing was written")
	if code, _, stderr := call(t, "check", "--migrate", "--write", "--data", dir); code != 0 {
		t.Fatalf("exit code %d: %s", code, stderr)
	}
	err = fs.WalkDir(data.FS(), ".", func(path string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		want, err := fs.ReadFile(data.FS(), path)
		if err != nil {
			return err
		}
		if path == dataset.AreasFile {
			want = append([]byte(comment), want...)
		}
		if got, err := os.ReadFile(filepath.Join(dir, path)); err != nil || string(got) != string(want) {
			t.Errorf("%s is not as in a new dataset: %v", path, err)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	_, stdout, _ = call(t, "check", "--migrate", "--data", dir)
	wants(t, stdout, "nothing to migrate")
}

func TestMigrateUsage(t *testing.T) {
	for want, args := range map[string][]string{
		"name the folder to migrate with --data": {"check", "--migrate"},
		"--write goes with --migrate":            {"check", "--write"},
	} {
		code, _, stderr := call(t, args...)
		if code != 2 {
			t.Errorf("%v: exit code %d", args, code)
		}
		wants(t, stderr, want)
	}
}
