package dataset

import (
	"fmt"
	"slices"

	"github.com/policygraph/policygraph/internal/bilingual"
	"github.com/policygraph/policygraph/vocabulary/bodies"
)

// UnknownBody is a body that neither the dataset nor the catalogue of bodies knows,
// or whose place nothing tells.
type UnknownBody struct {
	Identity
	Stated  string       // the name as first written
	Nearest *bodies.Kind // the kind that its name is most like, nil where it is like none
}

// UnknownBodies are those that names as written mean, each once, in their order.
func (n *Names) UnknownBodies(stated ...string) []UnknownBody {
	var out []UnknownBody
	for _, name := range stated {
		for _, part := range n.Agencies(name) {
			isSame := func(other UnknownBody) bool {
				return other.Area == part.Area && other.Key == part.Key
			}
			if part.Known() && !part.Unplaced || part.Area == nil || slices.ContainsFunc(out, isSame) {
				continue
			}
			nearest, ok := bodies.Nearest(part.Function)
			if !ok {
				nearest = nil
			}
			out = append(out, UnknownBody{part.Identity, part.Name, nearest})
		}
	}
	return out
}

// namedBodies notes each body that a document names in its tasks or its organisation
// and that nothing knows, and names that are none's.
func (c *checker) namedBodies(f *File, names *Names) {
	reported := map[string]bool{}
	for i := range f.Tasks {
		for j, a := range f.Tasks[i].Assignments {
			c.at(f, fmt.Sprintf(".tasks[%d].assignments[%d].agency", i, j)).namedBody(a.Agency, names, reported)
		}
	}
	for i, o := range f.Organisation {
		c.at(f, fmt.Sprintf(".organisation[%d].agency", i)).namedBody(o.Agency, names, reported)
	}
}

// namedBody notes a name that is none's, or of bodies that nothing knows, unless that
// is reported.
func (p place) namedBody(name string, names *Names, reported map[string]bool) {
	if name == "" || reported[Normal(name)] {
		return
	}
	reported[Normal(name)] = true
	parts := names.Agencies(name)
	switch {
	case len(parts) == 0:
		p.note("correct it, or say under agencies which body it is an aliasOf", "agency %q is half a name and means no body", name)
	case len(parts) > 1:
		p.note("correct it if it is one", "agency %q is read as two bodies, %s and %s", name, parts[0].Name, parts[1].Name)
	}
	for _, unknown := range names.UnknownBodies(name) {
		if key := unknown.Area.ID + ":" + unknown.Key; !reported[key] {
			reported[key] = true
			p.todo = unknown.advice()
			p.note("", "agency %q is in no vocabulary and becomes one of its own", unknown.Name)
		}
	}
}

// advice says what to do about a body that nothing knows.
func (u UnknownBody) advice() bilingual.Text {
	if u.Nearest == nil {
		return Saying("add it to agencies.yaml, or say under agencies which body it is an aliasOf")
	}
	return Saying("add it to agencies.yaml, or say under agencies which body it is an aliasOf; the nearest kind is %s (%s)", u.Nearest.Name, u.Nearest.Usual)
}

// kindsOf notes kinds of an entry that the catalogue does not have.
func (p place) kindsOf(b *Body) {
	for i, kind := range b.Functions {
		if _, ok := bodies.ByName(kind); ok {
			continue
		}
		here := p.below(fmt.Sprintf(".functions[%d]", i)).hint("give a kind that 'policygraph vocabulary bodies' lists, if one fits")
		if nearest, ok := bodies.Nearest(kind); ok {
			here = here.hint("give %s if that is meant", nearest.Name)
		}
		here.note("", "%q is no kind of the catalogue of bodies", kind)
	}
}
