package main

import (
	"strings"
	"testing"

	"github.com/policygraph/policygraph/dataset"
	"github.com/policygraph/policygraph/loader"
)

// TestVersionIsOfTheProgramAndOfTheData compares what version prints with the
// version that the graph carries into a store.
func TestVersionIsOfTheProgramAndOfTheData(t *testing.T) {
	folder, _ := example(t, func(*dataset.File) {})
	printed := map[string]bool{}
	for _, dir := range []string{"", folder} {
		d, err := loadDataset(dir)
		if err != nil {
			t.Fatal(err)
		}
		g, err := loader.BuildChecked(d)
		if err != nil {
			t.Fatal(err)
		}
		args := []string{"version"}
		if dir != "" {
			args = append(args, "--data", dir)
		}
		code, stdout, stderr := call(t, args...)
		if code != 0 || !strings.HasPrefix(stdout, "policygraph ") || !strings.HasSuffix(stdout, "\ndata "+g.Version+"\n") || len(g.Version) != 12 {
			t.Errorf("%v: exit %d, want data %s:\n%s%s", args, code, g.Version, stdout, stderr)
		}
		printed[stdout] = true
	}
	if len(printed) != 2 {
		t.Error("two datasets have one version")
	}
}
