package dataset

import "strings"

// Announcement is how many items a document says that a list of its has
// (重点工作(53项)), whatever the list then holds.
type Announcement struct {
	Of      string `json:"of" yaml:"of"` // the list: an annex (A1), or the Key of the task that has the items below it
	Count   int    `json:"count" yaml:"count"`
	Unit    string `json:"unit,omitempty" yaml:"unit,omitempty"` // as written: 项
	Locator `yaml:",inline"`
}

// Listed are the tasks of a list, in the file's order: the rows of the annex of
// that name, or what is below the task of that key. Numbered are the list's own
// items, rows those that have no part below them: an item of three sub-rows is
// one number and three rows.
func (f *File) Listed(of string) (numbered, rows []*Task) {
	parents := map[string]bool{}
	for i := range f.Tasks {
		parents[f.Tasks[i].Parent] = true
	}
	in := map[string]bool{}
	for i := range f.Tasks {
		t := &f.Tasks[i]
		part := in[t.Parent]
		if !part && t.Parent != of && !strings.HasPrefix(t.Key, of+".") {
			continue
		}
		in[t.Key] = true
		if !part {
			numbered = append(numbered, t)
		}
		if !parents[t.Key] {
			rows = append(rows, t)
		}
	}
	return numbered, rows
}
