package dataset_test

import (
	"os"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"github.com/policygraph/policygraph/dataset"
	"github.com/policygraph/policygraph/dataset/synth"
)

func TestWhatIsSavedLoadsAgain(t *testing.T) {
	dir := t.TempDir()
	want := &dataset.Dataset{Vocabularies: synth.Vocabularies(1), Files: synth.Files(0)}
	if err := want.Save(dir); err != nil {
		t.Fatal(err)
	}
	for _, f := range want.Files {
		if err := f.Save(dir); err != nil {
			t.Fatal(err)
		}
	}
	got, err := dataset.Load(os.DirFS(dir))
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(want, got, cmpopts.IgnoreUnexported(dataset.Dataset{}), cmpopts.EquateEmpty()); diff != "" {
		t.Error(diff)
	}
}
