package dataset_test

import (
	"errors"
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"github.com/policygraph/policygraph/dataset"
)

func folder(changes map[string]string) fstest.MapFS {
	files := map[string]string{
		"dataset.yaml":         "format: 2\n",
		"areas.yaml":           "- {id: \"990101\", name: 青川区, level: county}\n",
		"agencies.yaml":        "- {area: \"990101\", name: 青川区科技局, function: 科技局, aliases: [区科技局]}\n",
		"indicators.yaml":      "[]\n",
		"documents/b-two.yaml": "document:\n  title: 乙\n  kind: report\n  sha256: b\n  start: 0\n  end: 1\n",
		"documents/a-one.yaml": "document:\n  title: 甲\n  kind: plan\n  sha256: a\n  start: 0\n  end: 1\n",
	}
	for name, text := range changes {
		files[name] = text
		if text == "" {
			delete(files, name)
		}
	}
	fsys := fstest.MapFS{}
	for name, text := range files {
		fsys[name] = &fstest.MapFile{Data: []byte(text)}
	}
	return fsys
}

func TestLoadReadsAFolderInOrderOfSlugs(t *testing.T) {
	d, err := dataset.Load(folder(map[string]string{"documents/a.yaml": "document:\n  title: 丙\n  kind: plan\n  sha256: c\n  start: 0\n  end: 1\n"}))
	if err != nil {
		t.Fatal(err)
	}
	var slugs []string
	for _, f := range d.Files {
		slugs = append(slugs, f.Slug+" "+f.Document.Title)
	}
	if diff := cmp.Diff([]string{"a 丙", "a-one 甲", "b-two 乙"}, slugs); diff != "" {
		t.Error(diff)
	}
	if len(d.Areas) != 1 || d.Agencies[0].Aliases[0] != "区科技局" {
		t.Errorf("vocabularies: %+v", d.Vocabularies)
	}
}

func TestLoadNamesEveryFault(t *testing.T) {
	_, err := dataset.Load(folder(map[string]string{
		"areas.yaml":           "",
		"colours.yaml":         "[]",
		"agencies.yaml":        "- {area: x, colour: red}\n",
		"documents/a-one.yaml": "document:\n  titel: 甲\n",
	}))
	if !errors.Is(err, dataset.ErrInvalid) {
		t.Fatalf("got %v", err)
	}
	for _, want := range []string{"areas.yaml is missing", `"colours.yaml" is not read: unknown file`, "agencies.yaml:1: unknown field", "documents/a-one.yaml:2: unknown field"} {
		if !strings.Contains(err.Error(), want) {
			t.Errorf("%q is not said in: %v", want, err)
		}
	}
}

func TestVersionFollowsTheFacts(t *testing.T) {
	version := func(changes map[string]string) string {
		d, err := dataset.Load(folder(changes))
		if err != nil {
			t.Fatal(err)
		}
		v, err := d.Version()
		if err != nil {
			t.Fatal(err)
		}
		return v
	}
	base := version(nil)
	if same := version(map[string]string{"areas.yaml": "# a comment\n- id: \"990101\"\n  name: 青川区\n  level: county\n"}); same != base {
		t.Errorf("another layout, another version: %s, %s", base, same)
	}
	if other := version(map[string]string{"areas.yaml": "- {id: \"990101\", name: 青山区, level: county}\n"}); other == base {
		t.Error("another fact, the same version")
	}
}

// TestLoadTellsOfWhatItDoesNotRead: a file that looks as if it were of the dataset is
// not passed over.
func TestLoadTellsOfWhatItDoesNotRead(t *testing.T) {
	for name, want := range map[string]string{
		"documents/c.yml":       "ends in .yaml",
		"documents/c.YAML":      "ends in .yaml",
		"documents/c.json":      "ends in .yaml",
		"documents/more/c.yaml": "a folder within documents",
		"areas.yml":             "ends in .yaml",
		"documents/a\nb.yaml":   "control character",
	} {
		_, err := dataset.Load(folder(map[string]string{name: "document:\n  title: 丙\n"}))
		if !errors.Is(err, dataset.ErrInvalid) || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: %v, want it to say %q", name, err, want)
		}
	}
	if _, err := dataset.Load(folder(map[string]string{"README.md": "read me", "documents/.keep": "x", "changes.txt": "x"})); err != nil {
		t.Errorf("files that are no dataset's are complained of: %v", err)
	}
}

// TestLoadReadsOrdinaryFilesOnly: a pipe or a device has no end.
func TestLoadReadsOrdinaryFilesOnly(t *testing.T) {
	for name, mode := range map[string]fs.FileMode{"a pipe": fs.ModeNamedPipe, "a device": fs.ModeDevice} {
		fsys := folder(nil)
		fsys["documents/c.yaml"] = &fstest.MapFile{Mode: mode}
		if _, err := dataset.Load(fsys); !errors.Is(err, dataset.ErrInvalid) || !strings.Contains(err.Error(), "no ordinary file") {
			t.Errorf("%s: %v", name, err)
		}
	}
}
