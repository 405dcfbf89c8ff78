package dataset

import (
	"fmt"
	"slices"
)

// labels checks the labels that passages stand below or beside: of known kinds, each
// heading once, and none so long that it may be a sentence.
func (c *checker) labels(f *File) {
	seen := map[string]bool{}
	for i := range f.Headings {
		h, here := &f.Headings[i], c.at(f, fmt.Sprintf(".headings[%d]", i))
		here.needed("section", h.Section)
		here.label("label", h.Label)
		if seen[h.Section] {
			here.below(".section").wrong("keep one", "section %q has two headings", h.Section)
		}
		seen[h.Section] = true
		for j, column := range h.Columns {
			here := here.below(fmt.Sprintf(".columns[%d]", j))
			here.oneOf("role", column.Role, Roles().Words()...)
			here.label("label", column.Label)
		}
	}
	for i := range f.Tasks {
		for _, group := range f.Tasks[i].Groups {
			c.at(f, fmt.Sprintf(".tasks[%d].groups", i)).label("group", group)
		}
	}
	for list, figures := range map[string][]Figure{".targets": f.Targets, ".observations": f.Observations} {
		for i := range figures {
			for _, l := range figures[i].Context {
				here := c.at(f, fmt.Sprintf("%s[%d].context", list, i))
				here.oneOf("kind", l.Kind, ContextKinds().Words()...)
				here.label("label", l.Label)
			}
		}
	}
}

// absences checks what is said to be stated nowhere.
func (c *checker) absences(f *File) {
	for i := range f.Absences {
		a, here := &f.Absences[i], c.at(f, fmt.Sprintf(".absences[%d]", i))
		here.label("indicator", a.Indicator)
		here.label("says", a.Says)
		here.task(f, a.Task)
	}
}

// deadlines checks by when things are said to be done.
func (c *checker) deadlines(f *File) {
	for i := range f.Deadlines {
		d, here := &f.Deadlines[i], c.at(f, fmt.Sprintf(".deadlines[%d]", i))
		here.label("of", d.Of)
		if !periodForm.MatchString(d.By) {
			here.below(".by").wrong("give 2022, 2022-09 or 2022-09-30", "by is %q", d.By)
		}
		here.task(f, d.Task)
	}
}

// task reports a key of no task of the file.
func (p place) task(f *File, key string) {
	if key != "" && !slices.ContainsFunc(f.Tasks, func(t Task) bool { return t.Key == key }) {
		p.below(".task").wrong("give the key of a task of this file", "task %q is no task", key)
	}
}

// label reports a label that is missing, or too long for one.
func (p place) label(name, label string) {
	p.needed(name, label)
	if tooLongForLabel(label) {
		p.hint("cut it to %d characters and …: a label is a name, no sentence", longestLabel).wrong("", "%s %q is too long", name, label)
	}
}
