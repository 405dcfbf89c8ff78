package dataset

import (
	"github.com/policygraph/policygraph/internal/naming"
	"github.com/policygraph/policygraph/ontology"
)

// Resolver finds the area, body or indicator that a name means in the
// vocabularies. Names are compared without regard to width, spaces, case and
// the form of brackets.
type Resolver struct {
	areas      *gazetteer
	entries    *entries
	indicators *measureIndex
	former     map[string]string // areas' ids that went, and those that they lead to
}

// Resolver indexes the vocabularies, with the decisions carried out.
func (v *Vocabularies) Resolver() *Resolver {
	v = v.Decided()
	known := newGazetteer(v.Areas)
	r := &Resolver{
		areas: known, entries: newEntries(v, v.bodiesApart(known)),
		indicators: newMeasureIndex(v.Indicators, v.indicatorsApart()), former: map[string]string{},
	}
	for _, moved := range v.Redirects {
		from, _ := ThingOf(moved.From)
		if to, _ := ThingOf(moved.To); from.Kind == ontology.KindArea && to.Kind == ontology.KindArea {
			r.former[from.Name] = to.Name
		} else if from.Kind == ontology.KindIndicator {
			r.indicators.former[from.Name] = to.Name
		}
	}
	return r
}

// Normal is the form that names are compared in.
func Normal(s string) string { return naming.Normal(s) }

// distinct normalises names, less the empty ones and repetitions.
func distinct(names []string) []string {
	var out []string
	seen := map[string]bool{"": true}
	for _, name := range names {
		if n := Normal(name); !seen[n] {
			seen[n] = true
			out = append(out, n)
		}
	}
	return out
}
