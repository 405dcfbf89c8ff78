package extract_test

import (
	"testing"

	"github.com/policygraph/policygraph/dataset"
	"github.com/policygraph/policygraph/reading/extract"
)

func TestSummary(t *testing.T) {
	f := &dataset.File{
		Tasks:    make([]dataset.Task, 2),
		Targets:  make([]dataset.Figure, 1),
		SetAside: []dataset.Aside{{Class: "page"}, {Class: "date"}, {Class: "date"}},
		Unread:   []dataset.Unread{{Kind: "row"}},
	}
	want := "2 tasks, 1 targets, 0 observations, 0 platforms; set aside: date 2, page 1; unread: row 1"
	if got := extract.Summary(f); got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
	if got, want := extract.Summary(&dataset.File{}), "0 tasks, 0 targets, 0 observations, 0 platforms; set aside: nothing; unread: nothing"; got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
}
