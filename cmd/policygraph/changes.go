package main

import (
	"os/user"

	"github.com/policygraph/policygraph/dataset"
)

// recorded are the entries of changes.yaml for what differs between two states of a
// dataset, a document each. Of says who made the change, when and how.
func recorded(before, after *dataset.Dataset, of dataset.Change) []dataset.Change {
	old := map[string]*dataset.File{}
	for _, f := range before.Files {
		old[f.Slug] = f
	}
	var out []dataset.Change
	comparer := dataset.NewComparer(&after.Vocabularies)
	compare := func(was, is *dataset.File) {
		c := comparer.Compare(was, is)
		c.On, c.By, c.Act = of.On, of.By, of.Act
		if c.Facts() > 0 {
			out = append(out, c)
		}
	}
	for _, f := range after.Files {
		if was := old[f.Slug]; was != f {
			compare(was, f)
		}
		delete(old, f.Slug)
	}
	for _, f := range before.Files {
		if old[f.Slug] != nil {
			compare(f, nil)
		}
	}
	return out
}

// userName is who uses the program, as the system calls them.
func userName() string {
	if u, err := user.Current(); err == nil {
		return u.Username
	}
	return ""
}
