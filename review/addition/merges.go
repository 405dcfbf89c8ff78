package addition

import (
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"

	"github.com/policygraph/policygraph/dataset"
)

// Merge is a thing that documents call by several names, which the catalogue of bodies or
// the structure of the wordings made one, and nobody decided.
type Merge struct {
	ID, Name string
	Also     []string // what else documents call it
	Reason   string
}

// called is how a document calls a thing. Entry says that the thing has an entry that a
// person has looked at, or is a standard one: then its name counts as one, too.
type called struct {
	id, thing, name, reason string
	entry                   bool
}

// calledIn is how a document calls a thing, false where an entry says that the thing is
// called so.
func calledIn(m *dataset.Mention) (called, bool) {
	switch who, n := &m.Who, m.Measure; {
	case who.Area != nil && who.Body != nil && !who.Body.IsNameless():
		return called{m.ID, who.Body.Name, m.Named, reasonOf(m.Named), true}, !isOneOf(m.Named, who.Body.Name, who.Body.Aliases)
	case who.Area != nil:
		return called{m.ID, who.Name, who.Name, reasonOf(who.Name), false}, who.Body == nil || !isOneOf(who.Name, who.Body.Name, who.Body.Aliases)
	case n != nil:
		return called{m.ID, n.Name, m.Named, "the wordings have one structure", !n.New}, !isOneOf(m.Named, n.Name, n.Aliases)
	}
	return called{}, false
}

func reasonOf(name string) string {
	if strings.ContainsAny(dataset.Normal(name), "(<") {
		return "a second name stands in brackets"
	}
	return "the catalogue has them as names of one kind of body"
}

func isOneOf(name, own string, aliases []string) bool {
	is := func(other string) bool { return dataset.Normal(other) == dataset.Normal(name) }
	return is(own) || slices.ContainsFunc(aliases, is)
}

// mergesOf are the things that the added documents call otherwise than an entry, another
// document or another place of theirs, in order of their ids.
func mergesOf(added, others []links) []Merge {
	names := map[string]map[string]called{} // by id and normal name
	note := func(l *links, isNew bool) {
		for _, c := range l.called {
			if names[c.id] == nil && isNew {
				names[c.id] = map[string]called{}
			}
			if of, key := names[c.id], dataset.Normal(c.name); of != nil && of[key].id == "" {
				of[key] = c
			}
		}
	}
	for i := range added {
		note(&added[i], true)
	}
	for i := range others {
		note(&others[i], false)
	}
	var out []Merge
	for _, id := range slices.Sorted(maps.Keys(names)) {
		of := names[id]
		var m Merge
		for _, key := range slices.Sorted(maps.Keys(of)) {
			c := of[key]
			switch {
			case m.ID == "" && !c.entry: // the first name stands for the thing
				m = Merge{ID: id, Name: c.name, Reason: c.reason}
				continue
			case m.ID == "":
				m = Merge{ID: id, Name: c.thing, Reason: c.reason}
			}
			m.Also = append(m.Also, c.name)
		}
		if len(m.Also) > 0 {
			out = append(out, m)
		}
	}
	return out
}

// printMerges lists what was made one, with the command that takes a name out again.
func printMerges(w io.Writer, merges []Merge, most int, dir string) error {
	var b strings.Builder
	if len(merges) > 0 {
		fmt.Fprintf(&b, "made one without asking: %d; 'policygraph decide --data %s different ID NAME' takes a name out again\n", len(merges), dir)
	}
	for i := range merges[:min(most, len(merges))] {
		m := &merges[i]
		fmt.Fprintf(&b, "  %s, also %s: %s\n    %s\n", m.Name, strings.Join(m.Also, "、"), m.Reason, m.ID)
	}
	if rest := len(merges) - most; rest > 0 {
		fmt.Fprintf(&b, "  … and %d more\n", rest)
	}
	_, err := io.WriteString(w, b.String())
	return err
}
