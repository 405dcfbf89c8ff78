package dataset

import (
	"slices"

	"github.com/policygraph/policygraph/ontology"
)

// Mention is a thing that a document names: a body, an indicator, an area, a platform or
// a cited plan.
type Mention struct {
	ID    string // of the graph; of a platform by its normal name, of a plan as if it were only cited
	Named string // as written
	Locator

	Who     Identity   // a body's
	Area    *Area      // of an area itself; of a platform, or of what a figure is for
	Measure *Indicator // of a figure
}

// Mentions are the things that a document names, wherever it does. Names are all that is
// looked at, so that this costs a small part of building the document's graph.
func (r *Resolver) Mentions(f *File) []Mention {
	var out []Mention
	add := func(m Mention) { out = append(out, m) }
	names := r.Names(f)
	body := func(named string, at Locator) {
		for _, part := range names.Agencies(named) {
			if part.Area != nil {
				add(Mention{ID: r.AgencyID(part.Identity), Named: part.Name, Locator: at, Who: part.Identity})
			}
		}
	}
	for i := range f.Tasks {
		for _, as := range f.Tasks[i].Assignments {
			body(as.Agency, as.Locator)
		}
	}
	for i := range f.Organisation {
		body(f.Organisation[i].Agency, f.Organisation[i].Locator)
	}
	for _, issuer := range f.Document.Issuers {
		body(issuer, f.Document.Locator)
	}
	area := func(ref, named string, at Locator) *Area {
		a, ok := r.Area(ref)
		if !ok {
			return nil
		}
		add(Mention{ID: ontology.AreaID(a.ID), Named: named, Locator: at, Area: a})
		return a
	}
	home := area(f.Document.Area, f.Document.Area, f.Document.Locator)
	measures := r.Measures(f)
	for _, g := range f.figures() {
		of := home
		if g.Area != "" {
			of = area(g.Area, g.Area, g.Locator)
		}
		n := measures[g].Indicator
		add(Mention{ID: ontology.IndicatorID(n.ID), Named: g.Indicator, Locator: g.Locator, Area: of, Measure: n})
	}
	for i := range f.Platforms {
		p := &f.Platforms[i]
		of := home
		if p.Area != "" {
			of = area(p.Area, p.Area, p.Locator)
		}
		if of != nil {
			add(Mention{ID: ontology.PlatformID(of.ID, Normal(p.Name)), Named: p.Name, Locator: p.Locator, Area: of})
		}
	}
	for _, c := range slices.Concat(f.Document.BasedOn, f.Document.Supersedes) {
		add(Mention{ID: ontology.CitedPlanID(c.DocNumber, c.Title), Named: c.Title, Locator: c.Locator})
	}
	return out
}
