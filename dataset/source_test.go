package dataset_test

import (
	"bytes"
	"fmt"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/policygraph/policygraph/dataset"
)

// TestAFactHasItsLine in the form that Write gives and in any other that YAML allows.
func TestAFactHasItsLine(t *testing.T) {
	const written = "document:\n  title: 计划\n  kind: report\n  area: \"330305\"\n  sha256: x\n  start: 0\n  end: 2\n" +
		"observations:\n  - {key: 1, indicator: 甲, comparator: =, value: 1, start: 0, end: 1}\n  - {key: 2, indicator: 乙, comparator: =, value: 1, start: 1, end: 2}\n" +
		"platforms:\n  - {name: 甲园, kind: 园区, start: 0, end: 1}\n"
	for _, c := range []struct{ name, file, want string }{
		{"as written", written, "1 9 10 12"},
		{"with a comment", strings.Replace(written, "platforms:", "# 园区\nplatforms:", 1), "1 9 10 13"},
		{"on one line", strings.Replace(written, "  - {name: 甲园, kind: 园区, start: 0, end: 1}\n", "  [{name: 甲园, kind: 园区, start: 0, end: 1}]\n", 1), "1 9 10 12"},
	} {
		t.Run(c.name, func(t *testing.T) {
			d, err := dataset.Load(fstest.MapFS{
				"dataset.yaml": {Data: []byte("format: 2\n")}, "areas.yaml": {Data: []byte("[]\n")}, "agencies.yaml": {Data: []byte("[]\n")},
				"indicators.yaml": {Data: []byte("[]\n")}, "documents/plan.yaml": {Data: []byte(c.file)},
			})
			if err != nil {
				t.Fatal(err)
			}
			sources := d.SourcesOf(d.Files[0])
			var got []string
			for _, at := range []struct {
				list string
				i    int
			}{{"document", 0}, {"observations", 0}, {"observations", 1}, {"platforms", 0}} {
				s, known := sources.Of(at.list, at.i)
				if !known || s.File != "documents/plan.yaml" {
					t.Errorf("%s %d stands at %v", at.list, at.i, s)
				}
				got = append(got, fmt.Sprint(s.Line))
			}
			if s := strings.Join(got, " "); s != c.want {
				t.Errorf("lines %s, want %s", s, c.want)
			}
			if _, known := sources.Of("platforms", 1); known {
				t.Error("a platform that is not there has a line")
			}
		})
	}
}

func TestWhatWasNotReadFromFilesHasNoLines(t *testing.T) {
	f, err := dataset.Read(bytes.TrimSpace([]byte(checkFile)), "plan")
	if err != nil {
		t.Fatal(err)
	}
	d := &dataset.Dataset{Files: []*dataset.File{f}}
	if s, known := d.SourcesOf(f).Of("tasks", 0); known {
		t.Errorf("it stands at %v", s)
	}
}
