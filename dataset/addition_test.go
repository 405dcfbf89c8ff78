package dataset_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"github.com/policygraph/policygraph/dataset"
	"github.com/policygraph/policygraph/dataset/synth"
)

func folderOf(agencies string) fstest.MapFS {
	return fstest.MapFS{
		"dataset.yaml":    {Data: []byte("format: 2\n")},
		"areas.yaml":      {Data: []byte("# places\n- {id: a, name: 甲区, level: county}\n")},
		"agencies.yaml":   {Data: []byte(agencies)},
		"indicators.yaml": {Data: []byte("[]\n")},
	}
}

func TestAddedEntriesGoBehindTheOthers(t *testing.T) {
	added := dataset.Addition{Vocabularies: dataset.Vocabularies{
		Agencies: []dataset.Body{{Area: "a", Name: "甲区财政局", Function: "财政局", Aliases: []string{"区财政局"}, New: true}},
	}}
	const line = "- {area: a, name: 甲区财政局, function: 财政局, aliases: [区财政局], new: true}\n"
	const known = "- {area: a, name: 甲区科技局, function: 科技局}\n"
	for _, c := range []struct{ name, before, after string }{
		{"comments stay", "# bodies\n- {area: a, name: 甲区科技局, function: 科技局} # moved in 2023\n", "# bodies\n- {area: a, name: 甲区科技局, function: 科技局} # moved in 2023\n" + line},
		{"no end of line", strings.TrimSpace(known), known + line},
		{"nothing but comments", "# none yet\n", "# none yet\n" + line},
		{"an empty list is written anew", "[]\n", line},
		{"so is another form", "  - area: a\n    name: 甲区科技局\n    function: 科技局\n", known + line},
	} {
		t.Run(c.name, func(t *testing.T) {
			d, err := dataset.Load(folderOf(c.before))
			if err != nil {
				t.Fatal(err)
			}
			files, err := d.Render(added)
			if err != nil {
				t.Fatal(err)
			}
			if got := string(files["agencies.yaml"]); got != c.after || len(files) != 1 {
				t.Errorf("%d files, agencies.yaml is\n%s", len(files), got)
			}
		})
	}
}

func TestAParentGoesIntoTheLineOfItsArea(t *testing.T) {
	d, err := dataset.Load(folderOf("[]\n"))
	if err != nil {
		t.Fatal(err)
	}
	added := dataset.Addition{Vocabularies: dataset.Vocabularies{Areas: []dataset.Area{{ID: "b", Name: "乙市", Level: "city"}}}, Parents: map[string]string{"a": "b"}}
	files, err := d.Render(added)
	if err != nil {
		t.Fatal(err)
	}
	want := "# places\n- {id: a, name: 甲区, level: county, partOf: b}\n- {id: b, name: 乙市, level: city}\n"
	if diff := cmp.Diff(want, string(files["areas.yaml"])); diff != "" {
		t.Error(diff)
	}
	if a, _ := d.With(added).Resolver().Area("甲区"); a.PartOf != "b" {
		t.Errorf("甲区 is part of %q", a.PartOf)
	}
	if d.Areas[0].PartOf != "" {
		t.Error("the dataset itself changed")
	}
}

func TestADatasetWithAnAdditionIsAnother(t *testing.T) {
	d := &dataset.Dataset{Files: []*dataset.File{{Slug: "b"}, {Slug: "d"}}}
	replaced := &dataset.File{Slug: "b"}
	after := d.With(dataset.Addition{Files: []*dataset.File{{Slug: "c"}, replaced}})
	var slugs []string
	for _, f := range after.Files {
		slugs = append(slugs, f.Slug)
	}
	if got := strings.Join(slugs, " "); got != "b c d" || after.Files[0] != replaced || len(d.Files) != 2 {
		t.Errorf("files are %s", got)
	}
}

func TestProposedEntriesAreNotedForReview(t *testing.T) {
	files := folderOf("- {area: a, name: 甲区财政局, function: 财政局, new: true}\n")
	files["areas.yaml"].Data = []byte("- {id: a, name: 甲区, level: county, partOf: \"330300\", new: true}\n")
	files["indicators.yaml"].Data = []byte("- {id: fu-hua-qi, name: 孵化器, unit: 家, new: true}\n")
	d, err := dataset.Load(files)
	if err != nil {
		t.Fatal(err)
	}
	var got strings.Builder
	for _, p := range d.Check(nil) {
		got.WriteString(p.String() + "\n")
	}
	const want = "agencies.yaml:1: note: agency 甲区财政局 was proposed by add; review it and remove new\n" +
		"areas.yaml:1: note: area 甲区 was proposed by add; review it and remove new\n" +
		"indicators.yaml:1: note: indicator 孵化器 was proposed by add; review it and remove new\n"
	if got.String() != want {
		t.Errorf("got\n%s", got.String())
	}
}

func TestFilesAreWrittenAllOrNone(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "data")
	if err := dataset.WriteFiles(dir, map[string][]byte{"areas.yaml": []byte("[]\n"), "documents/p.yaml": []byte("one\n")}); err != nil {
		t.Fatal(err)
	}
	err := dataset.WriteFiles(dir, map[string][]byte{"areas.yaml": []byte("- other\n"), "documents/p.yaml": []byte("two\n"), "documents/no/p.yaml": nil})
	if err == nil {
		t.Fatal("a file in a folder that is not there was written")
	}
	for path, want := range map[string]string{"areas.yaml": "[]\n", "documents/p.yaml": "one\n"} {
		got, err := os.ReadFile(filepath.Join(dir, path))
		if err != nil || string(got) != want {
			t.Errorf("%s holds %q (%v)", path, got, err)
		}
	}
	for _, pattern := range []string{".*", "*/.*"} {
		if left, err := filepath.Glob(filepath.Join(dir, pattern)); err != nil || len(left) > 0 {
			t.Errorf("left behind: %v %v", left, err)
		}
	}
}

func TestWhatIsWrittenLoadsAgain(t *testing.T) {
	dir := t.TempDir()
	want := &dataset.Dataset{Vocabularies: synth.Vocabularies(1), Files: synth.Files(0)}
	files, err := (&dataset.Dataset{}).Render(dataset.Addition{Vocabularies: want.Vocabularies, Files: want.Files})
	if err != nil {
		t.Fatal(err)
	}
	if err := dataset.WriteFiles(dir, files); err != nil {
		t.Fatal(err)
	}
	got, err := dataset.Load(os.DirFS(dir))
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(want, got, cmpopts.IgnoreUnexported(dataset.Dataset{}), cmpopts.EquateEmpty()); diff != "" {
		t.Error(diff)
	}
}

// TestAVocabularyThatWasNotReadIsWrittenWhole: a dataset made by a program has no
// file whose lines stay.
func TestAVocabularyThatWasNotReadIsWrittenWhole(t *testing.T) {
	area := func(id string) []dataset.Area { return []dataset.Area{{ID: id, Name: id, Level: "zone"}} }
	d := &dataset.Dataset{Vocabularies: dataset.Vocabularies{Areas: area("a")}}
	files, err := d.Render(dataset.Addition{Vocabularies: dataset.Vocabularies{Areas: area("b")}})
	if err != nil {
		t.Fatal(err)
	}
	if got, want := string(files["areas.yaml"]), "- {id: a, name: a, level: zone}\n- {id: b, name: b, level: zone}\n"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}
