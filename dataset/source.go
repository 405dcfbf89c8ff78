package dataset

import (
	"bytes"
	"fmt"
	"regexp"
)

// Source is where a fact stands in the dataset: a file by its path in the data folder,
// and a line.
type Source struct {
	File string
	Line int
}

// FileSources tell where the facts of one file stand. Those of a dataset that was not read
// from files know nothing.
type FileSources struct {
	path  string
	lists map[string][]int // the lines that the items of each list begin in
}

// SourcesOf reads where the facts of a file stand.
func (d *Dataset) SourcesOf(f *File) FileSources {
	path := PathOf(f.Slug)
	return FileSources{path, listsOf(d.sources[path], map[string]int{
		"tasks": len(f.Tasks), "targets": len(f.Targets), "observations": len(f.Observations),
		"platforms": len(f.Platforms), "announcements": len(f.Announcements), "deadlines": len(f.Deadlines), "warnings": len(f.Warnings),
	})}
}

// Of is where the item of a list stands, or the document as the only item of its own;
// false where that is not known.
func (s FileSources) Of(list string, i int) (Source, bool) {
	if i < 0 || i >= len(s.lists[list]) {
		return Source{}, false
	}
	return Source{s.path, s.lists[list][i]}, true
}

var (
	listHead = regexp.MustCompile(`^(\w+):`)
	listItem = regexp.MustCompile(`^(?:  )?- `)
)

// listsOf finds the lines that the items of the lists of a file begin in. It reads the
// form that Write gives, and any in which items begin a line, since a whole reading of
// YAML would take as long again as Load. Where it finds another number of items than
// there are, the YAML is read after all.
func listsOf(raw []byte, want map[string]int) map[string][]int {
	if raw == nil {
		return nil
	}
	found, list, n := map[string][]int{}, "", 0
	for line := range bytes.Lines(raw) {
		n++
		if m := listHead.FindSubmatch(line); m != nil {
			list = string(m[1])
			if list == "document" {
				found[list] = []int{n}
			}
		} else if listItem.Match(line) {
			found[list] = append(found[list], n)
		}
	}
	var all lines
	for name, items := range want {
		if len(found[name]) == items {
			continue
		}
		if all == nil {
			all = linesOf(raw)
		}
		found[name] = nil
		for i := range items {
			found[name] = append(found[name], all.line(fmt.Sprintf(".%s[%d]", name, i)))
		}
	}
	return found
}
