package migrate

import (
	"io/fs"
	"maps"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/policygraph/policygraph/dataset"
)

const (
	areasThen = "- {id: a, name: 甲区, level: county}\n- {id: b, name: 乙区, level: county}\n"
	areasNow  = "- {id: a, name: 甲区, level: county, code: \"990101\"}\n- {id: b, name: 乙区, level: county}\n- {id: c, name: 丙区, level: county}\n"
)

func file(text string) *fstest.MapFile { return &fstest.MapFile{Data: []byte(text)} }

// then is a dataset built in at format 1, now the one built in today.
func then() original {
	o := original{files: map[string]wholeFile{"areas.yaml": {len(areasThen), sumOf([]byte(areasThen))}, "documents/p.yaml": {4, sumOf([]byte("old\n"))}}, lines: map[string]bool{}}
	for line := range strings.Lines(areasThen) {
		o.lines[sumOf([]byte(strings.TrimSpace(line)))[:lineSum]] = true
	}
	return o
}

func TestWhatNobodyChangedIsRenewed(t *testing.T) {
	o := then()
	for _, c := range []struct{ name, path, before, now, want string }{
		{"all of a vocabulary", "areas.yaml", areasThen, areasNow, areasNow},
		{"what was written behind it stays", "areas.yaml", areasThen + "# ours\n- {id: d, name: 丁区, level: county}\n", areasNow, areasNow + "# ours\n- {id: d, name: 丁区, level: county}\n"},
		{
			"a line between others, with comments, CRLF and an entry of one's own", "areas.yaml",
			"# ours\r\n- {id: b, name: 乙区改, level: county}\r\n- {id: a, name: 甲区, level: county}\r\n", areasNow,
			"# ours\r\n- {id: b, name: 乙区改, level: county}\r\n- {id: a, name: 甲区, level: county, code: \"990101\"}\r\n",
		},
		{"a document", "documents/p.yaml", "old\n", "new\n", "new\n"},
		{"a document that was corrected", "documents/p.yaml", "old \n", "new\n", "old \n"},
	} {
		if got := string(o.renew(c.path, []byte(c.before), []byte(c.now))); got != c.want {
			t.Errorf("%s: got\n%s\nwant\n%s", c.name, got, c.want)
		}
	}
}

func contents(t *testing.T, fsys fs.FS) map[string]string {
	t.Helper()
	out := map[string]string{}
	err := fs.WalkDir(fsys, ".", func(path string, entry fs.DirEntry, err error) error {
		if err == nil && !entry.IsDir() {
			var text []byte
			text, err = fs.ReadFile(fsys, path)
			out[path] = string(text)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func TestAFolderThatNobodyChangedBecomesANewOne(t *testing.T) {
	folder := fstest.MapFS{"areas.yaml": file(areasThen), "documents/p.yaml": file("old\n")}
	now := fstest.MapFS{dataset.FormatFile: file("format: 2\n"), "areas.yaml": file(areasNow), "documents/p.yaml": file("new\n")}
	changes, err := then().migrate(folder, now)
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range changes {
		folder[c.Path] = file(string(c.After))
	}
	if !maps.Equal(contents(t, folder), contents(t, now)) {
		t.Errorf("the folder has %v, a new one %v, or other words", slices.Sorted(maps.Keys(folder)), slices.Sorted(maps.Keys(now)))
	}
	if again, err := Folder(folder, now); err != nil || len(again) > 0 {
		t.Errorf("migrating again changes %d files: %v", len(again), err)
	}
}

// TestTheSumsOfFormat1AreWhole: each file of it is there, and a line for each entry.
func TestTheSumsOfFormat1AreWhole(t *testing.T) {
	o, err := readOriginal(format1)
	if err != nil {
		t.Fatal(err)
	}
	if len(o.files) != 8 || len(o.lines) != 386 {
		t.Errorf("%d files and %d lines", len(o.files), len(o.lines))
	}
	if _, err := readOriginal("areas.yaml many sum\n"); err == nil {
		t.Error("a size that is no number passes")
	}
}

func TestAChangeIsShownAsADiff(t *testing.T) {
	c := Change{"areas.yaml", []byte("a\nb\n"), []byte("a\nc\n")}
	if got, want := c.Diff(), "--- a/areas.yaml\n+++ b/areas.yaml\n@@ -1,2 +1,2 @@\n a\n-b\n+c\n"; got != want {
		t.Errorf("got\n%s", got)
	}
	fresh := Change{"dataset.yaml", nil, []byte("format: 2\n")}
	if got := fresh.Diff(); !strings.HasPrefix(got, "--- /dev/null\n+++ b/dataset.yaml\n") {
		t.Errorf("got\n%s", got)
	}
}

func TestANewerFolderIsRefused(t *testing.T) {
	if _, err := Folder(fstest.MapFS{dataset.FormatFile: file("format: 9\n")}, fstest.MapFS{}); err == nil || !strings.Contains(err.Error(), "use a newer policygraph") {
		t.Errorf("got %v", err)
	}
}
