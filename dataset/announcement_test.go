package dataset_test

import (
	"strings"
	"testing"

	"github.com/policygraph/policygraph/dataset"
)

func TestAListHasNumbersAndRows(t *testing.T) {
	f := &dataset.File{}
	for _, key := range []string{"二", "二1", "二2", "A1.01", "A1.02", "A1.02.1", "A1.02.2", "A10.01", "A2.01"} {
		task := dataset.Task{Key: key}
		switch key {
		case "二1", "二2", "A2.01": // a row of an annex may belong to the body's item
			task.Parent = "二"
		case "A1.02.1", "A1.02.2":
			task.Parent = "A1.02"
		}
		f.Tasks = append(f.Tasks, task)
	}
	for of, want := range map[string]string{
		"A1":  "A1.01 A1.02 / A1.01 A1.02.1 A1.02.2",
		"A2":  "A2.01 / A2.01",
		"A10": "A10.01 / A10.01",
		"二":   "二1 二2 A2.01 / 二1 二2 A2.01",
		"A3":  " / ",
	} {
		numbered, rows := f.Listed(of)
		if got := keys(numbered) + " / " + keys(rows); got != want {
			t.Errorf("%s lists %q, want %q", of, got, want)
		}
	}
}

func keys(tasks []*dataset.Task) string {
	var out []string
	for _, t := range tasks {
		out = append(out, t.Key)
	}
	return strings.Join(out, " ")
}
